package io.meshline.quality.period;

import static java.util.Objects.requireNonNull;

import io.meshline.model.MissingPeriods;
import io.meshline.model.Periods;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import io.meshline.model.TableStates;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The periods of a table against those that it is expected to have. */
public final class TablePeriods {
    private static final int MOST_TOLD = 10;

    private final Periods declared;
    private final PeriodCalendar calendar;
    private final Optional<KnownPeriods> known;

    private TablePeriods(Periods declared, PeriodCalendar calendar, Optional<KnownPeriods> known) {
        this.declared = requireNonNull(declared, "declared");
        this.calendar = calendar;
        this.known = known;
    }

    /** The periods of a table with exactly these rows; one job over one column at most. */
    public static TablePeriods of(Periods declared, TimedRows rows) {
        String zone = rows.rows().sparkSession().sessionState().conf().sessionLocalTimeZone();
        PeriodCalendar calendar = PeriodCalendar.of(declared, zone);
        return new TablePeriods(declared, calendar, KnownPeriods.of(rows.periods(declared), calendar::expects));
    }

    /**
     * What stands in the note of a commit; empty where it does not tell, or tells of another declaration.
     *
     * @param zone the time zone of the session
     */
    public static Optional<TablePeriods> remembered(Periods declared, TableStates states, String zone) {
        return Optional.ofNullable(states.numbers().get(name(declared, zone)))
                .map(text -> new TablePeriods(
                        declared,
                        PeriodCalendar.of(declared, zone),
                        Optional.of(text).filter(some -> !some.isEmpty()).map(KnownPeriods::ofText)));
    }

    /** The same table with further rows; one job over one column of them at most. */
    public TablePeriods plus(TimedRows rows) {
        SortedSet<Long> seen = rows.periods(declared);
        Optional<KnownPeriods> more = known.map(periods -> periods.plus(seen, calendar::expects))
                .or(() -> KnownPeriods.of(seen, calendar::expects));
        return new TablePeriods(declared, calendar, more);
    }

    /** The expected periods without rows, oldest first. */
    public List<MissingPeriods> missing() {
        return known.map(KnownPeriods::gaps).orElse(List.of()).stream()
                .map(gap -> new MissingPeriods(
                        calendar.words(gap.from()),
                        calendar.words(gap.to()),
                        LongStream.rangeClosed(gap.from(), gap.to())
                                .filter(calendar::expects)
                                .count()))
                .toList();
    }

    /** Whether there is none, and which there are. */
    public Verdict verdict() {
        List<MissingPeriods> missing = missing();
        Severity severity = declared.severity();
        if (missing.isEmpty()) {
            return new Verdict(declared.rule(), Scope.TABLE, severity, Outcome.PASSED, "", List.of());
        }
        long count = missing.stream().mapToLong(MissingPeriods::periods).sum();
        String told =
                missing.stream().limit(MOST_TOLD).map(MissingPeriods::words).collect(Collectors.joining(", "));
        int others = missing.size() - MOST_TOLD;
        String reason = String.format(
                Locale.ROOT,
                "%s: %,d %s missing: %s%s",
                declared.rule(),
                count,
                count == 1 ? "is" : "are",
                told,
                others > 0 ? String.format(Locale.ROOT, " and %,d more %s", others, others == 1 ? "gap" : "gaps") : "");
        return new Verdict(declared.rule(), Scope.TABLE, severity, Outcome.FAILED, reason, List.of());
    }

    /** What to keep in the note of the commit, beside other states. */
    public TableStates beside(TableStates others) {
        return others.with(
                name(declared, calendar.zone().getId()),
                known.map(KnownPeriods::text).orElse(""));
    }

    private static String name(Periods declared, String zone) {
        return "periods " + declared.definition() + " in " + zone;
    }
}
