package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A range of time whose rows are computed anew, half open: its end is the first moment that does not belong to it.
 *
 * @param from where it begins
 * @param to where it ends
 */
public record Interval(Bound from, Bound to) {
    /** What a bound may be, as the end of a sentence. */
    public static final String FORM =
            "a date such as 2026-11-20, a date and time such as 2026-11-20T06:00, or one with an"
                    + " offset such as 2026-11-20T06:00+01:00";

    public Interval {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        fault(from, to).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
    }

    /**
     * What two bounds of one interval must be and these are not. An interval must last by the clock of its bounds as
     * well, since the days of date columns go by it.
     */
    public static Optional<String> fault(Bound from, Bound to) {
        if (from.offset().isPresent() != to.offset().isPresent()) {
            return Optional.of("either both or none with an offset");
        }
        boolean isBefore = from.local().isBefore(to.local())
                && from.instant(ZoneOffset.UTC).isBefore(to.instant(ZoneOffset.UTC));
        return isBefore ? Optional.empty() : Optional.of("the first before the second");
    }

    /** The bounds as they were written. */
    public String words() {
        return from.text() + " to " + to.text();
    }

    /** The first day of which it holds a part, by the clock of its bounds. */
    public LocalDate firstDay() {
        return from.local().toLocalDate();
    }

    /** The day after the last one of which it holds a part, by the clock of its bounds. */
    public LocalDate dayAfter() {
        LocalDate day = to.local().toLocalDate();
        return to.isMidnight() ? day : day.plusDays(1);
    }

    /** Whether it holds a part of a day only, so that days as a whole are more than it says. */
    public boolean cutsDays() {
        return !from.isMidnight() || !to.isMidnight();
    }

    /**
     * An end of an interval.
     *
     * @param text as it was written
     * @param local the date and time that it names
     * @param offset how far that clock is ahead of UTC; without, it is the clock of the session's time zone
     */
    public record Bound(String text, LocalDateTime local, Optional<ZoneOffset> offset) {
        public Bound {
            requireNonNull(text, "text");
            requireNonNull(local, "local");
            requireNonNull(offset, "offset");
        }

        /** Reads {@link Interval#FORM}; empty for anything else. */
        public static Optional<Bound> parse(String text) {
            return date(text).or(() -> dateTime(text)).or(() -> offset(text));
        }

        /** The moment, where the clock without an offset is that of a zone. */
        public Instant instant(ZoneId zone) {
            return offset.map(local::toInstant)
                    .orElseGet(() -> local.atZone(zone).toInstant());
        }

        private boolean isMidnight() {
            return local.toLocalTime().equals(LocalTime.MIDNIGHT);
        }

        private static Optional<Bound> date(String text) {
            try {
                return Optional.of(new Bound(text, LocalDate.parse(text).atStartOfDay(), Optional.empty()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Optional<Bound> dateTime(String text) {
            try {
                return Optional.of(new Bound(text, LocalDateTime.parse(text), Optional.empty()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Optional<Bound> offset(String text) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                return Optional.of(new Bound(text, time.toLocalDateTime(), Optional.of(time.getOffset())));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
