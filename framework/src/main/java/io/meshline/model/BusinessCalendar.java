package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days on which something is expected to happen.
 *
 * @param on the days of the week
 * @param except days on which nothing is expected all the same
 */
public record BusinessCalendar(Set<DayOfWeek> on, List<Days> except) {
    /** Every day. */
    public static final BusinessCalendar ALL = new BusinessCalendar(EnumSet.allOf(DayOfWeek.class), List.of());

    /**
     * Days that follow each other.
     *
     * @param first the first one
     * @param last the last one, which may be the same
     */
    public record Days(LocalDate first, LocalDate last) {
        public Days {
            requireNonNull(first, "first");
            requireNonNull(last, "last");
        }

        boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    public BusinessCalendar {
        on = Set.copyOf(on);
        except = List.copyOf(except);
    }

    /** Whether something is expected on a day. */
    public boolean expects(LocalDate day) {
        return on.contains(day.getDayOfWeek()) && except.stream().noneMatch(days -> days.has(day));
    }

    /** The calendar as one text, the same for equal ones. */
    String words() {
        String days = on.stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(","));
        String others = except.stream()
                .map(span -> span.first() + "/" + span.last())
                .sorted()
                .collect(Collectors.joining(","));
        return "on " + days + " except " + others;
    }
}
