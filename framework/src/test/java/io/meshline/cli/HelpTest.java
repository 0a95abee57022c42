package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "plan",
                "validate",
                "dags",
                "report",
                "report quality",
                "quarantine",
                "quarantine list",
                "quarantine show",
                "quarantine replay",
                "quarantine purge",
                "profile",
                "alerts",
                "alerts test",
                "config"
            })
    void everyCommandTellsWhatItDoesAndTakes(String command) {
        Invocation help = Invocation.of((command + " --help").strip().split(" "));
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        Golden.check("help/" + ("meshline " + command).strip().replace(' ', '-') + ".txt", help.out());
    }
}
