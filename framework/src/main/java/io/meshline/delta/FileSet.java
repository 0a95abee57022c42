package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.optionalLong;

import io.meshline.model.ColumnBounds;
import io.meshline.model.Statistics;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.StructType;

/** Some data files of one table, committed or staged. */
public final class FileSet {
    /** No file at all. */
    public static final FileSet NONE = new FileSet(List.of());

    private final List<AddFile> files;

    FileSet(List<AddFile> files) {
        this.files = List.copyOf(files);
    }

    /** The number of files. */
    public int size() {
        return files.size();
    }

    /** Whether there is no file. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** The number of rows in the files; empty when the statistics of one of them do not say. */
    public OptionalLong rows() {
        long rows = 0;
        for (AddFile file : files) {
            OptionalLong inFile = optionalLong(file.numLogicalRecords());
            if (inFile.isEmpty()) {
                return OptionalLong.empty();
            }
            rows += inFile.getAsLong();
        }
        return OptionalLong.of(rows);
    }

    /** What the files' statistics know of the columns of a schema. */
    public Statistics statistics(StructType schema) {
        return FileStatistics.of(files, schema);
    }

    /** Between what the values of a column of texts or times lie, where the files' statistics know. */
    public Optional<ColumnBounds> bounds(String column) {
        return FileStatistics.bounds(files, column);
    }

    /** The files of these names, as they stand in {@link DeltaTable#FILE}. */
    public FileSet named(Collection<String> names) {
        Set<String> wanted = Set.copyOf(names);
        return new FileSet(
                files.stream().filter(file -> wanted.contains(name(file))).toList());
    }

    /** The files that some rows come from, which carry {@link DeltaTable#FILE}; runs a job. */
    public FileSet holding(Dataset<Row> rows) {
        return named(
                rows.select(DeltaTable.FILE).distinct().as(Encoders.STRING()).collectAsList());
    }

    /** The files of at most so many bytes. */
    public FileSet upTo(long bytes) {
        return new FileSet(files.stream().filter(file -> file.size() <= bytes).toList());
    }

    /** The files in which a partition column has a value, in Delta's text of it; none where it partitions nothing. */
    public FileSet inPartition(String column, String value) {
        return new FileSet(files.stream()
                .filter(file -> value.equals(
                        ScalaCollections.map(file.partitionValues()).get(column)))
                .toList());
    }

    /** The files that are not among {@code others}. */
    public FileSet without(FileSet others) {
        Set<String> paths = others.paths();
        return new FileSet(
                files.stream().filter(file -> !paths.contains(file.path())).toList());
    }

    /** These files and {@code others}. */
    public FileSet and(FileSet others) {
        return new FileSet(Stream.concat(files.stream(), others.files.stream()).toList());
    }

    List<AddFile> files() {
        return files;
    }

    Set<String> paths() {
        return files.stream().map(AddFile::path).collect(Collectors.toUnmodifiableSet());
    }

    private static String name(AddFile file) {
        return new Path(URI.create(file.path())).getName();
    }
}
