package io.meshline.io;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Column;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.SystemColumns;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The records of a batch of files. Opening looks at the header lines of CSV files, on the driver; the records are read
 * when Spark runs what is made of {@link #records()}, once each time.
 *
 * <p>{@link #records()} has the declared columns ({@code payload} for JSON), then {@link #SOURCE_FILE}, {@link #PROBLEM},
 * {@link #RECORD}, {@link #HEADER} and {@link #ROW}. What files hold is text: values keep their blanks and zeros; nothing
 * between two delimiters is null, {@code ""} is an empty string; a line break inside quotes becomes a line feed. Blank
 * lines are no records. What the declared columns of an unreadable record hold is not to be used. A line that is cut
 * within its last value cannot be told from a whole one. A document of changes may give several rows, or none.
 */
public final class FileRecords {
    /** The file that the record is in, as {@link SourceFile#path} has it. */
    public static final String SOURCE_FILE = SystemColumns.SOURCE_FILE;
    /** Why the record cannot be read, as the end of a sentence that begins with the record; null when it can be. */
    public static final String PROBLEM = "_record_problem";
    /** The text of a record that cannot be read; null when it can be. */
    public static final String RECORD = "_record";
    /** Which row of its record it is, counted from 0; null for a record that is well and gives no row. */
    public static final String ROW = "_record_row";

    /** The names of the record's values by the header of its file, an array; null where files have none. */
    public static final String HEADER = "_header";

    /** The columns beside those with values. */
    static final List<String> BESIDE = List.of(SOURCE_FILE, PROBLEM, RECORD, HEADER, ROW);

    static final DataType HEADER_TYPE = DataTypes.createArrayType(DataTypes.StringType, false);

    private final Dataset<Row> records;
    private final List<SourceFile> readable;
    private final List<RejectedFile> rejected;
    private final List<UnknownColumn> unknown;

    private FileRecords(Dataset<Row> records, CsvFiles files, List<UnknownColumn> unknown) {
        this.records = requireNonNull(records, "records");
        this.readable = files.accepted().sorted().toList();
        this.rejected = List.copyOf(files.rejected());
        this.unknown = List.copyOf(unknown);
    }

    private FileRecords(Dataset<Row> records, List<SourceFile> readable) {
        this.records = requireNonNull(records, "records");
        this.readable = readable.stream().sorted().toList();
        this.rejected = List.of();
        this.unknown = List.of();
    }

    /**
     * Opens files of a source; starts no Spark job.
     *
     * @param columns the columns of CSV files, found by name; every file must have each of them and no other, but for
     *     what the format allows
     * @throws io.meshline.error.MeshlineException when the storage cannot be read
     */
    public static FileRecords open(
            SparkSession spark, FileSource source, List<Column> columns, List<SourceFile> files) {
        Batch batch = new Batch(spark, source, files);
        if (source.format() instanceof FileFormat.Csv csv) {
            return ofCsv(batch, csv, columns);
        }
        return source.format() instanceof FileFormat.Changes changes
                ? ofChanges(batch, changes)
                : ofJson(batch, (FileFormat.Json) source.format());
    }

    /** The records of all {@link #readable()} files. */
    public Dataset<Row> records() {
        return records;
    }

    /** The files that {@link #records()} reads, sorted by path. */
    public List<SourceFile> readable() {
        return readable;
    }

    /** The files that it leaves out. */
    public List<RejectedFile> rejected() {
        return rejected;
    }

    /** The columns of readable CSV files that are not declared, sorted by name. */
    public List<UnknownColumn> unknown() {
        return unknown;
    }

    private record Batch(SparkSession spark, FileSource source, List<SourceFile> files) {
        FileScan scan(List<SourceFile> some) {
            return FileScan.of(spark, source, some);
        }
    }

    private static FileRecords ofCsv(Batch batch, FileFormat.Csv format, List<Column> declaredColumns) {
        List<String> declared = declaredColumns.stream().map(Column::name).toList();
        Naming naming = Naming.of(declaredColumns);
        CsvSettings settings = CsvSettings.of(format);
        FileStorage storage = new FileStorage(batch.spark());
        HeaderDemand demand = new HeaderDemand(declared, format.drift(), naming);
        CsvFiles files = CsvFiles.sorted(batch.source(), batch.files(), file -> {
            CsvHeader header = CsvHeader.of(storage.read(file, CsvHeader::beginning), settings);
            demand.check(header);
            return header;
        });
        UnknownColumns unknown = new UnknownColumns(files, declared);
        CsvColumns columns = CsvColumns.of(declared, format.drift(), unknown.names());
        Dataset<Row> records = files.byHeader().entrySet().stream()
                .map(group -> new CsvRecords(group.getKey(), settings)
                        .read(batch.spark(), batch.scan(group.getValue()), columns))
                .reduce(Dataset::union)
                .orElseGet(() -> batch.spark().createDataFrame(List.of(), columns.schemaOfNone()));
        return new FileRecords(
                records, files, naming == Naming.SHOWN ? unknown.found(storage, settings) : unknown.counted());
    }

    private static FileRecords ofJson(Batch batch, FileFormat.Json format) {
        Dataset<Row> records =
                JsonRecords.of(format.encoding(), format.layout()).read(batch.spark(), batch.scan(batch.files()));
        return new FileRecords(records, batch.files());
    }

    private static FileRecords ofChanges(Batch batch, FileFormat.Changes format) {
        Dataset<Row> documents =
                JsonRecords.of(format.encoding(), format.layout()).read(batch.spark(), batch.scan(batch.files()));
        return new FileRecords(ChangeRecords.of(format).rows(documents), batch.files());
    }
}
