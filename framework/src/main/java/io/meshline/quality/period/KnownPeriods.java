package io.meshline.quality.period;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Which periods a table has, as few numbers: all expected ones from the first to the last but those of the gaps.
 *
 * @param first the first period with rows
 * @param last the last one
 * @param gaps the runs of periods without rows between them, in order, each with an expected one at both ends
 */
record KnownPeriods(long first, long last, List<Gap> gaps) {
    private static final String PART = "|";
    private static final String BOUND = ":";

    /**
     * Periods without rows that follow each other.
     *
     * @param from the first one
     * @param to the last one
     */
    record Gap(long from, long to) {
        private Optional<Gap> trimmed(LongPredicate expected) {
            long begin = from;
            while (begin <= to && !expected.test(begin)) {
                begin++;
            }
            long end = to;
            while (end >= begin && !expected.test(end)) {
                end--;
            }
            return begin > end ? Optional.empty() : Optional.of(new Gap(begin, end));
        }
    }

    KnownPeriods {
        gaps = List.copyOf(gaps);
    }

    /** What is known of a table with rows in some periods; empty for a table without rows. */
    static Optional<KnownPeriods> of(SortedSet<Long> seen, LongPredicate expected) {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        KnownPeriods ends = new KnownPeriods(seen.first(), seen.last(), List.of(new Gap(seen.first(), seen.last())));
        return Optional.of(ends.plus(seen, expected));
    }

    /** The same with further periods that have rows. */
    KnownPeriods plus(SortedSet<Long> seen, LongPredicate expected) {
        requireNonNull(expected, "expected");
        if (seen.isEmpty()) {
            return this;
        }
        TreeMap<Long, Long> open = new TreeMap<>();
        gaps.forEach(gap -> open.put(gap.from(), gap.to()));
        if (seen.first() < first) {
            open.put(seen.first(), first - 1);
        }
        if (seen.last() > last) {
            open.put(last + 1, seen.last());
        }
        seen.forEach(period -> close(open, period));
        List<Gap> left = open.entrySet().stream()
                .flatMap(gap -> new Gap(gap.getKey(), gap.getValue()).trimmed(expected).stream())
                .toList();
        return new KnownPeriods(Math.min(first, seen.first()), Math.max(last, seen.last()), left);
    }

    private static void close(TreeMap<Long, Long> open, long period) {
        Map.Entry<Long, Long> gap = open.floorEntry(period);
        if (gap == null || gap.getValue() < period) {
            return;
        }
        open.remove(gap.getKey());
        if (gap.getKey() < period) {
            open.put(gap.getKey(), period - 1);
        }
        if (gap.getValue() > period) {
            open.put(period + 1, gap.getValue());
        }
    }

    /** What is known as a text, for the note of a commit. */
    String text() {
        List<String> parts = new ArrayList<>(List.of(Long.toString(first), Long.toString(last)));
        parts.add(gaps.stream().map(gap -> gap.from() + BOUND + gap.to()).collect(Collectors.joining(",")));
        return String.join(PART, parts);
    }

    /** What {@link #text} tells. */
    static KnownPeriods ofText(String text) {
        String[] parts = text.split("\\" + PART, -1);
        List<Gap> gaps = parts[2].isEmpty()
                ? List.of()
                : Arrays.stream(parts[2].split(","))
                        .map(gap -> gap.split(BOUND))
                        .map(ends -> new Gap(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
                        .toList();
        return new KnownPeriods(Long.parseLong(parts[0]), Long.parseLong(parts[1]), gaps);
    }
}
