package io.meshline.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.DeletionMark;
import io.meshline.model.DerivedColumn;
import io.meshline.model.LearnedRange;
import io.meshline.model.Outlier;
import io.meshline.model.Payload;
import io.meshline.model.Structure;
import io.meshline.model.SystemColumns;
import io.meshline.model.UnknownFields;
import io.meshline.quality.RowRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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
 *   <li>Paths into a JSON document are read from one parse of it, and from the element that a row is where an array is
 *       exploded. A record whose array is missing or empty gives no row.
 *   <li>A default takes the place of a missing value, not of a failed cast.
 *   <li>A record that tells that an object is gone must have what names the object and orders its states; no rule sees
 *       it.
 * </ul>
 */
public final class Structuring {
    /** Whether the filter leaves the record out; never null. */
    public static final String FILTERED = "_filtered";
    /** The reasons against the record, of type {@link Quarantine#REASONS}; empty where it is good. */
    public static final String REASONS = "_reasons";

    private static final String RECORD = "_record";
    private static final String DELETED = "_deleted";
    private static final String EMPTY = "_empty";
    private static final String HAS_UNKNOWN = "_has_unknown_fields";
    private static final DataType VALUES = DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);
    /** How much of a value is shown, in characters. */
    private static final int EXAMPLE = 40;

    private Structuring() {}

    /** The records of the source with {@link #FILTERED} beside them, and with a mark where they tell that an object is gone. */
    public static Dataset<Row> flagged(Dataset<Row> source, Structure structure) {
        Column isMeant = structure.filter().map(filter -> isTrue(filter.text())).orElse(lit(true));
        Dataset<Row> flagged = source.withColumn(FILTERED, not(isMeant));
        return structure
                .deletions()
                .map(deletions ->
                        flagged.withColumn(DELETED, isTrue(deletions.when().text())))
                .orElse(flagged);
    }

    /** What a ledger counts of flagged records, as aggregates: {@code read} and {@code filtered}. */
    public static List<Column> recordCounters() {
        return List.of(count(lit(1)).as("read"), count(when(col(FILTERED), 1)).as("filtered"));
    }

    /**
     * The declared columns in their order and {@link #REASONS}, for every flagged record that is not filtered, and behind
     * them what {@link #rowCounters} count; with {@link SystemColumns#IS_DELETED} where records may tell that an object is
     * gone.
     *
     * @param rules what each row has to keep besides; a row that breaks several has a reason for each
     */
    public static Dataset<Row> structure(Dataset<Row> flagged, Structure structure, List<RowRule> rules) {
        Shaping shaping = new Shaping(structure, meant(flagged));
        Dataset<Row> shaped = shaping.shaped();
        Stream<Column> marks =
                structure.deletions().stream().map(deletions -> col(DELETED).as(SystemColumns.IS_DELETED));
        Stream<Column> reasons = Stream.of(reasons(structure, shaping, rules).as(REASONS));
        return shaped.select(Stream.of(declared(structure), marks, reasons, counted(structure, shaping.document()))
                .flatMap(columns -> columns)
                .toArray(Column[]::new));
    }

    /**
     * What a ledger counts of structured rows, as aggregates: {@code rows}, {@code quarantined}, under each rule who
     * broke it, and where the structure asks for it {@code empty} (records whose array has no elements), {@code unknown}
     * (rows with unknown fields) and under {@link #counterOf} values outside of their range.
     */
    public static List<Column> rowCounters(Structure structure, List<RowRule> rules) {
        List<Column> counters = new ArrayList<>();
        counters.add(count(lit(1)).as("rows"));
        counters.add(count(when(isRejected(), 1)).as("quarantined"));
        Column isState = isState(structure);
        rules.forEach(rule ->
                counters.add(count(when(isState.and(not(rule.holds())), 1)).as(rule.text())));
        if (structure.explode().isPresent()) {
            counters.add(count(when(col(EMPTY), 1)).as("empty"));
        }
        if (looksForUnknown(structure)) {
            counters.add(count(when(col(HAS_UNKNOWN), 1)).as("unknown"));
        }
        structure.columns().stream()
                .filter(Outliers::isCounted)
                .map(Outliers::counter)
                .forEach(counters::add);
        return counters;
    }

    /** The figures of columns whose range of usual values is learned, as aggregates under {@link #figureOf}. */
    public static List<Column> figures(Structure structure) {
        List<Column> figures = new ArrayList<>();
        for (DerivedColumn column : structure.columns()) {
            learned(column).ifPresent(method -> {
                List<Column> aggregates = LearnedBounds.aggregates(
                        column, method, isState(structure).and(not(isRejected())));
                List<String> names = LearnedBounds.figures(method);
                for (int i = 0; i < names.size(); i++) {
                    figures.add(aggregates.get(i).as(figureOf(column, names.get(i))));
                }
            });
        }
        return figures;
    }

    /** The name of the aggregate of a column's figure. */
    public static String figureOf(DerivedColumn column, String figure) {
        return figure + " " + column.name();
    }

    private static Optional<LearnedRange.Method> learned(DerivedColumn column) {
        return column.outlier().flatMap(Outlier::learned).map(LearnedRange::method);
    }

    /** The name of the counter of a column's values outside of their range. */
    public static String counterOf(DerivedColumn column) {
        return Outliers.counterName(column);
    }

    /**
     * The declared columns of the structured rows that have no reason against them. Observe the {@link #rowCounters}
     * before: Spark otherwise moves the condition below the casts, and casts twice.
     */
    public static Dataset<Row> accepted(Dataset<Row> structured, Structure structure) {
        return told(structured, structure).where(not(isRejected())).drop(REASONS);
    }

    /** The declared columns and {@link #REASONS} of the structured rows, also of those that have a reason against them. */
    public static Dataset<Row> told(Dataset<Row> structured, Structure structure) {
        Dataset<Row> rows = structure.explode().isPresent() ? structured.where(not(col(EMPTY))) : structured;
        Stream<Column> marks = structure.deletions().stream().map(deletions -> col(SystemColumns.IS_DELETED));
        return rows.select(Stream.of(declared(structure), marks, Stream.of(col(REASONS)))
                .flatMap(columns -> columns)
                .toArray(Column[]::new));
    }

    /**
     * The records that have a reason against them, as they came; of an exploded array a row for each element.
     *
     * @return {@link Quarantine#SOURCE_FILE}, {@link Quarantine#RECORD} as {@link RecordJson} writes it,
     *     {@link Quarantine#POSITION} and {@link Quarantine#REASONS_COLUMN}
     */
    public static Dataset<Row> rejected(Dataset<Row> source, Structure structure, List<RowRule> rules) {
        return rejected(source, structure, rules, Optional.empty());
    }

    /**
     * The same of some rows.
     *
     * @param only a condition on the declared columns
     */
    public static Dataset<Row> rejected(
            Dataset<Row> source, Structure structure, List<RowRule> rules, Optional<Column> only) {
        Column record = RecordJson.of(source, structure);
        boolean hasFile = List.of(source.columns()).contains(SystemColumns.SOURCE_FILE);
        Column file = hasFile ? col(SystemColumns.SOURCE_FILE) : lit(null).cast("string");
        Column position = structure.explode().isPresent() ? col(Document.POSITION) : lit(null);
        Shaping shaping = new Shaping(structure, meant(flagged(source.withColumn(RECORD, record), structure)));
        Dataset<Row> shaped = shaping.shaped();
        return only.map(shaped::where)
                .orElse(shaped)
                .withColumn(REASONS, reasons(structure, shaping, rules))
                .where(isRejected())
                .select(
                        file.as(Quarantine.SOURCE_FILE),
                        col(RECORD).as(Quarantine.RECORD),
                        position.cast("int").as(Quarantine.POSITION),
                        col(REASONS).as(Quarantine.REASONS_COLUMN));
    }

    /**
     * Those of some kept records whose row fulfils a condition.
     *
     * @param kept rows of quarantine
     * @param source the columns of the source
     * @param only a condition on the declared columns
     * @return the rows of quarantine
     */
    public static Dataset<Row> kept(Dataset<Row> kept, StructType source, Structure structure, Column only) {
        Dataset<Row> whole = kept.withColumn(RecordJson.KEPT, struct(Names.columns(List.of(kept.columns()))));
        Dataset<Row> records = RecordJson.read(whole, source).drop(RecordJson.UNREADABLE);
        return new Shaping(structure, records).shaped().where(only).select(col(RecordJson.KEPT + ".*"));
    }

    /** Of a record that tells that an object is gone, no more is asked than what it must tell. */
    private static Column reasons(Structure structure, Shaping shaping, List<RowRule> rules) {
        Column all = new Reasons(structure, shaping.document(), rules).all();
        return structure
                .deletions()
                .map(deletions -> when(col(DELETED), filter(all, reason -> isAbout(reason, deletions)))
                        .otherwise(all))
                .orElse(all);
    }

    private static Column isAbout(Column reason, DeletionMark deletions) {
        return reason.getField("column")
                .isin(deletions.kept().toArray())
                .and(reason.getField("kind").notEqual("rule"));
    }

    private static Column isTrue(String condition) {
        return coalesce(expr(condition), lit(false));
    }

    /**
     * The fields that no column reads, the most frequent first.
     *
     * @param most how many of them at most
     * @return rows of name, records and example: a dotted name, in how many records it is, and a value of it
     */
    public static Dataset<Row> unknownFields(Dataset<Row> source, Structure structure, int most) {
        return new Shaping(structure.rescuing(), meant(flagged(source, structure)))
                .shaped()
                .select(explode(from_json(col(UnknownFields.RESCUED), VALUES, Map.of()))
                        .as(new String[] {"name", "value"}))
                .groupBy("name")
                .agg(
                        count(lit(1)).as("records"),
                        min(substring(col("value"), 1, EXAMPLE)).as("example"))
                .orderBy(col("records").desc(), col("name"))
                .limit(most);
    }

    private static Dataset<Row> meant(Dataset<Row> flagged) {
        return flagged.where(not(col(FILTERED))).drop(FILTERED);
    }

    private static Column isRejected() {
        return size(col(REASONS)).gt(0);
    }

    private static Stream<Column> declared(Structure structure) {
        return structure.schema().stream()
                .map(io.meshline.model.Column::name)
                .map(name -> Names.column(name).as(name));
    }

    /** Whether a structured row tells of an object more than that it is gone. */
    private static Column isState(Structure structure) {
        return structure.deletions().isPresent() ? not(col(SystemColumns.IS_DELETED)) : lit(true);
    }

    private static Column wasOutside(Structure structure, DerivedColumn column) {
        Column outside = Outliers.wasOutside(column);
        return structure
                .deletions()
                .map(deletions -> outside.and(not(col(DELETED))).as(Outliers.counterName(column)))
                .orElse(outside);
    }

    private static Stream<Column> counted(Structure structure, Document document) {
        Stream<Column> empty =
                structure.explode().stream().map(any -> document.isEmpty().as(EMPTY));
        Stream<Column> unknown = Stream.of(
                        size(Names.column(Shaping.UNKNOWN_FIELDS)).gt(0).as(HAS_UNKNOWN))
                .filter(any -> looksForUnknown(structure));
        Stream<Column> outside =
                structure.columns().stream().filter(Outliers::isCounted).map(column -> wasOutside(structure, column));
        Stream<Column> learned = structure.columns().stream()
                .filter(column -> column.storage() == DerivedColumn.Storage.INTERMEDIATE)
                .filter(column -> learned(column).isPresent())
                .map(column -> Names.column(column.name()));
        return Stream.of(empty, unknown, outside, learned).flatMap(columns -> columns);
    }

    private static boolean looksForUnknown(Structure structure) {
        return structure.payload().flatMap(Payload::unknownFields).isPresent();
    }
}
