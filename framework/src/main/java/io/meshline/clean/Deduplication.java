package io.meshline.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.meshline.model.FactIdentity;
import java.time.Duration;
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

    private static final String STAYS = "_stays";
    private static final String RANK = "rank";
    private static final String ROW = "row";

    private Deduplication() {}

    /**
     * One row for each combination of values in the columns that tell facts apart, with {@link #DUPLICATES}. Of several
     * rows the one with the greatest values in the sequence columns stays, among equal ones the greatest, compared column
     * by column; without sequence columns the least one, null first. The order and partitioning of the rows are of no
     * matter. One shuffle, of rows that each partition has brought down to one a combination before; without a sort where
     * all columns tell facts apart.
     */
    public static Dataset<Row> withinBatch(Dataset<Row> rows, FactIdentity identity) {
        Column duplicates = count(lit(1)).minus(1).as(DUPLICATES);
        Column[] all = Names.columns(List.of(rows.columns()));
        RelationalGroupedDataset alike = rows.groupBy(Names.columns(identity.by()));
        if (Set.copyOf(identity.by()).containsAll(List.of(rows.columns()))) {
            return alike.agg(duplicates)
                    .select(Stream.concat(Arrays.stream(all), Stream.of(col(DUPLICATES)))
                            .toArray(Column[]::new));
        }
        Column stays = identity.sequence().isEmpty()
                ? min(struct(struct(all).as(ROW)))
                : max(struct(rank(rows, identity).as(RANK), struct(all).as(ROW)));
        return alike.agg(stays.as(STAYS), duplicates).select(col(STAYS + "." + ROW + ".*"), col(DUPLICATES));
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
     * A condition that every row holds which the staged rows may be deliveries of, and that the statistics of files and
     * partitions can decide: the range of each date and timestamp that tells facts apart, by which the files of facts lie
     * apart; without one, of each column that has an order without surprises; and the range of the look-back. Runs one
     * job over the staged rows, a single aggregate without shuffle of rows.
     */
    public static Column asked(Dataset<Row> staged, FactIdentity identity) {
        List<Bounds> bounds = bounds(staged.schema(), identity);
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

    /** What decides which of two deliveries of a fact counts: the greater one does. */
    static Column rank(Dataset<Row> rows, FactIdentity identity) {
        Stream<String> ranked = Stream.concat(identity.sequence().stream(), Arrays.stream(rows.columns()));
        return struct(Names.columns(ranked.distinct().toList()));
    }

    private static List<Bounds> bounds(StructType schema, FactIdentity identity) {
        List<Bounds> ordered = identity.by().stream()
                .map(schema::apply)
                .filter(Bounds::apply)
                .map(field -> Bounds.of(field, Duration.ZERO))
                .toList();
        List<Bounds> temporal = ordered.stream().filter(Bounds::isTemporal).toList();
        Stream<Bounds> around =
                identity
                        .lookBack()
                        .map(lookBack -> Bounds.of(schema.apply(lookBack.column()), lookBack.period()))
                        .stream();
        return Stream.concat((temporal.isEmpty() ? ordered : temporal).stream(), around)
                .toList();
    }

    /** Whether two rows have the same values in some columns. */
    static Column same(String left, String right, List<String> by) {
        return by.stream()
                .map(Names::quoted)
                .map(name -> col(left + "." + name).eqNullSafe(col(right + "." + name)))
                .reduce(lit(true), Column::and);
    }
}
