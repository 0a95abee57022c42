package io.meshline.config;

import io.meshline.model.BusinessCalendar;
import io.meshline.model.BusinessCalendar.Days;
import io.meshline.model.Periods;
import io.meshline.model.Periods.Every;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.SqlText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decodes {@code quality.periods}. */
final class PeriodsDecoder {
    static final Key<Text> COLUMN = Key.optional(
            "column",
            Types.TEXT,
            "none",
            "The column, a date or a timestamp, that tells the time of a row. Either this or 'expression'.");
    static final Key<Text> EXPRESSION = Key.optional(
            "expression",
            Types.TEXT,
            "none",
            "A SQL expression over the dataset's columns that tells it, such as to_date(InvoiceDate) in raw.");
    static final Key<Every> EVERY = Key.optional(
            "every",
            Types.choice(Map.of("hour", Every.HOUR, "day", Every.DAY)),
            "day",
            "How long a period is, by the session's time zone.");
    static final Key<List<DayOfWeek>> ON = Key.optional(
            "on",
            Types.choices(Map.of(
                    "mon", DayOfWeek.MONDAY,
                    "tue", DayOfWeek.TUESDAY,
                    "wed", DayOfWeek.WEDNESDAY,
                    "thu", DayOfWeek.THURSDAY,
                    "fri", DayOfWeek.FRIDAY,
                    "sat", DayOfWeek.SATURDAY,
                    "sun", DayOfWeek.SUNDAY)),
            "every day",
            "The days of the week on which rows are expected.");
    static final Key<List<Text>> EXCEPT = Key.optional(
            "except",
            Types.TEXTS,
            "none",
            "Days on which none are expected all the same, such as \"2010-12-25\", or from one day to another, such as"
                    + " \"2010-12-24/2011-01-03\".");
    static final Key<Severity> SEVERITY = Key.optional(
            "severity",
            Types.choice(Map.of("warn", Severity.WARN, "error", Severity.ERROR)),
            "warn",
            "What a gap does: warn records it, error refuses each batch until the gap is closed.");
    static final Shape SHAPE = Shape.of(
            "Expected periods", "<zone>.<name>.quality.periods", COLUMN, EXPRESSION, EVERY, ON, EXCEPT, SEVERITY);

    private PeriodsDecoder() {}

    /** The periods; empty, with the problem told, where it is not said what tells the time of a row. */
    static Optional<Periods> decode(Node node) {
        if (node.has(COLUMN) == node.has(EXPRESSION)) {
            node.problem("needs either 'column' or 'expression'");
            return Optional.empty();
        }
        Optional<Text> column = node.find(COLUMN);
        Every every = node.find(EVERY).orElse(Every.DAY);
        BusinessCalendar calendar = new BusinessCalendar(on(node), except(node));
        Severity severity = node.find(SEVERITY).orElse(Severity.WARN);
        return column.or(() -> node.find(EXPRESSION))
                .map(text -> new Periods(
                        text.text().strip(),
                        column.isPresent() ? quoted(text) : text.sql(),
                        every,
                        calendar,
                        severity));
    }

    private static Set<DayOfWeek> on(Node node) {
        List<DayOfWeek> days = node.list(ON);
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
    }

    private static List<Days> except(Node node) {
        return node.list(EXCEPT).stream().flatMap(text -> days(text).stream()).toList();
    }

    private static Optional<Days> days(Text text) {
        String[] ends = text.text().strip().split("/", 2);
        try {
            Days days = new Days(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
            if (!days.last().isBefore(days.first())) {
                return Optional.of(days);
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        text.at()
                .problem("must be a day such as \"2010-12-25\", or two in order such as \"2010-12-24/2011-01-03\", was "
                        + text.at().shown());
        return Optional.empty();
    }

    private static SqlText quoted(Text column) {
        return new SqlText(Periods.quoted(column.text().strip()), column.origin());
    }
}
