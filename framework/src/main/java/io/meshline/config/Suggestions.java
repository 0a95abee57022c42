package io.meshline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names that a misspelled one may have meant: those that share more than half of it, the nearest first. */
final class Suggestions {
    private static final int MOST = 3;
    /** How many more edits than the nearest name a further suggestion may need. */
    private static final int SLACK = 1;

    private Suggestions() {}

    /** {@code " Did you mean 'a', 'b' or 'c'?"}, or nothing where no name is near. */
    static String sentence(String name, Collection<String> known) {
        List<String> near =
                near(name, known).stream().map(one -> "'" + one + "'").toList();
        if (near.isEmpty()) {
            return "";
        }
        String last = near.get(near.size() - 1);
        String first = near.stream().limit(near.size() - 1L).collect(Collectors.joining(", "));
        return ". Did you mean " + (first.isEmpty() ? last : first + " or " + last) + "?";
    }

    private static List<String> near(String name, Collection<String> known) {
        Map<String, Integer> edits = new TreeMap<>();
        for (String candidate : known) {
            int distance = edits(name, candidate);
            if (2 * distance < Math.max(name.length(), candidate.length())) {
                edits.put(candidate, distance);
            }
        }
        int best = edits.values().stream().min(Comparator.naturalOrder()).orElse(0);
        return edits.entrySet().stream()
                .filter(entry -> entry.getValue() <= best + SLACK)
                .sorted(Map.Entry.comparingByValue())
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The Levenshtein distance: insertions, deletions and replacements that turn one name into the other. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
