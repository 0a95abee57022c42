package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
    private static final String RAW = """
            raw.lines {
              description = "Lines"
              source { format = csv, path = ${landing}"/"${environment}"/lines" }
              columns { a {} }
            }
            """;

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void takesDefaultsFromTheReference() {
        Settings settings = conf.load().settings();

        assertThat(settings.environment()).isEqualTo("local");
        assertThat(settings.logs()).isEqualTo("logs");
        assertThat(settings.parallelism()).isEqualTo(2);
        assertThat(settings.sampleRows()).isEqualTo(10);
    }

    @Test
    void letsTheEnvironmentWinOverThePlatformAndOptionsOverBoth() {
        conf.file("platform.conf", "parallelism = 3\nlogs = a\nquality.sample-rows = 0")
                .file("environments/local.conf", "parallelism = 4\nlogs = b")
                .set("parallelism=5")
                .set("parallelism=6");

        Settings settings = conf.load().settings();

        assertThat(settings.parallelism()).isEqualTo(6);
        assertThat(settings.logs()).isEqualTo("b");
        assertThat(settings.sampleRows()).isZero();
    }

    @Test
    void putsValuesOfAllLayersIntoADomain() {
        conf.domain(RAW);

        assertThat(path()).isEqualTo("/landing/local/lines");
    }

    @Test
    void movesAWholeRunByTwoOptions() {
        conf.domain(RAW).set("landing=/elsewhere").set("warehouse=\"s3a://bucket\"");

        assertThat(path()).isEqualTo("/elsewhere/local/lines");
        assertThat(conf.load().settings().warehouse()).isEqualTo("s3a://bucket");
    }

    @Test
    void letsVariablesOfTheCommandLineWinOverThoseOfTheDomain() {
        conf.domain("vars { who = domain }\n" + RAW.replace("/lines", "/\"${vars.who}\""))
                .set("vars.who=me");

        assertThat(path()).isEqualTo("/landing/local/me");
    }

    @Test
    void includesFilesOfTheFolderAndKnowsTheirPlaces() {
        conf.domain("include \"raw.conf\"\n").file("domains/sales/raw.conf", "\n" + RAW);

        assertThat(conf.dataset("sales.raw.lines").origin())
                .hasToString(folder.resolve("domains/sales/raw.conf") + ":2");
    }

    @Test
    void includesFilesInsideAnObject() {
        conf.domain(RAW.replace("a {}", "include \"columns.conf\""))
                .file("domains/sales/columns.conf", "zeta {}\nalpha {}");

        assertThat(conf.dataset("sales.raw.lines").declaredColumns())
                .extracting(column -> column.name() + " " + column.origin().line())
                .containsExactly("zeta 1", "alpha 2");
    }

    @Test
    void readsAllDomainsInTheOrderOfTheirNames() {
        String other =
                "domain { name = billing, description = b, owner { team = t, contact = c }, archetype = aggregate }";
        conf.file("domains/billing/domain.conf", other).file("domains/README.md", "no domain");

        assertThat(conf.load().domains()).extracting("name").containsExactly("billing", "sales");
    }

    private String path() {
        return ((Dataset.Raw) conf.dataset("sales.raw.lines")).source().path();
    }
}
