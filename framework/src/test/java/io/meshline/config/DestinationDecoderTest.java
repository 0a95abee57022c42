package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problems;
import io.meshline.model.Alerts;
import io.meshline.model.Destination;
import io.meshline.model.Destination.Event;
import io.meshline.model.Destination.Format;
import io.meshline.model.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationDecoderTest {
    private static final String URL = "https://hooks.example.com/services/T0k3n";
    private static final Setting SECRET = new Setting(URL, Setting.Visibility.SECRET);

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder).variable("HOOK", URL);
    }

    @Test
    void tellsNobodyWithoutADestination() {
        assertThat(conf.load().settings().alerts())
                .isEqualTo(new Alerts(Duration.ofSeconds(10), Duration.ofSeconds(5), List.of()));
    }

    @Test
    void readsADestinationWithItsDefaults() {
        conf.file("platform.conf", "alerts.destinations.on_call { url { env = HOOK }, format = slack }");

        assertThat(conf.load().settings().alerts().destinations())
                .containsExactly(new Destination(
                        "on_call",
                        SECRET,
                        Format.SLACK,
                        Set.of(Event.REFUSED, Event.FAILED),
                        Set.of(),
                        Duration.ofSeconds(10),
                        3,
                        0));
    }

    @Test
    void readsEverySetting() {
        conf.file("hook", URL + "\n").file("platform.conf", """
                alerts {
                  gather = 0s
                  wait-at-end = 1m
                  destinations.team {
                    url { file = "%s/hook" }
                    format = json
                    on = [warned, skipped]
                    domains = [sales]
                    timeout = 500ms
                    retries = 0
                    sample-rows = 2
                  }
                }
                """.formatted(folder));

        assertThat(conf.load().settings().alerts())
                .isEqualTo(new Alerts(
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        List.of(new Destination(
                                "team",
                                SECRET,
                                Format.JSON,
                                Set.of(Event.WARNED, Event.SKIPPED),
                                Set.of("sales"),
                                Duration.ofMillis(500),
                                0,
                                2))));
    }

    @Test
    void readsTheExampleOfTheDocument() throws IOException {
        String document = Files.readString(Path.of("../docs/alerts.md"));
        String example = document.substring(document.indexOf("```hocon\n") + 9).split("```")[0];
        conf.file("platform.conf", example.replace("/run/secrets/sales_hook", folder + "/hook"))
                .file("hook", URL)
                .variable("MESHLINE_ALERTS_URL", URL)
                .variable("MESHLINE_INCIDENTS_URL", URL);

        assertThat(conf.load().settings().alerts().destinations())
                .extracting(Destination::name)
                .containsExactly("on_call", "sales_team", "incidents");
    }

    @Test
    void tellsAllMistakesAtOnceWithSuggestions() {
        conf.file("platform.conf", """
                alerts {
                  gather = 10
                  wait-at-end = -1s
                  destination {}
                  destinations {
                    on_call {
                      url { env = HOOK }
                      format = slak
                      on = [refuse, failed]
                      domains = [sale]
                      timeout = 0s
                      retries = -1
                      retires = 1
                    }
                    empty {}
                    Loud { url { env = HOOK }, format = json, on = [], domains = [] }
                  }
                }
                """);

        assertThat(conf.problems())
                .containsExactly(
                        at(2, "'alerts.gather' must be a duration such as 500ms, 10s or 2m, was 10"),
                        at(3, "'alerts.wait-at-end' must be a duration such as 500ms, 10s or 2m, was \"-1s\""),
                        at(4, "unknown key 'alerts.destination'. Did you mean 'destinations'?"),
                        at(8, "'alerts.destinations.on_call.format' must be one of json, slack, was \"slak\""),
                        at(
                                9,
                                "'alerts.destinations.on_call.on[0]' must be one of failed, refused, skipped, warned,"
                                        + " was \"refuse\""),
                        at(
                                10,
                                "'alerts.destinations.on_call.domains[0]' names an unknown domain 'sale'. Did you mean"
                                        + " 'sales'?"),
                        at(
                                11,
                                "'alerts.destinations.on_call.timeout' must be a duration such as 500ms, 10s or 2m,"
                                        + " more than 0, was \"0s\""),
                        at(12, "'alerts.destinations.on_call.retries' must be a whole number of at least 0, was -1"),
                        at(13, "unknown key 'alerts.destinations.on_call.retires'. Did you mean 'retries'?"),
                        at(15, "missing key 'alerts.destinations.empty.format'"),
                        at(15, "missing key 'alerts.destinations.empty.url'"),
                        at(
                                16,
                                "'alerts.destinations.Loud.domains' must be a list of at least one string, was an empty"
                                        + " list"),
                        at(
                                16,
                                "'alerts.destinations.Loud.on' must be a list of at least one of failed, refused,"
                                        + " skipped, warned, was an empty list"),
                        at(16, "invalid name of a destination 'Loud' (must match [a-z][a-z0-9_]*)"));
    }

    @Test
    void showsNothingOfAnAddressInClear() {
        conf.file("platform.conf", """
                alerts.destinations {
                  a { url = "https://hooks.example.com/services/T0k3n", format = slack }
                  b { url = [ "https://hooks.example.com/services/T0k3n" ], format = slack }
                  c { url { env = BROKEN }, format = slack }
                  d { url { env = USER }, format = slack }
                  e { url { env = OTHER }, format = slack }
                  f { url { env = NONE }, format = slack }
                }
                """)
                .variable("BROKEN", "https://hooks.example.com/a b/T0k3n")
                .variable("USER", "https://user:T0k3n@hooks.example.com/")
                .variable("OTHER", "ftp://hooks.example.com/T0k3n")
                .set("alerts.destinations.g.url=\"https://T0k3n.example.com/\"")
                .set("alerts.destinations.g.format=json")
                .set("alerts.destinations.h { url = \"https://T0k3n.example.com/\" }");

        String unusable = "refers to a secret that cannot be called (must be an http or https URL without user and"
                + " password)";
        assertThat(conf.problems())
                .containsExactly(
                        "Cannot read option '--set alerts.destinations.g.url': is a secret in clear. Refer to it by"
                                + " { env = NAME } or { file = path }",
                        "Invalid option '--set alerts.destinations.h { url =…' (must be --set <key>=<value>)",
                        at(
                                2,
                                "'alerts.destinations.a.url' is a secret in clear. Refer to it by { env = NAME } or"
                                        + " { file = path }"),
                        at(
                                3,
                                "'alerts.destinations.b.url' must be a reference to a secret. Refer to it by"
                                        + " { env = NAME } or { file = path }"),
                        at(4, "'alerts.destinations.c.url' " + unusable),
                        at(5, "'alerts.destinations.d.url' " + unusable),
                        at(6, "'alerts.destinations.e.url' " + unusable),
                        at(
                                7,
                                "'alerts.destinations.f.url' refers to the environment variable 'NONE', which is not set"))
                .noneMatch(problem -> problem.contains("T0k3n"));
    }

    @Test
    void givesAMissingAddressTheCodeOfASecret() {
        conf.file("platform.conf", "alerts.destinations.a { url { env = NONE }, format = slack }");
        Problems problems = new Problems();
        ConfigLoader.load(conf.source(), problems);

        assertThat(problems.sorted()).extracting("code").containsExactly(ErrorCode.MISSING_SECRET);
    }

    private static String at(int line, String reason) {
        return "conf/platform.conf:" + line + ": Cannot read environment 'local': " + reason;
    }
}
