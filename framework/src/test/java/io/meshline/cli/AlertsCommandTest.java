package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshline alerts test}, against webhooks on loopback. */
class AlertsCommandTest {
    private final Hook hook = new Hook();

    @TempDir
    private Path conf;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(conf.resolve("hook"), hook.url());
        Files.createDirectories(conf.resolve("domains"));
        Files.createDirectories(conf.resolve("environments"));
        Files.writeString(conf.resolve("environments/local.conf"), "");
        Files.writeString(conf.resolve("platform.conf"), """
                alerts.destinations {
                  on_call { url { file = "%1$s" }, format = slack }
                  team { url { file = "%1$s" }, format = json }
                }
                """.formatted(conf.resolve("hook")));
    }

    @AfterEach
    void closeHook() {
        hook.close();
    }

    @Test
    void sendsATestMessageToEveryDestination() throws InterruptedException {
        Invocation test = invoke("alerts", "test");

        assertThat(test.err()).isEmpty();
        assertThat(test.out())
                .isEqualToNormalizingNewlines(
                        "on_call: delivered, answered 200 \"ok\"\nteam: delivered, answered 200 \"ok\"\n");
        assertThat(test.exitCode()).isZero();
        assertThat(hook.next().body()).startsWith("{\"text\":\"Meshline local: test of the destination 'on_call'");
        assertThat(hook.next().body()).startsWith("{\"meshlineAlert\":1,\"kind\":\"test\",");
    }

    @Test
    void tellsWhatCameBackWhereAMessageDidNotArrive() {
        hook.answers(403, "invalid_token");
        Invocation test = invoke("alerts", "test", "on_call");

        assertThat(test.out()).isEqualToNormalizingNewlines("on_call: not delivered, answered 403 \"invalid_token\"\n");
        assertThat(test.exitCode()).isEqualTo(1);
        assertThat(hook.waiting()).isEqualTo(1);
    }

    @Test
    void triesOnce() {
        hook.answers(503, "");
        assertThat(invoke("alerts", "test", "on_call").out())
                .isEqualToNormalizingNewlines("on_call: not delivered, answered 503\n");
        assertThat(hook.waiting()).isEqualTo(1);
    }

    @Test
    void suggestsTheNearestDestination() {
        Invocation test = invoke("alerts", "test", "oncall");

        assertThat(test.err())
                .isEqualToNormalizingNewlines(
                        "Unknown destination 'oncall' (must be one of on_call, team). Did you mean 'on_call'?\n");
        assertThat(test.exitCode()).isEqualTo(2);
        assertThat(hook.waiting()).isZero();
    }

    @Test
    void saysThatThereIsNobodyToTell() throws IOException {
        Files.writeString(conf.resolve("platform.conf"), "");
        Invocation test = invoke("alerts", "test");

        assertThat(test.err())
                .isEqualToNormalizingNewlines("Cannot test alerts: environment 'local' has no destination. Declare one"
                        + " under 'alerts.destinations'.\n");
        assertThat(test.exitCode()).isEqualTo(2);
    }

    @Test
    void asksForAnAction() {
        assertThat(Invocation.of("alerts").err())
                .isEqualToNormalizingNewlines("Missing action (must be one of test). See 'meshline alerts --help'.\n");
    }

    @Test
    void showsTheAddressInNoOutputOfTheConfiguration() {
        Invocation shown = invoke("config");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("on_call").doesNotContain(Hook.TOKEN).doesNotContain("127.0.0.1");
    }

    private Invocation invoke(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 4);
        all[words.length] = "--conf-dir";
        all[words.length + 1] = conf.toString();
        all[words.length + 2] = "--env";
        all[words.length + 3] = "local";
        Invocation invocation = Invocation.of(all);
        assertThat(invocation.out() + invocation.err()).doesNotContain(Hook.TOKEN);
        return invocation;
    }
}
