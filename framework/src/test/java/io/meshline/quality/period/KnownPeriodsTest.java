package io.meshline.quality.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.BusinessCalendar;
import io.meshline.model.BusinessCalendar.Days;
import io.meshline.model.Periods.Every;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class KnownPeriodsTest {
    private static final LongPredicate EACH = period -> true;

    @Test
    void findsGapsBetweenTheFirstAndTheLastPeriod() {
        assertThat(of(EACH, 3, 4, 7, 9)).isEqualTo("3|9|5:6,8:8");
        assertThat(of(EACH, 5)).isEqualTo("5|5|");
        assertThat(KnownPeriods.of(new TreeSet<>(), EACH)).isEmpty();
    }

    @Test
    void expectsNothingOnClosedDays() {
        LongPredicate even = period -> period % 2 == 0;
        assertThat(of(even, 2, 4, 10)).isEqualTo("2|10|6:8");
        assertThat(of(even, 2, 5, 7)).isEqualTo("2|7|4:4,6:6");
    }

    @Test
    void closesGapsThatALateDeliveryFillsAndOpensThoseBeforeAnEarlierOne() {
        KnownPeriods known = KnownPeriods.ofText("3|9|5:7");
        assertThat(known.plus(seen(6), EACH).text()).isEqualTo("3|9|5:5,7:7");
        assertThat(known.plus(seen(5, 6, 7), EACH).text()).isEqualTo("3|9|");
        assertThat(known.plus(seen(0), EACH).text()).isEqualTo("0|9|1:2,5:7");
        assertThat(known.plus(seen(12), EACH).text()).isEqualTo("3|12|5:7,10:11");
        assertThat(known.plus(seen(), EACH)).isEqualTo(known);
    }

    @Test
    void reachesBackBeforeTheYear1970() {
        assertThat(of(EACH, -3, 1)).isEqualTo("-3|1|-2:0");
        assertThat(KnownPeriods.ofText("-3|1|-2:0").text()).isEqualTo("-3|1|-2:0");
    }

    @RepeatedTest(50)
    void knowsTheSameHoweverPeriodsAreCutIntoBatches(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        LongPredicate workdays = period -> Math.floorMod(period, 7) < 5;
        List<Long> periods = LongStream.generate(() -> random.nextInt(60) - 30)
                .limit(1 + random.nextInt(40))
                .boxed()
                .toList();
        KnownPeriods whole = KnownPeriods.of(new TreeSet<>(periods), workdays).orElseThrow();
        KnownPeriods grown = KnownPeriods.of(seen(periods.get(0)), workdays).orElseThrow();
        for (long period : periods) {
            grown = KnownPeriods.ofText(grown.plus(seen(period), workdays).text());
        }
        assertThat(missing(grown, workdays)).isEqualTo(missing(whole, workdays));
        assertThat(missing(whole, workdays))
                .isEqualTo(LongStream.rangeClosed(whole.first(), whole.last())
                        .filter(workdays)
                        .filter(period -> !periods.contains(period))
                        .boxed()
                        .toList());
    }

    @Test
    void knowsTheShopsCalendar() {
        BusinessCalendar shop = new BusinessCalendar(
                EnumSet.complementOf(EnumSet.of(DayOfWeek.SATURDAY)),
                List.of(new Days(LocalDate.parse("2010-12-24"), LocalDate.parse("2011-01-03"))));
        PeriodCalendar days = new PeriodCalendar(Every.DAY, shop, ZoneId.of("UTC"));
        long monday = LocalDate.parse("2010-12-20").toEpochDay();
        assertThat(LongStream.range(monday, monday + 17)
                        .filter(days::expects)
                        .mapToObj(days::words)
                        .toList())
                .containsExactly("2010-12-20", "2010-12-21", "2010-12-22", "2010-12-23", "2011-01-04", "2011-01-05");
    }

    @Test
    void doesNotExpectTheHourThatClocksSkip() {
        PeriodCalendar hours = new PeriodCalendar(Every.HOUR, BusinessCalendar.ALL, ZoneId.of("Europe/London"));
        long midnight = LocalDate.parse("2011-03-27").toEpochDay() * 24;
        assertThat(LongStream.range(midnight, midnight + 3)
                        .filter(hours::expects)
                        .mapToObj(hours::words))
                .containsExactly("2011-03-27T00:00", "2011-03-27T02:00");
    }

    private static String of(LongPredicate expected, long... periods) {
        return KnownPeriods.of(seen(periods), expected).orElseThrow().text();
    }

    private static SortedSet<Long> seen(long... periods) {
        return Arrays.stream(periods).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Long> missing(KnownPeriods known, LongPredicate expected) {
        return known.gaps().stream()
                .flatMap(gap -> LongStream.rangeClosed(gap.from(), gap.to())
                        .filter(expected)
                        .boxed())
                .toList();
    }
}
