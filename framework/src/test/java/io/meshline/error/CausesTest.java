package io.meshline.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void leavesPlansAndStackTracesOutOfTheReason() {
        Throwable spark = new RuntimeException(
                "[UNRESOLVED_COLUMN] A column with name `quantty` cannot be resolved.;\n'Project ['quantty]\n+- Range");
        Throwable wrapped = new RuntimeException("Job aborted due to stage failure\nDriver stacktrace:", spark);
        assertThat(Causes.reason(wrapped))
                .isEqualTo("[UNRESOLVED_COLUMN] A column with name `quantty` cannot be resolved.");
    }

    @Test
    void namesTheClassOfAFailureWithoutAMessage() {
        assertThat(Causes.reason(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(Causes.reason(new IllegalStateException(""))).isEqualTo("IllegalStateException");
        assertThat(Causes.reasonWithClass(new IllegalStateException("no sale")))
                .isEqualTo("IllegalStateException: no sale");
        assertThat(Causes.reasonWithClass(new NullPointerException())).isEqualTo("NullPointerException");
    }
}
