package io.meshline.io;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.meshline.error.Suggestions;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.UnknownFields;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Reads the texts of records that could not be read once more, as the source is declared by now: with its delimiter,
 * quotes, character set and columns. The values of a line are named by the header of the file that it came from, which
 * need not be there any more. Columns that were declared since are null, unless the line has values for them behind
 * those of its header.
 *
 * @param source the source
 * @param columns the columns of CSV files
 */
public record KeptTexts(FileSource source, List<io.meshline.model.Column> columns) {
    /** The column with the file that the record came from. */
    static final String FILE = "file";

    /** The column with the text of the record. */
    static final String TEXT = "text";

    /** The column with the names of its values. */
    static final String HEADER = "header";

    /** The column that tells whether the text is bytes in disguise. */
    static final String AS_BYTES = "as_bytes";

    private static final String BEFORE = "problem";
    private static final String AS_KEPT = "as_kept";

    public KeptTexts {
        requireNonNull(source, "source");
        columns = List.copyOf(columns);
    }

    /**
     * What was kept of records.
     *
     * @param rows the rows
     * @param file the column with the file that the record came from
     * @param asKept the column with its text as it was kept
     * @param text the same in a readable form; null where there is none
     * @param problem the column with what {@link FileRecords#PROBLEM} said of it
     * @param header the column with its {@link FileRecords#HEADER}
     */
    public record Kept(Dataset<Row> rows, Column file, Column asKept, Column text, Column problem, Column header) {
        /** Records that cannot be read, among {@link FileRecords#records}. */
        private Kept(Dataset<Row> unreadable) {
            this(
                    unreadable,
                    col(FileRecords.SOURCE_FILE),
                    col(FileRecords.RECORD),
                    col(FileRecords.RECORD),
                    col(FileRecords.PROBLEM),
                    col(FileRecords.HEADER));
        }

        private Dataset<Row> texts() {
            return rows.select(
                    file.as(FILE),
                    text.as(TEXT),
                    asKept.as(AS_KEPT),
                    header.as(HEADER),
                    problem.as(BEFORE),
                    coalesce(problem.contains(FileText.KEPT_AS_BYTES), lit(false))
                            .as(AS_BYTES));
        }
    }

    /**
     * The records, in the columns of {@link FileRecords#records}; the headers of CSV records are looked up. One of which no
     * text is readable stays as it is.
     *
     * @param treatment what is done to the records that are read
     */
    public Dataset<Row> read(Kept kept, UnaryOperator<Dataset<Row>> treatment) {
        Column isText = coalesce(col(TEXT).rlike("\\S"), lit(false));
        Dataset<Row> again = treatment.apply(readTexts(kept.texts().filter(isText)));
        Dataset<Row> others = kept.texts().filter(not(isText)).withColumn(TEXT, col(AS_KEPT));
        return again.union(refused(others, again.schema(), col(BEFORE)));
    }

    private Dataset<Row> readTexts(Dataset<Row> texts) {
        if (source.format() instanceof FileFormat.Changes changes) {
            Dataset<Row> documents =
                    JsonRecords.of(changes.encoding(), changes.layout()).again(texts);
            return ChangeRecords.of(changes).rows(documents);
        }
        if (source.format() instanceof FileFormat.Json json) {
            return JsonRecords.of(json.encoding(), json.layout()).again(texts);
        }
        FileFormat.Csv csv = (FileFormat.Csv) source.format();
        List<Row> headers = texts.select(HEADER).distinct().collectAsList();
        LineReading lines = new LineReading(CsvSettings.of(csv), columns(csv, headers));
        return headers.stream()
                .map(header -> header.isNullAt(0)
                        ? lines(texts.filter(col(HEADER).isNull()), declared(), lines)
                        : lines(texts.filter(col(HEADER).equalTo(named(header.getList(0)))), header.getList(0), lines))
                .reduce(Dataset::union)
                .orElseGet(() -> lines(texts, declared(), lines));
    }

    /** How lines are read, and what of them. */
    private record LineReading(CsvSettings settings, CsvColumns columns) {}

    private CsvColumns columns(FileFormat.Csv csv, List<Row> headers) {
        List<String> others = headers.stream()
                .filter(header -> !header.isNullAt(0))
                .flatMap(header -> without(header.<String>getList(0), declared()).stream())
                .distinct()
                .sorted()
                .toList();
        return CsvColumns.of(declared(), csv.drift(), others);
    }

    private Dataset<Row> lines(Dataset<Row> texts, List<String> header, LineReading lines) {
        Dataset<Row> read = new CsvRecords(new CsvHeader(header), lines.settings()).again(texts, lines.columns());
        List<String> unknown = without(header, declared());
        if (!unknown.isEmpty() && lines.columns().unknown() == UnknownFields.FAIL) {
            Column asBytes =
                    when(col(AS_BYTES), lit("; " + FileText.KEPT_AS_BYTES)).otherwise(lit(""));
            String problem = "has a value for " + Suggestions.all(unknown) + ", which is not declared";
            return refused(texts, read.schema(), concat(lit(problem), asBytes));
        }
        List<String> since = without(declared(), header);
        if (since.isEmpty()) {
            return read;
        }
        Dataset<Row> others = new Kept(read.filter(col(FileRecords.PROBLEM).isNotNull())).texts();
        List<String> longer = Stream.concat(header.stream(), since.stream()).toList();
        Dataset<Row> withMore = new CsvRecords(new CsvHeader(longer), lines.settings())
                .again(others, lines.columns())
                .withColumn(FileRecords.HEADER, named(header));
        return read.filter(col(FileRecords.PROBLEM).isNull()).union(withMore);
    }

    private static Dataset<Row> refused(Dataset<Row> texts, StructType schema, Column problem) {
        Stream<Column> values = Arrays.stream(schema.fields())
                .filter(field -> !FileRecords.BESIDE.contains(field.name()))
                .map(field -> lit(null).cast(field.dataType()).as(field.name()));
        Stream<Column> others = Stream.of(
                col(FILE).as(FileRecords.SOURCE_FILE),
                problem.as(FileRecords.PROBLEM),
                col(TEXT).as(FileRecords.RECORD),
                col(HEADER).as(FileRecords.HEADER),
                lit(0).as(FileRecords.ROW));
        return texts.select(Stream.concat(values, others).toArray(Column[]::new));
    }

    private List<String> declared() {
        return columns.stream().map(io.meshline.model.Column::name).toList();
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(name -> !some.contains(name)).toList();
    }

    private static Column named(List<String> header) {
        return array(header.stream().map(name -> lit(name)).toArray(Column[]::new));
    }
}
