package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import io.meshline.model.QualityRule.Severity;
import java.util.Locale;
import java.util.Optional;

/**
 * The periods in which a dataset is expected to have rows: all from the first one that has to the last one.
 *
 * @param of the column or expression that tells the time of a row, a date or a timestamp
 * @param sql the same as SQL
 * @param every how long a period is
 * @param calendar the days that count
 * @param severity what a gap does
 */
public record Periods(String of, SqlText sql, Every every, BusinessCalendar calendar, Severity severity) {
    /** How long a period is. */
    public enum Every {
        /** An hour of the session's time zone. */
        HOUR,
        /** A day of the session's time zone. */
        DAY;

        /** The name in configuration. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Periods {
        requireNonNull(of, "of");
        requireNonNull(sql, "sql");
        requireNonNull(every, "every");
        requireNonNull(calendar, "calendar");
        requireNonNull(severity, "severity");
    }

    /** The SQL that means a column of this name. */
    public static String quoted(String column) {
        return "`" + column.replace("`", "``") + "`";
    }

    /** The column that tells the time of a row; empty where an expression does. */
    public Optional<TimeColumn> column() {
        return sql.text().equals(quoted(of)) ? Optional.of(new TimeColumn(of, origin())) : Optional.empty();
    }

    /** Where they are declared. */
    public Origin origin() {
        return sql.origin();
    }

    /** What is expected, as reports and platform tables name it. */
    public String rule() {
        return "every " + every.key() + " of " + of + " has rows";
    }

    /** What tells whether gaps that were found before are still those of this declaration. */
    public String definition() {
        return every.key() + " of " + sql.text() + " " + calendar.words();
    }
}
