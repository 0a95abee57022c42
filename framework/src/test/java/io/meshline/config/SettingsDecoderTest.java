package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problems;
import io.meshline.model.Setting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDecoderTest {
    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void readsSparkSettingsByQuotedAndByNestedNames() {
        conf.file(
                "platform.conf",
                "spark { \"spark.sql.shuffle.partitions\" = 16, spark.sql { ansi.enabled = true, x = \"1 s\" } }");

        assertThat(conf.load().settings().spark())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spark.sql.shuffle.partitions", shown("16"),
                        "spark.sql.ansi.enabled", shown("true"),
                        "spark.sql.x", shown("1 s")));
    }

    @Test
    void looksUpSecretsInVariablesAndFiles() {
        conf.file("key", "from file\n")
                .file(
                        "platform.conf",
                        "spark { \"spark.a.password\" { env = KEY }, \"spark.b.secret\" { file = \"" + folder
                                + "/key\" } }")
                .variable("KEY", "from variable");

        assertThat(conf.load().settings().spark())
                .contains(
                        entry("spark.a.password", secret("from variable")),
                        entry("spark.b.secret", secret("from file")));
    }

    @Test
    void tellsSecretsThatAreMissing() {
        conf.file("empty", "")
                .file(
                        "platform.conf",
                        "spark {\n \"spark.a\" { env = NOT_SET }\n \"spark.b\" { file = \"" + folder + "/none\" }\n"
                                + " \"spark.c\" { file = \"" + folder + "/empty\" }\n}");

        assertThat(conf.problems())
                .containsExactly(
                        "conf/platform.conf:2: Cannot read environment 'local': 'spark.\"spark.a\"' refers to the "
                                + "environment variable 'NOT_SET', which is not set",
                        "conf/platform.conf:3: Cannot read environment 'local': 'spark.\"spark.b\"' refers to the file "
                                + "'conf/none', which does not exist",
                        "conf/platform.conf:4: Cannot read environment 'local': 'spark.\"spark.c\"' refers to the file "
                                + "'conf/empty', which is empty");
    }

    @Test
    void givesAMissingSecretItsOwnCode() {
        conf.file("platform.conf", "spark { \"spark.a\" { env = NOT_SET } }");
        Problems problems = new Problems();
        ConfigLoader.load(conf.source(), problems);

        assertThat(problems.sorted()).extracting("code").containsExactly(ErrorCode.MISSING_SECRET);
    }

    @Test
    void refusesSecretsInClearWithoutShowingThem() {
        conf.file(
                "platform.conf",
                "spark { \"spark.ssl.keyPassword\" = hunter2\n \"spark.yarn.tokens.hive.enabled\" = true }");

        assertThat(conf.problems())
                .containsExactly(
                        "conf/platform.conf:1: Cannot read environment 'local': 'spark.\"spark.ssl.keyPassword\"' "
                                + "is a secret in clear. Refer to it by { env = NAME } or { file = path }");
    }

    @Test
    void refusesSparkSettingsThatSparkWouldNotUnderstand() {
        conf.file("platform.conf", """
                spark {
                  "spark.network.timeout" = 5 parsecs
                  "spark.executor.memory" = lots
                  "sql.shuffle.partitions" = 8
                  "spark.jars" = [a, b]
                  "spark.sql.autoBroadcastJoinThreshold" = -1
                  "spark.driver.memory" = 4G
                }
                """);

        assertThat(conf.problems())
                .containsExactly(
                        "conf/platform.conf:2: Cannot read environment 'local': 'spark.\"spark.network.timeout\"' must be a "
                                + "duration such as 500ms, 30s, 5min or 1h, was \"5 parsecs\"",
                        "conf/platform.conf:3: Cannot read environment 'local': 'spark.\"spark.executor.memory\"' must be a "
                                + "size such as 512k, 64m or 4g, was \"lots\"",
                        "conf/platform.conf:4: Cannot read environment 'local': 'spark.\"sql.shuffle.partitions\"' is no "
                                + "setting of Spark (its name must start with 'spark.')",
                        "conf/platform.conf:5: Cannot read environment 'local': 'spark.\"spark.jars\"' must be a string or "
                                + "a reference to a secret, was a list");
    }

    @Test
    void refusesValuesOfTheWrongTypeAndUnknownKeys() {
        conf.file(
                "platform.conf",
                "parallelism = 0\nlogs = 5\nquality { sample-rows = 1.5, sample-row = 1 }\nvars = 1\nlanding = {}\nx = 1");

        assertThat(conf.problems())
                .containsExactly(
                        "conf/platform.conf:1: Cannot read environment 'local': 'parallelism' must be a whole number of at "
                                + "least 1, was 0",
                        "conf/platform.conf:2: Cannot read environment 'local': 'logs' must be a non-empty string, "
                                + "was 5",
                        "conf/platform.conf:3: Cannot read environment 'local': 'quality.sample-rows' must be a whole "
                                + "number of at least 0, was 1.5",
                        "conf/platform.conf:3: Cannot read environment 'local': unknown key 'quality.sample-row'. Did you "
                                + "mean 'sample-rows'?",
                        "conf/platform.conf:4: Cannot read environment 'local': 'vars' must be an object, was 1",
                        "conf/platform.conf:6: Cannot read environment 'local': unknown key 'x'");
    }

    private static Setting shown(String value) {
        return new Setting(value, Setting.Visibility.SHOWN);
    }

    private static Setting secret(String value) {
        return new Setting(value, Setting.Visibility.SECRET);
    }
}
