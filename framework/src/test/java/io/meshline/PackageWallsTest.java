package io.meshline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PackageWallsTest {
    private static final String ROOT = "io.meshline.";

    /** Which rooms and which libraries each room may import. */
    private static final Map<String, Set<String>> ROOMS = new TreeMap<>(Map.ofEntries(
            Map.entry("error", Set.of()),
            Map.entry("model", Set.of("error")),
            Map.entry("config", Set.of("model", "error")),
            Map.entry("transform", Set.of()),
            Map.entry("analysis", Set.of("model", "error", "transform")),
            Map.entry("plan", Set.of("model", "error")),
            Map.entry("schedule", Set.of("model", "error", "plan")),
            Map.entry("delta", Set.of("model", "error")),
            Map.entry("io", Set.of("model", "error", "delta")),
            Map.entry("commit", Set.of("model", "error", "delta")),
            Map.entry("quality", Set.of("model", "error")),
            Map.entry("clean", Set.of("model", "error", "quality")),
            Map.entry("report", Set.of("model", "error")),
            Map.entry("submit", Set.of("error")),
            Map.entry("alert", Set.of("model", "error", "report")),
            Map.entry("lineage", Set.of("model", "error", "report")),
            Map.entry(
                    "engine",
                    Set.of(
                            "model",
                            "error",
                            "transform",
                            "analysis",
                            "plan",
                            "schedule",
                            "delta",
                            "io",
                            "commit",
                            "quality",
                            "clean",
                            "report",
                            "lineage")),
            Map.entry(
                    "cli",
                    Set.of("model", "error", "config", "plan", "schedule", "report", "alert", "submit", "engine"))));

    /** Which libraries are seen from which rooms only. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "io.openlineage.", Set.of("lineage"),
            "com.typesafe.", Set.of("config"),
            "com.amazon.deequ.", Set.of("quality"),
            "software.amazon.glue.", Set.of("quality"),
            "com.google.gson.", Set.of("quality"),
            "picocli.", Set.of("cli"),
            "org.apache.spark.sql.delta.", Set.of("delta"),
            "io.delta.", Set.of("delta"),
            "org.apache.spark.",
                    Set.of(
                            "analysis",
                            "transform",
                            "delta",
                            "io",
                            "commit",
                            "quality",
                            "clean",
                            "lineage",
                            "submit",
                            "engine"),
            "com.fasterxml.", Set.of("plan", "schedule", "report", "alert", "cli", "delta", "clean"));

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.meshline");
    }

    @Test
    void everyRoomIsKnownAndNoneIsEmpty() {
        Set<String> found = classes.stream().map(PackageWallsTest::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(ROOMS.keySet());
    }

    @Test
    void roomsImportOnlyWhatTheyMay() {
        ROOMS.forEach((room, allowed) -> {
            String[] forbidden = ROOMS.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .check(classes);
            }
        });
    }

    @Test
    void librariesAreSeenFromTheirRoomsOnly() {
        LIBRARIES.forEach((library, rooms) -> {
            String[] others = ROOMS.keySet().stream()
                    .filter(room -> !rooms.contains(room))
                    .map(room -> ROOT + room + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(others)
                    .should()
                    .dependOnClassesThat(startsWith(library))
                    .check(classes);
        });
    }

    @Test
    void roomsDoNotNeedEachOtherInACircle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackageSaysWhatItOwns() {
        classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .forEach(name -> assertThat(PackageWallsTest.class.getResource(
                                "/" + name.replace('.', '/') + "/package-info.class"))
                        .as("package-info of %s", name)
                        .isNotNull());
    }

    @Test
    void onlyTheCommandLineEndsTheProcessOrPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .and()
                // It puts what libraries print away.
                .doNotHaveFullyQualifiedName(ROOT + "quality.StandardStreams")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .check(classes);
    }

    @Test
    void noClassIsNamedAfterNothing() {
        String vague = Stream.of("Util", "Utils", "Helper", "Manager", "Impl", "Base", "Common")
                .collect(Collectors.joining("|", ".*(", ")"));
        classes().should().haveNameNotMatching(vague).check(classes);
    }

    private static String room(JavaClass type) {
        return Arrays.stream(type.getPackageName().substring(ROOT.length()).split("\\."))
                .findFirst()
                .orElseThrow();
    }

    private static DescribedPredicate<JavaClass> startsWith(String library) {
        return DescribedPredicate.describe(
                "are of " + library, type -> type.getName().startsWith(library));
    }
}
