package io.meshline.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.DerivedColumn;
import io.meshline.model.Structure;
import io.meshline.model.SystemColumns;
import io.meshline.quality.RowRule;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes typed rows of source records, with the reasons against a record where there are any. Projections only: no
 * shuffle, no function that Spark cannot see into, each field parsed once.
 *
 * <ul>
 *   <li>A record whose filter is false or null is filtered, and nothing else is asked of it.
 *   <li>A column {@code from} the source takes the first value of its paths that is not null; for all types but string
 *       a blank text is no value. Strings are kept as they are. A value that its type cannot hold exactly is a failed
 *       cast: {@code 17850.0} is an int and {@code 3.7} is not; {@code 1.2345} is no {@code decimal(12,3)}. Dates and
 *       timestamps without format need year, month and day.
 *   <li>A column with an {@code expression} sees the source's columns, all columns {@code from} the source, and the
 *       expressions declared before it; ours hide the source's of the same name, in any case of letters. Its value is
 *       brought into the declared type as SQL does it, rounding included; what fails is null.
 *   <li>A default takes the place of a missing value, not of a failed cast.
 * </ul>
 */
public final class Structuring {
    /** Whether the filter leaves the record out; never null. */
    public static final String FILTERED = "_filtered";
    /** The reasons against the record, of type {@link Quarantine#REASONS}; empty where it is good. */
    public static final String REASONS = "_reasons";

    private static final String RECORD = "_record";

    private Structuring() {}

    /** The records of the source with {@link #FILTERED} beside them. */
    public static Dataset<Row> flagged(Dataset<Row> source, Structure structure) {
        Column isMeant = structure
                .filter()
                .map(filter -> coalesce(expr(filter.text()), lit(false)))
                .orElse(lit(true));
        return source.withColumn(FILTERED, not(isMeant));
    }

    /** What a ledger counts of flagged records, as aggregates: {@code read} and {@code filtered}. */
    public static List<Column> recordCounters() {
        return List.of(count(lit(1)).as("read"), count(when(col(FILTERED), 1)).as("filtered"));
    }

    /**
     * The declared columns in their order and {@link #REASONS}, for every flagged record that is not filtered.
     *
     * @param rules what each row has to keep besides; a row that breaks several has a reason for each
     */
    public static Dataset<Row> structure(Dataset<Row> flagged, Structure structure, List<RowRule> rules) {
        Shaping shaping = new Shaping(structure);
        Column reasons = new Reasons(shaping, rules).all().as(REASONS);
        return shaping.of(meant(flagged))
                .select(Stream.concat(declared(structure), Stream.of(reasons)).toArray(Column[]::new));
    }

    /** What a ledger counts of structured rows, as aggregates: {@code quarantined}, and under each rule who broke it. */
    public static List<Column> rowCounters(List<RowRule> rules) {
        Stream<Column> broken =
                rules.stream().map(rule -> count(when(not(rule.holds()), 1)).as(rule.text()));
        return Stream.concat(Stream.of(count(when(isRejected(), 1)).as("quarantined")), broken)
                .toList();
    }

    /**
     * The declared columns of the structured rows that have no reason against them. Observe the {@link #rowCounters}
     * before: Spark otherwise moves the condition below the casts, and casts twice.
     */
    public static Dataset<Row> accepted(Dataset<Row> structured) {
        return structured.where(not(isRejected())).drop(REASONS);
    }

    /**
     * The records that have a reason against them, as they came.
     *
     * @return {@link Quarantine#SOURCE_FILE}, {@link Quarantine#RECORD} as {@link RecordJson} writes it, and {@link Quarantine#REASONS_COLUMN}
     */
    public static Dataset<Row> rejected(Dataset<Row> source, Structure structure, List<RowRule> rules) {
        Column record = RecordJson.of(source, structure);
        boolean hasFile = List.of(source.columns()).contains(SystemColumns.SOURCE_FILE);
        Column file = hasFile ? col(SystemColumns.SOURCE_FILE) : lit(null).cast("string");
        Shaping shaping = new Shaping(structure);
        return shaping.of(meant(flagged(source.withColumn(RECORD, record), structure)))
                .withColumn(REASONS, new Reasons(shaping, rules).all())
                .where(isRejected())
                .select(
                        file.as(Quarantine.SOURCE_FILE),
                        col(RECORD).as(Quarantine.RECORD),
                        col(REASONS).as(Quarantine.REASONS_COLUMN));
    }

    private static Dataset<Row> meant(Dataset<Row> flagged) {
        return flagged.where(not(col(FILTERED))).drop(FILTERED);
    }

    private static Column isRejected() {
        return size(col(REASONS)).gt(0);
    }

    private static Stream<Column> declared(Structure structure) {
        return structure.columns().stream()
                .map(DerivedColumn::name)
                .map(name -> Names.column(name).as(name));
    }
}
