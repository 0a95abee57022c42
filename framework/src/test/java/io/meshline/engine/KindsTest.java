package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.meshline.config.ConfigLoader;
import io.meshline.config.ConfigSource;
import io.meshline.error.ErrorCode;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.fixture.Golden;
import io.meshline.model.AnomalyRule;
import io.meshline.model.Dataset;
import io.meshline.model.Derivation;
import io.meshline.model.FileFormat;
import io.meshline.model.JsonPath;
import io.meshline.model.Mesh;
import io.meshline.model.Query;
import io.meshline.model.Treatment;
import io.meshline.plan.Change;
import io.meshline.plan.DatasetState;
import io.meshline.plan.Planner;
import io.meshline.plan.Refresh;
import io.meshline.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever adds a kind finds here what it takes: a reference, an example that all can copy, and every room's answer. */
class KindsTest {
    /** What the configuration reference says of each kind. */
    private static final Map<Class<?>, String> REFERENCE = Map.ofEntries(
            Map.entry(Dataset.Raw.class, "| `raw` | [Raw datasets](#raw-datasets) |"),
            Map.entry(Dataset.Manual.class, "| `manual` | [Manual datasets](#manual-datasets) |"),
            Map.entry(Dataset.External.class, "| `external` | [External datasets](#external-datasets) |"),
            Map.entry(Dataset.Events.class, "| `events` | [Events](#events) |"),
            Map.entry(Dataset.Entities.class, "| `entities` | [Entities](#entities) |"),
            Map.entry(Dataset.Aggregate.class, "| `aggregates` | [Aggregates](#aggregates) |"),
            Map.entry(Query.Sql.class, "| `sql` |"),
            Map.entry(Query.Transformation.class, "| `transformation` |"),
            Map.entry(Derivation.FromSource.class, "| `from` | a string or a list of at least one |"),
            Map.entry(Derivation.FromExpression.class, "| `expression` |"),
            Map.entry(AnomalyRule.ChangeRate.class, "change-rate compares with the last batch"),
            Map.entry(AnomalyRule.OnlineNormal.class, "online-normal with mean and standard deviation"),
            Map.entry(AnomalyRule.HoltWinters.class, "holt-winters with what their trend and season foretell"),
            Map.entry(Treatment.Drop.class, "| `treat` | one of drop, encrypt, generalise, hash, mask, none |"),
            Map.entry(Treatment.Mask.class, "mask: letters and digits are replaced"),
            Map.entry(Treatment.Hash.class, "hash: a keyed code that can be joined"),
            Map.entry(Treatment.Encrypt.class, "encrypt: who holds the key can read it"),
            Map.entry(Treatment.Generalise.class, "generalise: year, network or prefix"),
            Map.entry(Treatment.Untreated.class, "none: only where pii.untreated has the kind"),
            Map.entry(FileFormat.Csv.class, "csv: separated values with a header line"),
            Map.entry(FileFormat.Json.class, "json: documents, kept whole"),
            Map.entry(FileFormat.Changes.class, "debezium, canal, maxwell: documents that tell changes"));

    private static final Problems PROBLEMS = new Problems();
    private static final Mesh MESH =
            ConfigLoader.load(new ConfigSource(Path.of("../conf"), "local", List.of(), Map.of()), PROBLEMS);
    private static final Project PROJECT = Project.check(MESH, PROBLEMS);

    static Stream<Class<?>> kinds() {
        return new ClassFileImporter()
                .importPackages("io.meshline.model").stream()
                        // Below are kinds of what is found in data, which nobody configures.
                        .filter(type -> type.getPackageName().equals("io.meshline.model"))
                        .map(JavaClass::reflect)
                        .filter(Class::isSealed)
                        // The steps of a path are parts of one text and are declared nowhere by themselves.
                        .filter(family -> !family.equals(JsonPath.Step.class))
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    static Stream<Class<?>> datasetKinds() {
        return Arrays.stream(Dataset.class.getPermittedSubclasses());
    }

    @Test
    void knowsEveryKind() {
        assertThat(kinds()).containsExactlyInAnyOrderElementsOf(REFERENCE.keySet());
    }

    @Test
    void findsNothingWrongWithTheExamples() {
        // The Java transformations are in the module of the jobs.
        assertThat(PROBLEMS.sorted())
                .filteredOn(problem -> !problem.message().contains("'io.meshline.jobs."))
                .isEmpty();
        assertThat(PROBLEMS.sorted()).extracting(Problem::code).containsOnly(ErrorCode.INVALID_TRANSFORMATION);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theReferenceDescribesEachKind(Class<?> kind) throws IOException {
        assertThat(Path.of("../docs/reference/configuration.md"))
                .content()
                .contains(REFERENCE.getOrDefault(kind, "a row for " + kind.getName()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theConfigurationShowsAndThePlanTellsOfEachKind(Class<?> kind) throws IOException {
        assertThat(examples(kind)).as("example of %s in conf/", kind).isNotEmpty();
        assertThat(Files.readString(Path.of("src/test/resources/golden/plan-of-the-examples.txt")))
                .contains(examples(kind).map(example -> example.id() + " ").toList());
    }

    @ParameterizedTest
    @MethodSource("datasetKinds")
    void eachKindOfDatasetHasADecoderAndAnExecutorOfItsName(Class<?> kind) throws ClassNotFoundException {
        assertThat(Class.forName("io.meshline.config." + kind.getSimpleName() + "Decoder"))
                .isNotNull();
        assertThat(examples(kind).map(example -> Executor.of(example).getClass().getSimpleName()))
                .containsOnly(kind.getSimpleName() + "Executor");
    }

    @ParameterizedTest
    @MethodSource("datasetKinds")
    void theAnalysisKnowsColumnsAndFingerprintOfEachKind(Class<?> kind) {
        assertThat(examples(kind)).allSatisfy(example -> {
            assertThat(PROJECT.analyzed().schemas()).containsKey(example.id());
            assertThat(PROJECT.analyzed().fingerprints()).containsKey(example.id());
        });
    }

    @Test
    void plansTheExamplesInTheOrderInWhichDomainsNeedEachOther() {
        RunPlan plan = new Planner(MESH, PROJECT.graph(), PROJECT.gateCosts())
                .plan(PROJECT.graph().order(), Refresh.INCREMENTAL, KindsTest::beforeTheFirstRun);
        Golden.check("plan-of-the-examples.txt", plan.toText());
    }

    private static DatasetState beforeTheFirstRun(Dataset dataset) {
        List<Change> changes = dataset instanceof Dataset.Raw ? List.of(new Change.NewFiles(20, 619_418)) : List.of();
        return new DatasetState(DatasetState.Table.ABSENT, PROJECT.graph().inputs(dataset.id()), changes);
    }

    private static Stream<Dataset> examples(Class<?> kind) {
        return MESH.datasets().values().stream()
                .filter(dataset -> parts(dataset).anyMatch(kind::isInstance));
    }

    /** A value and all values that it is made of. */
    private static Stream<Object> parts(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(KindsTest::parts);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(KindsTest::parts);
        }
        Stream<Object> components = value instanceof Record record
                ? Arrays.stream(record.getClass().getRecordComponents()).flatMap(component -> {
                    try {
                        return parts(component.getAccessor().invoke(record));
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                })
                : Stream.empty();
        return Stream.concat(Stream.of(value), components);
    }
}
