package io.meshline.error;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a misspelled name was probably meant to be. */
public final class Suggestions {
    private static final int MOST = 3;
    /** How much farther than the nearest name a further suggestion may be. */
    private static final int SLACK = 1;

    private Suggestions() {}

    /** A question to append to a sentence, such as {@code " Did you mean 'sku'?"}; empty where nothing is near. */
    public static String didYouMean(String given, Collection<String> known) {
        List<String> near = near(given, known);
        return near.isEmpty() ? "" : " Did you mean " + oneOf(near) + "?";
    }

    /** The names in quotes, as alternatives: {@code 'a', 'b' or 'c'}. */
    public static String oneOf(List<String> names) {
        List<String> quoted = quoted(names);
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    /** The names in quotes, as an enumeration: {@code 'a', 'b', 'c'}. */
    public static String all(List<String> names) {
        return String.join(", ", quoted(names));
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").toList();
    }

    /** As {@link #didYouMean}, for a sentence without a full stop: {@code ". Did you mean 'sku'?"}, or nothing. */
    public static String further(String given, Collection<String> known) {
        String question = didYouMean(given, known);
        return question.isEmpty() ? "" : "." + question;
    }

    /**
     * Up to three known names that are near, the nearest first: those that the given one differs from in a third of its
     * letters at most, or that it is an abbreviation of.
     */
    public static List<String> near(String given, Collection<String> known) {
        requireNonNull(given, "given");
        List<Candidate> near = known.stream()
                .distinct()
                .map(name -> new Candidate(name, distance(lower(given), lower(name))))
                .filter(candidate -> candidate.distance() <= given.length() / 3
                        || abbreviates(lower(given), lower(candidate.name())))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .toList();
        return near.stream()
                .filter(candidate -> candidate.distance() <= near.get(0).distance() + SLACK)
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /** Whether a name has been left with half of its letters at least, in their order. */
    private static boolean abbreviates(String given, String name) {
        int found = 0;
        for (int i = 0; i < name.length() && found < given.length(); i++) {
            found += name.charAt(i) == given.charAt(found) ? 1 : 0;
        }
        return found == given.length() && 2 * found >= name.length();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Letters to insert, leave out, replace or swap with a neighbour (optimal string alignment distance). */
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    private record Candidate(String name, int distance) {}
}
