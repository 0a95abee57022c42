package io.meshline.error;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * The place in a file that a value comes from.
 *
 * @param file the file's path, as the user would open it
 * @param line the line, counted from 1
 */
public record Origin(String file, int line) implements Comparable<Origin>, java.io.Serializable {
    private static final Comparator<Origin> BY_PLACE =
            Comparator.comparing(Origin::file).thenComparingInt(Origin::line);

    public Origin {
        requireNonNull(file, "file");
        if (line < 1) {
            throw new IllegalArgumentException("line must be at least 1, was " + line);
        }
    }

    /** The place {@code lines} further down in the same file. */
    public Origin plusLines(int lines) {
        return new Origin(file, line + lines);
    }

    @Override
    public int compareTo(Origin other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
