package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Why records of a dataset stand open in quarantine.
 *
 * @param kind what is wrong: {@code cast}, {@code required}, {@code outlier}, {@code rule}, {@code unreadable}
 * @param column the column that it is about; empty where it is none
 * @param records how many records of the period it speaks against
 * @param latest when the last of them was put aside
 * @param example what was said of one of them
 */
public record QuarantineReason(String kind, String column, long records, Instant latest, String example) {
    private static final String RULE = "rule";

    public QuarantineReason {
        requireNonNull(kind, "kind");
        requireNonNull(column, "column");
        requireNonNull(latest, "latest");
        requireNonNull(example, "example");
    }

    /** What was said of one of the records; empty where {@link #words} say the same. */
    public String suchAs() {
        return kind.equals(RULE) ? "" : example;
    }

    /** What is wrong, for people: {@code quantity cannot be read as its type}. */
    public String words() {
        String what = column.isEmpty() ? "the record" : column;
        return switch (kind) {
            case "cast" -> what + " cannot be read as its type";
            case "required" -> what + " is missing";
            case "outlier" -> what + " is outside its bounds";
            case RULE -> example;
            case "unreadable" -> what + " cannot be read";
            default -> column.isEmpty() ? kind : what + ": " + kind;
        };
    }
}
