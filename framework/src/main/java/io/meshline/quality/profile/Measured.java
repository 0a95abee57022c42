package io.meshline.quality.profile;

import io.meshline.model.profile.Figures;
import io.meshline.model.profile.Figures.Form;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Deequ measured of a column.
 *
 * @param column the column
 * @param present the number of rows that are not null
 * @param distinct about how many different values there are
 * @param numbers of numbers, of strings that can be read as such, and of times as Deequ saw them
 * @param lengths of strings
 * @param counts how often each value as text is there, null not counted; empty where there are too many
 * @param suggested what that suggests
 */
record Measured(
        View.Seen column,
        long present,
        long distinct,
        Optional<Figures.Numbers> numbers,
        Optional<Lengths> lengths,
        Optional<Map<String, Long>> counts,
        Suggested suggested) {

    /** Figures of strings. */
    record Lengths(long shortest, long longest, Form form) {}

    /**
     * What Deequ suggests.
     *
     * @param kinds the kinds of its suggestions
     * @param completeness the least completeness to be expected, for {@link Suggestion#MOSTLY_COMPLETE}
     */
    record Suggested(Set<Suggestion> kinds, double completeness) {
        Suggested {
            kinds = Set.copyOf(kinds);
        }
    }

    Measured {
        counts = counts.map(Map::copyOf);
    }

    boolean suggests(Suggestion suggestion) {
        return suggested.kinds().contains(suggestion);
    }
}
