package io.meshline.io;

import static org.apache.spark.sql.functions.col;

import io.meshline.model.FileSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Reads exactly the given files through one of Spark's file formats. {@code spark.read()} would list them again (with
 * a Spark job for more than 32), expand {@code *} and {@code [} in their names and make columns of folder names.
 */
record FileScan(Path folder, List<SourceFile> files) implements FileIndex {

    /** The file of a row, in the form of {@link SourceFile#path}. */
    static final Column PATH = col("_metadata.file_path");

    /** Whatever the session says: what cannot be read must be told, not left out. */
    static final Map<String, String> FAIL_ON_UNREADABLE =
            Map.of("ignoreCorruptFiles", "false", "ignoreMissingFiles", "false");

    static FileScan of(SparkSession spark, FileSource source, List<SourceFile> files) {
        try {
            return new FileScan(FileStorage.folder(spark, source), List.copyOf(files));
        } catch (IOException e) {
            throw FileErrors.unreachable(source, e);
        }
    }

    /** What is in the files, lazily; {@code _metadata} is there too. */
    Dataset<Row> read(SparkSession spark, Reader reader) {
        return spark.baseRelationToDataFrame(new HadoopFsRelation(
                this,
                partitionSchema(),
                reader.schema(),
                Option.empty(),
                reader.format(),
                scalaMap(reader.options()),
                spark));
    }

    /**
     * One of Spark's file formats.
     *
     * @param schema the columns of a file, in its order
     * @param options the options of {@code spark.read()}
     */
    record Reader(FileFormat format, StructType schema, Map<String, String> options) {}

    static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> entries) {
        scala.collection.immutable.Map<String, String> map = scala.collection.immutable.Map$.MODULE$.empty();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            map = map.$plus(Tuple2.apply(entry.getKey(), entry.getValue()));
        }
        return map;
    }

    @Override
    public Seq<Path> rootPaths() {
        return JavaConverters.asScalaBuffer(List.of(folder)).toSeq();
    }

    @Override
    public Seq<PartitionDirectory> listFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
        FileStatus[] statuses = files.stream().map(SourceFile::status).toArray(FileStatus[]::new);
        return JavaConverters.asScalaBuffer(List.of(PartitionDirectory.apply(InternalRow.empty(), statuses)))
                .toSeq();
    }

    @Override
    public String[] inputFiles() {
        return files.stream().map(SourceFile::path).toArray(String[]::new);
    }

    @Override
    public void refresh() {
        // The files were chosen before: what came since belongs to the next batch.
    }

    @Override
    public long sizeInBytes() {
        return files.stream().mapToLong(SourceFile::size).sum();
    }

    @Override
    public StructType partitionSchema() {
        return new StructType();
    }
}
