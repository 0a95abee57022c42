package io.meshline.quality.period;

import static java.util.Objects.requireNonNull;

import io.meshline.model.BusinessCalendar;
import io.meshline.model.Periods;
import io.meshline.model.Periods.Every;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Periods as numbers: days since 1970, or hours since its begin by the clocks of a time zone.
 *
 * @param every how long a period is
 * @param calendar the days that count
 * @param zone the time zone; where its clocks skip an hour, that hour is not expected
 */
record PeriodCalendar(Every every, BusinessCalendar calendar, ZoneId zone) {
    private static final int HOURS = 24;

    PeriodCalendar {
        requireNonNull(every, "every");
        requireNonNull(calendar, "calendar");
        requireNonNull(zone, "zone");
    }

    static PeriodCalendar of(Periods periods, String zone) {
        return new PeriodCalendar(periods.every(), periods.calendar(), ZoneId.of(zone));
    }

    /** The number of the period of a row, in Spark SQL. */
    static String number(Periods periods) {
        String time = "(" + periods.sql().text() + ")";
        String day = "unix_date(to_date(" + time + "))";
        return switch (periods.every()) {
            case DAY -> "bigint(" + day + ")";
            case HOUR -> "bigint(" + day + ") * " + HOURS + " + hour(" + time + ")";
        };
    }

    /** Whether a period is to have rows. */
    boolean expects(long period) {
        return switch (every) {
            case DAY -> calendar.expects(LocalDate.ofEpochDay(period));
            case HOUR ->
                calendar.expects(hour(period).toLocalDate())
                        && !zone.getRules().getValidOffsets(hour(period)).isEmpty();
        };
    }

    /** A period for people and schedulers. */
    String words(long period) {
        return switch (every) {
            case DAY -> LocalDate.ofEpochDay(period).toString();
            case HOUR -> hour(period).toString();
        };
    }

    private static LocalDateTime hour(long period) {
        return LocalDate.ofEpochDay(Math.floorDiv(period, HOURS)).atTime(Math.floorMod(period, HOURS), 0);
    }
}
