package io.meshline.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Tells rows apart by some of their columns, in which nulls equal each other. */
public final class Deduplication {
    /** How many further rows of the batch this one stands for; never null. */
    public static final String DUPLICATES = "_duplicates";

    private static final String LEAST = "_least";

    private Deduplication() {}

    /**
     * One row for each combination of values in {@code by}, with {@link #DUPLICATES}. Of several rows the least one
     * stays, compared column by column, null first; the order and partitioning of the rows are of no matter. One
     * shuffle, of rows that each partition has brought down to one a combination before; without a sort where
     * {@code by} names all columns.
     */
    public static Dataset<Row> withinBatch(Dataset<Row> rows, List<String> by) {
        Column duplicates = count(lit(1)).minus(1).as(DUPLICATES);
        Column[] all = Names.columns(List.of(rows.columns()));
        RelationalGroupedDataset alike = rows.groupBy(Names.columns(by));
        if (Set.copyOf(by).containsAll(List.of(rows.columns()))) {
            return alike.agg(duplicates)
                    .select(Stream.concat(Arrays.stream(all), Stream.of(col(DUPLICATES)))
                            .toArray(Column[]::new));
        }
        return alike.agg(min(struct(all)).as(LEAST), duplicates).select(col(LEAST + ".*"), col(DUPLICATES));
    }

    /**
     * The staged rows whose values in {@code by} do not stand in {@code existing}. Reads {@code staged} twice, and so
     * wants a frame that is cheap to read, such as staged files: first to find the few rows of {@code existing} that
     * matter, so that these and not all of them are shuffled.
     */
    public static Dataset<Row> unknown(Dataset<Row> staged, Dataset<Row> existing, List<String> by) {
        Dataset<Row> candidates = existing.select(Names.columns(by)).as("existing");
        Dataset<Row> batch = staged.select(Names.columns(by)).as("batch");
        Dataset<Row> met = candidates.join(batch, same("existing", "batch", by), "left_semi");
        return staged.as("staged").join(met.as("met"), same("staged", "met", by), "left_anti");
    }

    /**
     * A condition that every row holds whose values in {@code by} stand among the staged rows, and that the statistics
     * of files can decide: the range of each date and timestamp, by which the files of facts lie apart; without one, of
     * each column that has an order without surprises. Runs one job over the staged rows, a single aggregate without
     * shuffle of rows.
     */
    public static Column overlap(Dataset<Row> staged, List<String> by) {
        List<Bounds> bounds = bounds(staged.select(Names.columns(by)).schema());
        if (bounds.isEmpty()) {
            return lit(true);
        }
        List<Column> aggregates =
                bounds.stream().flatMap(bound -> bound.aggregates().stream()).toList();
        Column[] others = Names.array(aggregates.subList(1, aggregates.size()));
        Row found = staged.agg(aggregates.get(0), others).head();
        return IntStream.range(0, bounds.size())
                .mapToObj(index -> bounds.get(index).condition(found, index * Bounds.AGGREGATES))
                .reduce(Column::and)
                .orElseThrow();
    }

    private static List<Bounds> bounds(StructType schema) {
        List<Bounds> ordered = Arrays.stream(schema.fields())
                .filter(Bounds::apply)
                .map(field -> new Bounds(field.name(), field.dataType()))
                .toList();
        List<Bounds> temporal = ordered.stream().filter(Bounds::isTemporal).toList();
        return temporal.isEmpty() ? ordered : temporal;
    }

    private static Column same(String left, String right, List<String> by) {
        return by.stream()
                .map(Names::quoted)
                .map(name -> col(left + "." + name).eqNullSafe(col(right + "." + name)))
                .reduce(lit(true), Column::and);
    }
}
