package io.meshline.clean;

import static io.meshline.clean.CatalystExpressions.tryCast;
import static io.meshline.clean.CatalystExpressions.tryEvaluate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Payload;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * Lays the declared columns over those of the source, one projection upon the other: the document, the source's values
 * as they are, what they read as, the typed columns, and then the expressions in their order. Columns of the source that
 * no declared column hides stay visible to the end.
 */
final class Shaping {
    /** The names of the fields that no column reads. */
    static final String UNKNOWN_FIELDS = "_unknown_fields";

    private static final String READ = "_read_";

    private final Structure structure;
    private final Dataset<Row> source;
    private final SourceValues values;

    Shaping(Structure structure, Dataset<Row> source) {
        this.structure = structure;
        this.source = source;
        this.values = SourceValues.of(structure, source);
    }

    /** The document that the records hold. */
    Document document() {
        return values.document();
    }

    /** The source with the declared columns. */
    Dataset<Row> shaped() {
        Dataset<Row> parsed = looked(document().parse(source));
        Dataset<Row> typed = typed(parsed, read(with(parsed, values.columns().toList())));
        Dataset<Row> frame = Outliers.treated(typed, fromSource().toList());
        for (DerivedColumn column : structure.columns()) {
            if (column.derivation() instanceof Derivation.FromExpression expression) {
                frame = replaced(frame, column.name(), computed(column, expression));
                frame = Outliers.treated(frame, List.of(column));
            }
        }
        return frame;
    }

    /** Looks for fields that no column reads, where anybody wants to know. */
    private Dataset<Row> looked(Dataset<Row> parsed) {
        Optional<Payload> payload =
                structure.payload().filter(any -> any.unknownFields().isPresent());
        return payload.map(wanted -> {
                    Leftovers leftovers = new Leftovers(document(), wanted.knownFields());
                    Dataset<Row> named = parsed.withColumn(UNKNOWN_FIELDS, leftovers.names());
                    return wanted.rescues()
                            ? named.withColumn(UnknownFields.RESCUED, leftovers.kept(Names.column(UNKNOWN_FIELDS)))
                            : named;
                })
                .orElse(parsed);
    }

    static DataType typeOf(DerivedColumn column) {
        return DataType.fromDDL(column.column().type());
    }

    private Dataset<Row> read(Dataset<Row> frame) {
        return with(
                frame,
                fromSource()
                        .map(column -> parsing(frame, column)
                                .read()
                                .apply(SourceValues.raw(column))
                                .as(READ + column.name()))
                        .toList());
    }

    /** The typed columns, in the place of the source's columns of the same name. */
    private Dataset<Row> typed(Dataset<Row> parsed, Dataset<Row> frame) {
        List<String> hiding = fromSource().map(DerivedColumn::name).toList();
        Stream<Column> visible = Arrays.stream(parsed.columns())
                .filter(name -> hiding.stream().noneMatch(name::equalsIgnoreCase))
                .map(Names::column);
        Stream<Column> typed = fromSource().map(column -> fitted(frame, column).as(column.name()));
        return frame.select(Stream.of(visible, values.kept(), typed)
                .flatMap(columns -> columns)
                .toArray(Column[]::new));
    }

    private Column fitted(Dataset<Row> frame, DerivedColumn column) {
        Column read = Names.column(READ + column.name());
        Column value = parsing(frame, column).fit().apply(read);
        return column.defaultValue()
                .map(sql -> when(SourceValues.isGiven(column), value).otherwise(literal(column, sql)))
                .orElse(value);
    }

    private Parsing parsing(Dataset<Row> frame, DerivedColumn column) {
        DataType raw =
                frame.select(SourceValues.raw(column)).schema().fields()[0].dataType();
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

    /** A literal of a column's type. */
    static Column literal(DerivedColumn column, String sql) {
        return tryCast(expr(sql), typeOf(column));
    }

    private Stream<DerivedColumn> fromSource() {
        return structure.columns().stream().filter(column -> column.derivation() instanceof Derivation.FromSource);
    }

    /** A frame with further columns behind its own. */
    static Dataset<Row> with(Dataset<Row> frame, List<Column> added) {
        return frame.select(Stream.concat(Arrays.stream(Names.columns(List.of(frame.columns()))), added.stream())
                .toArray(Column[]::new));
    }

    /** A frame in which a column takes the place of another of its name, in any case of letters. */
    static Dataset<Row> replaced(Dataset<Row> frame, String name, Column value) {
        Stream<Column> others = Arrays.stream(frame.columns())
                .filter(other -> !other.equalsIgnoreCase(name))
                .map(Names::column);
        return frame.select(Stream.concat(others, Stream.of(value.as(name))).toArray(Column[]::new));
    }
}
