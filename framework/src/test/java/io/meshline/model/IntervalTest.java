package io.meshline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.model.Interval.Bound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,                        2026-11-19T23:00:00Z",
        "2026-11-20T06:00,                  2026-11-20T05:00:00Z",
        "2026-11-20T06:00:01.5,             2026-11-20T05:00:01.500Z",
        "2026-11-20T06:00+02:00,            2026-11-20T04:00:00Z",
        "2026-11-20T06:00:00Z,              2026-11-20T06:00:00Z"
    })
    void readsDatesAndTimesOfTheClockThatTheyAreWrittenBy(String text, Instant moment) {
        assertThat(bound(text).instant(BERLIN)).isEqualTo(moment);
        assertThat(bound(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "20.11.2026", "2026-11-31", "2026-11-20 06:00", "2026-11-20T25:00"})
    void readsNothingElse(String text) {
        assertThat(Bound.parse(text)).isEmpty();
    }

    @Test
    void isOfTheDaysThatItsBoundsAreWrittenWith() {
        Interval night = interval("2026-10-25T22:00+01:00", "2026-10-26T02:00+01:00");
        assertThat(night.firstDay()).isEqualTo(LocalDate.of(2026, 10, 25));
        assertThat(night.dayAfter()).isEqualTo(LocalDate.of(2026, 10, 27));
        assertThat(night.cutsDays()).isTrue();

        // A day on which clocks are put back.
        Interval day = interval("2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00");
        assertThat(day.firstDay()).isEqualTo(LocalDate.of(2026, 10, 25));
        assertThat(day.dayAfter()).isEqualTo(LocalDate.of(2026, 10, 26));
        assertThat(day.cutsDays()).isFalse();
        assertThat(day.words()).isEqualTo("2026-10-25T00:00+02:00 to 2026-10-26T00:00+01:00");
    }

    @Test
    void mustLastByTheClockOfItsBoundsAsWell() {
        assertThat(Interval.fault(bound("2026-11-20"), bound("2026-11-21"))).isEmpty();
        assertThat(Interval.fault(bound("2026-11-20"), bound("2026-11-20T00:00")))
                .hasValue("the first before the second");
        assertThat(Interval.fault(bound("2026-11-20T10:00+14:00"), bound("2026-11-19T22:00Z")))
                .hasValue("the first before the second");
        assertThat(Interval.fault(bound("2026-11-20"), bound("2026-11-21T00:00Z")))
                .hasValue("either both or none with an offset");
        assertThatThrownBy(() -> interval("2026-11-21", "2026-11-20")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Interval interval(String from, String to) {
        return new Interval(bound(from), bound(to));
    }

    private static Bound bound(String text) {
        return Bound.parse(text).orElseThrow();
    }
}
