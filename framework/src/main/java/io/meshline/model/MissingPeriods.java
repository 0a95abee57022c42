package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * Expected periods without rows that follow each other; closed days between them do not count.
 *
 * @param from the first one, such as {@code 2010-12-07} or {@code 2010-12-07T08:00}
 * @param to the last one, likewise
 * @param periods how many there are
 */
public record MissingPeriods(String from, String to, long periods) {
    public MissingPeriods {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }

    /** The periods in a few words. */
    public String words() {
        return from.equals(to) ? from : from + " to " + to;
    }
}
