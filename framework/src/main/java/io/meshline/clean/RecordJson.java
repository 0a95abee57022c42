package io.meshline.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.meshline.model.Derivation;
import io.meshline.model.Structure;
import io.meshline.model.SystemColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A record of a source as the JSON text that quarantine keeps, and back, value for value: times keep their microseconds
 * and are in UTC, decimals their digits, and a field without a value is there as null.
 */
public final class RecordJson {
    /** The text of a record that is no row of its source; null for all others. */
    public static final String UNREADABLE = "_unreadable_record";

    /** What stays beside a record that is read, where there is such a column. */
    static final String KEPT = "_kept";

    private static final Map<String, String> WRITTEN = Map.of(
            "ignoreNullFields", "false",
            "timeZone", "UTC",
            "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
            "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    /** Without formats, Spark reads times with any number of digits, and those that were written with fewer. */
    private static final Map<String, String> READ =
            Map.of("mode", "PERMISSIVE", "timeZone", "UTC", "columnNameOfCorruptRecord", UNREADABLE);

    private static final String FIELDS = "_fields";

    private RecordJson() {}

    /**
     * All columns of the source. Of those whose name starts with an underscore only the ones that the structure speaks of,
     * and not the file, which has a column of its own.
     */
    static Column of(Dataset<Row> source, Structure structure) {
        List<String> fields = Arrays.stream(source.columns())
                .filter(name -> !name.startsWith("_") || isSpokenOf(name, structure))
                .filter(name -> !name.equals(SystemColumns.SOURCE_FILE))
                .toList();
        return to_json(struct(Names.columns(fields)), WRITTEN);
    }

    /**
     * Records as rows of their source again.
     *
     * @param kept rows of {@link Quarantine#RECORD}, {@link Quarantine#SOURCE_FILE} and, where arrays are exploded,
     *     {@link Quarantine#POSITION}
     * @param source the columns of the source
     * @return these columns, {@link #UNREADABLE}, and the position, which lets that element alone become a row
     */
    public static Dataset<Row> read(Dataset<Row> kept, StructType source) {
        StructType schema = source.add(UNREADABLE, DataTypes.StringType);
        boolean isOfElements = List.of(kept.columns()).contains(Quarantine.POSITION);
        boolean keeps = List.of(kept.columns()).contains(KEPT);
        Dataset<Row> fields = kept.select(
                col(Quarantine.SOURCE_FILE),
                (isOfElements ? col(Quarantine.POSITION) : lit(null).cast("int")).as(Document.POSITION),
                from_json(col(Quarantine.RECORD), schema, READ).as(FIELDS),
                (keeps ? col(KEPT) : lit(null)).as(KEPT));
        Stream<Column> columns = Arrays.stream(schema.fields())
                .map(StructField::name)
                .map(name -> name.equals(SystemColumns.SOURCE_FILE)
                        ? col(Quarantine.SOURCE_FILE).as(name)
                        : col(FIELDS).getField(name).as(name));
        Stream<Column> beside = Stream.of(col(Document.POSITION), col(KEPT)).limit(keeps ? 2 : 1);
        return fields.select(Stream.concat(columns, beside).toArray(Column[]::new));
    }

    private static boolean isSpokenOf(String name, Structure structure) {
        Stream<String> filter = structure.filter().stream().map(sql -> sql.text());
        Stream<String> columns = structure.columns().stream().flatMap(column -> spokenOf(column.derivation()));
        return Stream.concat(filter, columns).anyMatch(text -> text.contains(name));
    }

    private static Stream<String> spokenOf(Derivation derivation) {
        return derivation instanceof Derivation.FromSource source
                ? source.paths().stream()
                : Stream.of(((Derivation.FromExpression) derivation).sql().text());
    }
}
