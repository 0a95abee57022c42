package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30d, 2026-10-22T12:00:00Z",
        "12h, 2026-11-21T00:00:00Z",
        "4w, 2026-10-24T12:00:00Z",
        "2026-11-01, 2026-11-01T00:00:00Z",
        "2026-11-21, 2026-11-21T00:00:00Z"
    })
    void beginsAtADateOrALengthAgo(String value, Instant begin) {
        assertThat(Period.since(value, NOW)).contains(begin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0d", "d", "-3d", "3m", "2026-13-01", "2026-11-22", "yesterday", "10000d"})
    void isNothingElse(String value) {
        assertThat(Period.since(value, NOW)).isEmpty();
    }
}
