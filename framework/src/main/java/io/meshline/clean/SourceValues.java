package io.meshline.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.Derivation.FromSource;
import io.meshline.model.DerivedColumn;
import io.meshline.model.JsonPath;
import io.meshline.model.Structure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The values that columns take from a source as they are: the first of their paths that is not null. For all types but
 * string a blank text is no value.
 */
final class SourceValues {
    private static final String RAW = "_raw_";
    private static final String UNREAD = "_unread_";
    private static final String BLANKS = " \t\r\n";

    private final Document document;
    private final Map<DerivedColumn, JsonValue> values = new LinkedHashMap<>();

    private SourceValues(Structure structure, Dataset<Row> source) {
        this.document = Document.of(structure);
        for (DerivedColumn column : structure.columns()) {
            if (column.derivation() instanceof FromSource from) {
                values.put(column, value(source, from.paths(), Shaping.typeOf(column)));
            }
        }
    }

    /** The values that a structure takes from a source. */
    static SourceValues of(Structure structure, Dataset<Row> source) {
        return new SourceValues(structure, source);
    }

    /** The document that some of the values are in. */
    Document document() {
        return document;
    }

    /** Adds the values, in columns of their own, to the frame of the parsed document. */
    Stream<Column> columns() {
        return values.entrySet().stream()
                .flatMap(value -> Stream.of(
                        value.getValue().read().as(RAW + value.getKey().name()),
                        value.getValue().unread().as(UNREAD + value.getKey().name())));
    }

    /** The names of the columns that are not the source's. */
    Stream<Column> kept() {
        return values.keySet().stream()
                .flatMap(column -> Stream.of(Names.column(RAW + column.name()), Names.column(UNREAD + column.name())));
    }

    /** The value as it was read; null where it is missing or could not be read. */
    static Column raw(DerivedColumn column) {
        return Names.column(RAW + column.name());
    }

    /** Whether the source has a value, readable or not. */
    static Column isGiven(DerivedColumn column) {
        return raw(column).isNotNull().or(Names.column(UNREAD + column.name()).isNotNull());
    }

    /** The value as a text for people. */
    static Column shown(DerivedColumn column) {
        Column read = raw(column).cast(DataTypes.StringType);
        boolean isPadded =
                Shaping.typeOf(column) instanceof DecimalType && column.paths().allMatch(JsonPath::isPath);
        Column plain = isPadded
                ? when(read.contains("."), regexp_replace(read, "[.]?0+$", "")).otherwise(read)
                : read;
        return coalesce(Names.column(UNREAD + column.name()), plain);
    }

    private JsonValue value(Dataset<Row> source, List<String> paths, DataType type) {
        boolean keepsBlanks = type.equals(DataTypes.StringType);
        if (paths.stream().allMatch(JsonPath::isPath)) {
            return document.ask(paths.stream().map(JsonPath::of).toList(), type, keepsBlanks);
        }
        boolean isText = isText(source, paths);
        Column[] found = paths.stream()
                .map(path -> JsonPath.isPath(path) ? document.askText(JsonPath.of(path)) : Names.column(path))
                .map(value -> isText ? text(value, keepsBlanks) : value)
                .toArray(Column[]::new);
        return new JsonValue(coalesce(found), lit(null).cast(DataTypes.StringType));
    }

    /** A text; null where it is blank and blanks are no values. */
    static Column text(Column value, boolean keepsBlanks) {
        Column text = value.cast(DataTypes.StringType);
        return keepsBlanks ? text : when(length(trim(text, BLANKS)).gt(0), text);
    }

    private static boolean isText(Dataset<Row> source, List<String> paths) {
        Column[] plain = paths.stream()
                .filter(path -> !JsonPath.isPath(path))
                .map(Names::column)
                .toArray(Column[]::new);
        List<DataType> types = Arrays.stream(source.select(plain).schema().fields())
                .map(field -> field.dataType())
                .distinct()
                .toList();
        return plain.length < paths.size() || types.size() > 1 || types.get(0).equals(DataTypes.StringType);
    }
}
