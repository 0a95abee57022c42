package io.meshline.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.commit.TableSpec;
import io.meshline.delta.FileSet;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Audits generated tables as they are staged, with what their files tell, and holds each verdict and each figure against
 * those of Deequ by itself on the committed table. A seed makes a table and its rules: {@code -Dparity.first=17
 * -Dparity.cases=1} tries one, {@code -Dparity.slow.cases=1000} many.
 */
@ExtendWith(SharedSpark.class)
class DeequParityPropertyTest {
    private static final long FIRST = Long.getLong("parity.first", 1);
    private static final long CASES = Long.getLong("parity.cases", 7);
    private static final long SLOW_CASES = Long.getLong("parity.slow.cases", 200);

    private static final int CASES_FOR_ALL_KINDS = 30;

    private static final Map<RuleKind, Set<Outcome>> SEEN = new EnumMap<>(RuleKind.class);

    private static int cases;

    private final SparkSession spark;

    @TempDir
    private Path folder;

    DeequParityPropertyTest(SparkSession spark) {
        this.spark = spark;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void verdictsAndFiguresAreThoseOfDeequOnTheCommittedTable(long seed) {
        cases++;
        GeneratedTable table = GeneratedTable.of(seed);
        List<String> rules = GeneratedRules.of(table, seed);
        List<String> rowRules = GeneratedRules.onRows(table, seed);
        assertThat(objections(rules, Severity.ERROR, table)).as("seed %d", seed).isEmpty();
        assertThat(objections(rowRules, Severity.QUARANTINE, table))
                .as("seed %d", seed)
                .isEmpty();

        TableSpec spec = table.in(folder.resolve("generated"));
        Audit audit = auditAndCommit(spec, table, gate(rules, Severity.WARN));
        Dataset<Row> committed = spark.read().format("delta").load(spec.path());
        String told = "seed %d, %s".formatted(seed, table);
        if (table.rows().isEmpty()) {
            compareWhatIsDefinedOnNoRows(rules, audit, committed);
            return;
        }
        FreshDeequ deequ = FreshDeequ.on(committed, rules);
        compareVerdicts(told, audit, deequ.outcomes());
        compareFigures(told, audit, deequ.figures());
        compareRows(told, rowRules, committed);
    }

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + CASES);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void soItIsForManyTables(long seed) {
        verdictsAndFiguresAreThoseOfDeequOnTheCommittedTable(seed);
    }

    static LongStream manySeeds() {
        return LongStream.range(1000, 1000 + SLOW_CASES);
    }

    @AfterAll
    static void everyKindOfRuleHeldAndWasBroken() {
        if (cases < CASES_FOR_ALL_KINDS) {
            return;
        }
        for (RuleKind kind : RuleKind.values()) {
            if (!kind.comparesDatasets()) {
                assertThat(SEEN.get(kind)).as(kind.dqdl()).containsExactlyInAnyOrder(Outcome.values());
            }
        }
    }

    private static List<String> objections(List<String> rules, Severity severity, GeneratedTable table) {
        Problems problems = new Problems();
        gate(rules, severity)
                .rules()
                .forEach(rule -> RuleChecker.check(rule, new Schemas(table.schema(), Map.of()), problems));
        return problems.sorted().stream().map(Problem::message).toList();
    }

    private Audit auditAndCommit(TableSpec spec, GeneratedTable table, Gate gate) {
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(table.rows(spark), FileSet.NONE);
            Audit audit = Auditor.audit(gate, Batch.of(staged.rows(), staged.statistics()), 0);
            staged.commit(new Commit(1, List.of(), "{}"));
            return audit;
        }
    }

    private static void compareWhatIsDefinedOnNoRows(List<String> rules, Audit audit, Dataset<Row> committed) {
        List<String> defined = rules.stream()
                .filter(rule -> Dqdl.singles(Dqdl.parse(rule))
                        .allMatch(single ->
                                RuleKind.of(single.getRuleType()).orElseThrow().isDefinedOnNoRows()))
                .toList();
        assertThat(defined).isNotEmpty();
        Map<String, Outcome> expected = FreshDeequ.on(committed, defined).outcomes();
        for (Verdict verdict : audit.verdicts()) {
            if (defined.contains(verdict.rule())) {
                assertThat(verdict.outcome()).as(verdict.rule()).isEqualTo(expected.get(text(verdict.rule())));
            } else if (Dqdl.parse(verdict.rule()).getNestedRules().isEmpty()) {
                assertThat(verdict.reason()).isEqualTo("not evaluated: the batch has no rows");
            }
        }
    }

    private static void compareVerdicts(String told, Audit audit, Map<String, Outcome> expected) {
        for (Verdict verdict : audit.verdicts()) {
            assertThat(verdict.outcome())
                    .as("%s: %s", verdict.rule(), told)
                    .isEqualTo(expected.get(text(verdict.rule())));
            RuleKind.of(Dqdl.parse(verdict.rule()).getRuleType())
                    .ifPresent(kind -> SEEN.computeIfAbsent(kind, any -> EnumSet.noneOf(Outcome.class))
                            .add(verdict.outcome()));
        }
    }

    private static void compareFigures(String told, Audit audit, Map<String, Double> expected) {
        Map<String, Double> ours = new HashMap<>();
        audit.metrics().forEach(metric -> ours.put(metric.name() + " of " + metric.instance(), metric.value()));
        expected.forEach((name, value) -> {
            assertThat(ours).as("%s: %s", name, told).containsKey(name);
            // Sums of doubles depend on the order of the rows.
            assertThat(ours.get(name)).as("%s: %s", name, told).isCloseTo(value, within(Math.abs(value) * 1e-12));
        });
    }

    private static void compareRows(String told, List<String> rules, Dataset<Row> committed) {
        Dataset<Row> judged = Deequ.judgedRows(String.join(",\n", rules), committed);
        Column[] differences = RowRule.of(gate(rules, Severity.QUARANTINE)).stream()
                .map(rule -> when(
                        rule.holds()
                                .eqNullSafe(lit(true))
                                .equalTo(array_contains(col("DataQualityRulesFail"), text(rule.text()))),
                        concat(lit(rule.text() + " on row "), col("id"))))
                .toArray(Column[]::new);
        assertThat(judged.select(array_compact(array(differences)).as("differences"))
                        .filter("size(differences) > 0")
                        .collectAsList())
                .as(told)
                .isEmpty();
    }

    private static String text(String rule) {
        return Dqdl.parse(rule).toString();
    }

    private static Gate gate(List<String> rules, Severity severity) {
        return new Gate(rules.stream()
                .map(rule -> new QualityRule(rule, severity, Invoices.HERE))
                .toList());
    }
}
