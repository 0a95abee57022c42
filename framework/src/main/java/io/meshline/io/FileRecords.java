package io.meshline.io;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Column;
import io.meshline.model.FileFormat;
import io.meshline.model.FileSource;
import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records of a batch of files. Opening looks at the header lines of CSV files, on the driver; the records are read
 * when Spark runs what is made of {@link #records()}, once each time.
 *
 * <p>{@link #records()} has the declared columns ({@code payload} for JSON), all strings, then {@link #SOURCE_FILE},
 * {@link #PROBLEM}, {@link #RECORD} and {@link #HEADER}. Values keep their blanks and zeros; nothing between two delimiters is null,
 * {@code ""} is an empty string; a line break inside quotes becomes a line feed. Blank lines are no records. What the
 * declared columns of an unreadable record hold is not to be used. A line that is cut within its last value cannot be
 * told from a whole one.
 */
public final class FileRecords {
    /** The file that the record is in, as {@link SourceFile#path} has it. */
    public static final String SOURCE_FILE = SystemColumns.SOURCE_FILE;
    /** Why the record cannot be read, as the end of a sentence that begins with the record; null when it can be. */
    public static final String PROBLEM = "_record_problem";
    /** The text of a record that cannot be read; null when it can be. */
    public static final String RECORD = "_record";

    /** The names of the record's values by the header of its file, an array; null where files have none. */
    public static final String HEADER = "_header";

    /** The columns beside those with values. */
    static final List<String> BESIDE = List.of(SOURCE_FILE, PROBLEM, RECORD, HEADER);

    static final DataType HEADER_TYPE = DataTypes.createArrayType(DataTypes.StringType, false);

    private final Dataset<Row> records;
    private final List<SourceFile> readable;
    private final List<RejectedFile> rejected;

    private FileRecords(Dataset<Row> records, List<SourceFile> readable, List<RejectedFile> rejected) {
        this.records = requireNonNull(records, "records");
        this.readable = readable.stream().sorted().toList();
        this.rejected = List.copyOf(rejected);
    }

    /**
     * Opens files of a source; starts no Spark job.
     *
     * @param columns the columns of CSV files, found by name; every file must have each of them and no other
     * @throws io.meshline.error.MeshlineException when the storage cannot be read
     */
    public static FileRecords open(
            SparkSession spark, FileSource source, List<Column> columns, List<SourceFile> files) {
        return source.format() instanceof FileFormat.Csv csv
                ? ofCsv(new Batch(spark, source, files), csv, columns)
                : ofJson(new Batch(spark, source, files), (FileFormat.Json) source.format());
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

    private record Batch(SparkSession spark, FileSource source, List<SourceFile> files) {
        FileScan scan(List<SourceFile> some) {
            return FileScan.of(spark, source, some);
        }
    }

    private static FileRecords ofCsv(Batch batch, FileFormat.Csv format, List<Column> columns) {
        List<String> declared = columns.stream().map(Column::name).toList();
        CsvHeader.Naming naming = CsvHeader.Naming.of(columns);
        CsvSettings settings = CsvSettings.of(format);
        FileStorage storage = new FileStorage(batch.spark());
        CsvFiles files = CsvFiles.sorted(batch.source(), batch.files(), file -> {
            CsvHeader header = CsvHeader.of(storage.read(file, CsvHeader::beginning), settings);
            header.demand(declared, naming);
            return header;
        });
        Optional<Dataset<Row>> records = files.byHeader().entrySet().stream()
                .map(group -> new CsvRecords(group.getKey(), settings)
                        .read(batch.spark(), batch.scan(group.getValue()), declared))
                .reduce(Dataset::union);
        return new FileRecords(
                records.orElseGet(() -> none(batch.spark(), declared)),
                files.byHeader().values().stream().flatMap(List::stream).toList(),
                files.rejected());
    }

    private static FileRecords ofJson(Batch batch, FileFormat.Json format) {
        Dataset<Row> records = JsonRecords.of(format).read(batch.spark(), batch.scan(batch.files()));
        return new FileRecords(records, batch.files(), List.of());
    }

    private static Dataset<Row> none(SparkSession spark, List<String> declared) {
        StructType schema = new StructType();
        for (String name : Stream.concat(declared.stream(), Stream.of(SOURCE_FILE, PROBLEM, RECORD))
                .toList()) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return spark.createDataFrame(List.of(), schema.add(HEADER, HEADER_TYPE));
    }
}
