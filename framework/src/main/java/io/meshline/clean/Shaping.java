package io.meshline.clean;

import static io.meshline.clean.CatalystExpressions.tryCast;
import static io.meshline.clean.CatalystExpressions.tryEvaluate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Lays the declared columns over those of the source, one projection upon the other: the source's values as they are,
 * what they read as, the typed columns, and then the expressions in their order. Columns of the source that no
 * declared column hides stay visible to the end.
 */
record Shaping(Structure structure) {
    private static final String RAW = "_raw_";
    private static final String READ = "_read_";
    private static final String PAYLOAD = "payload";
    private static final String BLANKS = " \t\r\n";

    /** Adds the declared columns. */
    Dataset<Row> of(Dataset<Row> source) {
        Dataset<Row> frame = typed(source, read(raw(source)));
        for (DerivedColumn column : structure.columns()) {
            if (column.derivation() instanceof Derivation.FromExpression expression) {
                frame = replaced(frame, column.name(), computed(column, expression));
            }
        }
        return frame;
    }

    /** The value of the source that a declared column was read from; null where it is missing. */
    Column rawValue(DerivedColumn column) {
        return Names.column(RAW + column.name());
    }

    static DataType typeOf(DerivedColumn column) {
        return DataType.fromDDL(column.column().type());
    }

    private Dataset<Row> raw(Dataset<Row> source) {
        return with(
                source,
                read().map(column -> firstValue(source, column).as(RAW + column.name()))
                        .toList());
    }

    private Dataset<Row> read(Dataset<Row> frame) {
        return with(
                frame,
                read().map(column -> parsing(frame, column)
                                .read()
                                .apply(rawValue(column))
                                .as(READ + column.name()))
                        .toList());
    }

    /** The typed columns, in the place of the source's columns of the same name. */
    private Dataset<Row> typed(Dataset<Row> source, Dataset<Row> frame) {
        List<String> hiding = read().map(DerivedColumn::name).toList();
        Stream<Column> visible = Arrays.stream(source.columns())
                .filter(name -> hiding.stream().noneMatch(name::equalsIgnoreCase))
                .map(Names::column);
        Stream<Column> kept = read().map(this::rawValue);
        Stream<Column> typed = read().map(column -> fitted(frame, column).as(column.name()));
        return frame.select(
                Stream.of(visible, kept, typed).flatMap(columns -> columns).toArray(Column[]::new));
    }

    private Column fitted(Dataset<Row> frame, DerivedColumn column) {
        Column read = Names.column(READ + column.name());
        Column value = parsing(frame, column).fit().apply(read);
        return column.defaultValue()
                .map(sql ->
                        when(rawValue(column).isNull(), literal(column, sql)).otherwise(value))
                .orElse(value);
    }

    private Parsing parsing(Dataset<Row> frame, DerivedColumn column) {
        DataType raw = frame.schema().apply(RAW + column.name()).dataType();
        Optional<String> format = ((Derivation.FromSource) column.derivation()).format();
        return Parsing.of(raw, typeOf(column), format);
    }

    /** A computed value is brought into its type as SQL does it, rounding included; a failure gives no value. */
    private static Column computed(DerivedColumn column, Derivation.FromExpression expression) {
        Column value = tryCast(tryEvaluate(expr(expression.sql().text())), typeOf(column));
        return column.defaultValue()
                .map(sql -> coalesce(value, literal(column, sql)))
                .orElse(value);
    }

    private static Column literal(DerivedColumn column, String sql) {
        return tryCast(expr(sql), typeOf(column));
    }

    private static Column firstValue(Dataset<Row> source, DerivedColumn column) {
        List<String> paths = ((Derivation.FromSource) column.derivation()).paths();
        List<Column> values = paths.stream().map(Shaping::field).toList();
        DataType[] types = Arrays.stream(
                        source.select(Names.array(values)).schema().fields())
                .map(field -> field.dataType())
                .distinct()
                .toArray(DataType[]::new);
        boolean isText = types.length > 1 || types[0].equals(DataTypes.StringType);
        boolean keepsBlanks = typeOf(column).equals(DataTypes.StringType);
        return coalesce(values.stream()
                .map(value -> isText ? value.cast(DataTypes.StringType) : value)
                .map(value -> isText && !keepsBlanks
                        ? when(length(trim(value, BLANKS)).gt(0), value)
                        : value)
                .toArray(Column[]::new));
    }

    private static Column field(String path) {
        return path.startsWith("$") ? get_json_object(col(PAYLOAD), path) : Names.column(path);
    }

    private Stream<DerivedColumn> read() {
        return structure.columns().stream().filter(column -> column.derivation() instanceof Derivation.FromSource);
    }

    private static Dataset<Row> with(Dataset<Row> frame, List<Column> added) {
        return frame.select(Stream.concat(Arrays.stream(Names.columns(List.of(frame.columns()))), added.stream())
                .toArray(Column[]::new));
    }

    private static Dataset<Row> replaced(Dataset<Row> frame, String name, Column value) {
        Stream<Column> others = Arrays.stream(frame.columns())
                .filter(other -> !other.equalsIgnoreCase(name))
                .map(Names::column);
        return frame.select(Stream.concat(others, Stream.of(value.as(name))).toArray(Column[]::new));
    }
}
