package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerProblemsTest {
    private static final String DOMAIN_FILE = "conf/domains/sales/domain.conf";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void namesTheEnvironmentsThatThereAre() {
        conf.file("environments/prod.conf", "").environment("prd");

        assertThat(conf.problems()).containsExactly("Unsupported environment 'prd' (supported: local, prod)");
    }

    @Test
    void tellsFoldersThatAreMissing() {
        Problems problems = new Problems();
        ConfigLoader.load(new ConfigSource(Path.of("no/such"), "local", List.of(), Map.of()), problems);

        assertThat(problems.sorted())
                .extracting(Object::toString)
                .containsExactly("Cannot read the configuration in folder '"
                        + Path.of("no/such").toAbsolutePath() + "': it does not exist. Name another by --conf-dir");
    }

    @Test
    void tellsTheLineOfASyntaxError() {
        conf.domain("raw.x = [1\nraw.y = 2\n");

        assertThat(conf.problems())
                .containsExactly(DOMAIN_FILE + ":8: Cannot read file '" + DOMAIN_FILE
                        + "': List should have ended with ] or had "
                        + "a comma, instead had token: '=' (if you want '=' to be part of a string value, then "
                        + "double-quote it)");
    }

    @Test
    void tellsASyntaxErrorAtItsPlaceInAnIncludedFile() {
        conf.domain("include \"more.conf\"\n").file("domains/sales/more.conf", "\n}");

        assertThat(conf.problems())
                .singleElement()
                .asString()
                .startsWith("conf/domains/sales/more.conf:2: Cannot read file"
                        + " 'conf/domains/sales/more.conf': unbalanced close brace '}' with no open brace");
    }

    @Test
    void tellsFilesThatCannotBeRead() throws IOException {
        conf.file("domains/sales/domain.conf", "").file("domains/shop/readme.md", "");
        Files.write(folder.resolve("domains/sales/domain.conf"), new byte[] {'a', (byte) 0xff});
        Files.createDirectories(folder.resolve("platform.conf"));

        assertThat(conf.problems())
                .containsExactly(
                        "Cannot read file 'conf/domains/sales/domain.conf': it is not UTF-8",
                        "Cannot read file 'conf/domains/shop/domain.conf': it does not exist",
                        "Cannot read file 'conf/platform.conf': it is a folder");
    }

    @Test
    void tellsBothPlacesOfAKeyThatIsDeclaredTwice() {
        conf.domain("vars { a = 1\n a = 2 }\ninclude \"more.conf\"\n")
                .file("domains/sales/more.conf", "vars.b = 1\nvars.a = 3");

        assertThat(conf.problems())
                .containsExactly(
                        DOMAIN_FILE + ":8: Cannot read domain 'sales': 'vars.a' is declared twice, first at "
                                + DOMAIN_FILE + ":7",
                        "conf/domains/sales/more.conf:2: Cannot read domain 'sales': 'vars.a' is declared twice, first "
                                + "at " + DOMAIN_FILE + ":7");
    }

    @Test
    void tellsAdditionsThatAListBelowThemTakesAway() {
        conf.domain("vars.kept = [1]\nvars.kept += 2\nvars.lost += 1\nvars { lost = [2] }\n");

        assertThat(conf.problems())
                .containsExactly(
                        DOMAIN_FILE + ":10: Cannot read domain 'sales': 'vars.lost' takes away what is added to it at "
                                + DOMAIN_FILE + ":9. Add to it below");
    }

    @Test
    void tellsADatasetThatIsDeclaredTwiceOnceAndNotEachOfItsKeys() {
        String external = "external.rates { description = d, path = p, columns { a { type = int } } }\n";
        conf.domain(external + external);

        assertThat(conf.problems())
                .containsExactly(
                        DOMAIN_FILE + ":8: Cannot read external 'sales.external.rates': is declared twice, first "
                                + "at " + DOMAIN_FILE + ":7");
    }

    @Test
    void tellsSubstitutionsWithoutAValueAndNothingThatFollowsFromThem() {
        conf.domain("vars { region = eu }\nexternal.rates {\n  description = d\n  path = ${landng}\"/\"${vars.regoin}\n"
                + "  columns = ${vars.colums} { a { type = int } }\n}\n");

        assertThat(conf.problems())
                .containsExactly(
                        DOMAIN_FILE + ":10: Cannot read external 'sales.external.rates': 'path' refers to '${landng}', "
                                + "which is not set. Did you mean 'landing'?",
                        DOMAIN_FILE + ":10: Cannot read external 'sales.external.rates': 'path' refers to "
                                + "'${vars.regoin}', which is not set. Did you mean 'vars.region'?",
                        DOMAIN_FILE + ":11: Cannot read external 'sales.external.rates': 'columns' refers to "
                                + "'${vars.colums}', which is not set");
    }

    @Test
    void doesNotTellSubstitutionsThatALayerMayHoldWhichCannotBeRead() {
        conf.domain("vars.a = ${vars.b}\n").file("platform.conf", "vars {");

        assertThat(conf.problems()).singleElement().asString().startsWith("conf/platform.conf:1: Cannot read file");
    }

    @Test
    void doesNotTakeEnvironmentVariablesForValues() {
        conf.domain("vars.a = ${PATH}\n");

        assertThat(conf.problems())
                .containsExactly(DOMAIN_FILE
                        + ":7: Cannot read domain 'sales': 'vars.a' refers to '${PATH}', which is not " + "set");
    }

    @Test
    void tellsSubstitutionsThatGoInACircle() {
        conf.file("platform.conf", "vars { a = ${vars.b}\n b = ${vars.a} }");

        assertThat(conf.problems()).hasSize(1);
        assertThat(conf.problems().get(0))
                .isEqualTo(
                        "conf/platform.conf:2: Cannot read file 'conf/platform.conf': Could not resolve substitution to "
                                + "a value: ${vars.a} was part of a cycle of substitutions involving ${vars.b}, ${vars.a}, ${vars.b}");
    }

    @Test
    void tellsIncludesThatCannotBe() {
        conf.domain(
                "include \"../x.conf\"\ninclude \"no.conf\"\ninclude \"domain.conf\"\ninclude file(\"/etc/passwd\")\n");
        String only = "only files of the same folder can be included, as include \"<file name>\"";

        assertThat(conf.problems())
                .containsExactly(
                        DOMAIN_FILE + ":7: Cannot include \"../x.conf\": " + only,
                        DOMAIN_FILE + ":8: Cannot include \"no.conf\": 'conf/domains/sales/no.conf' does not exist",
                        DOMAIN_FILE + ":9: Cannot include \"domain.conf\": the file includes itself",
                        DOMAIN_FILE + ":10: Cannot include file(\"/etc/passwd\"): " + only);
    }

    @Test
    void tellsOptionsThatAreNotOfTheForm() {
        conf.set("warehouse")
                .set("warehouse=s3a://bucket")
                .set("a..b=1")
                .set("paralelism=1")
                .set("parallelism=many");

        assertThat(conf.problems())
                .containsExactly(
                        "Cannot read option '--set paralelism': unknown key 'paralelism'. Did you mean 'parallelism'?",
                        "Cannot read option '--set parallelism': must be a whole number of at least 1, was \"many\"",
                        "Cannot read option '--set warehouse': not a HOCON value. Put text with special characters in "
                                + "double quotes inside single ones: --set 'warehouse=\"…\"'",
                        "Invalid option '--set a..b=…' (must be --set <key>=<value>)",
                        "Invalid option '--set warehouse' (must be --set <key>=<value>)");
    }

    @Test
    void tellsASubstitutionOfAnOptionWithoutAValue() {
        conf.set("warehouse=${vars.root}/tables");

        assertThat(conf.problems())
                .containsExactly("Cannot read option '--set warehouse': refers to '${vars.root}', which is not set");
    }

    @Test
    void refusesAnEnvironmentThatAFileOrOptionSets() {
        conf.file("platform.conf", "environment = dev").set("environment=dev");

        assertThat(conf.problems())
                .containsExactly(
                        "Cannot read option '--set environment': cannot be configured. Choose the environment by --env",
                        "conf/platform.conf:1: Cannot read environment 'local': 'environment' cannot be configured. Choose "
                                + "the environment by --env");
    }

    @Test
    void refusesSettingsOfAllDomainsInOneOfThem() {
        conf.domain("warehouse = elsewhere\nquality { sample-rows = 1 }\nrow.x {}\n");

        assertThat(conf.problems())
                .containsExactly(
                        DOMAIN_FILE
                                + ":7: Cannot read domain 'sales': 'warehouse' holds for all domains. Declare it in "
                                + "platform.conf or an environment's file",
                        DOMAIN_FILE + ":8: Cannot read domain 'sales': 'quality' holds for all domains. Declare it in "
                                + "platform.conf or an environment's file",
                        DOMAIN_FILE + ":9: Cannot read domain 'sales': unknown key 'row'. Did you mean 'raw'?");
    }
}
