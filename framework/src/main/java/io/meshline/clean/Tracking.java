package io.meshline.clean;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * The columns of observations, and what each is for.
 *
 * @param columns the declared columns, in the table's order; none of them a map, which has no order
 * @param key the columns that name an object; never null in an observation
 * @param sequence the columns that order an object's observations: the first one, never null in an observation, tells
 *     the point; the others decide which of several observations at one point counts
 * @param deletions whether an observation may tell that the object is gone, by {@link SystemColumns#IS_DELETED}, a
 *     column of observations and stored rows then; its attributes are of no matter
 */
public record Tracking(List<String> columns, List<String> key, List<String> sequence, Deletions deletions) {

    /** Whether objects can cease to be. */
    public enum Deletions {
        POSSIBLE,
        NONE
    }

    public Tracking {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        sequence = List.copyOf(sequence);
        requireNonNull(deletions, "deletions");
        boolean overlap = sequence.stream().anyMatch(key::contains);
        if (key.isEmpty()
                || sequence.isEmpty()
                || overlap
                || !columns.containsAll(key)
                || !columns.containsAll(sequence)) {
            throw new IllegalArgumentException("key and sequence must be different columns of " + columns);
        }
    }

    /** The column that tells the point of an observation. */
    String point() {
        return sequence.get(0);
    }

    boolean hasDeletions() {
        return deletions == Deletions.POSSIBLE;
    }

    /** The columns that decide at one point, and are kept where an object is gone. */
    List<String> ranks() {
        return sequence.subList(1, sequence.size());
    }

    /** The columns that describe an object. */
    List<String> attributes() {
        return columns.stream()
                .filter(name -> !key.contains(name) && !sequence.contains(name))
                .toList();
    }

    /** The names of the key columns, as they are declared, for key columns as {@link Points} calls them. */
    Column[] keysOf() {
        return IntStream.range(0, key.size())
                .mapToObj(index -> col(Points.keyName(index)).as(key.get(index)))
                .toArray(Column[]::new);
    }

    /** The key columns as {@link Points} calls them, and further ones. */
    Column[] withKeys(Column... more) {
        Stream<Column> keys = IntStream.range(0, key.size())
                .mapToObj(index -> Names.column(key.get(index)).as(Points.keyName(index)));
        return Stream.concat(keys, Stream.of(more)).toArray(Column[]::new);
    }
}
