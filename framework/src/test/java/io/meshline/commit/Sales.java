package io.meshline.commit;

import io.meshline.delta.FileSet;
import io.meshline.model.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Little tables of articles to commit to. */
final class Sales {
    static final StructType SCHEMA = StructType.fromDDL("article STRING COMMENT 'Article code', quantity INT");
    static final String NAME = "sales.events.item_sold";

    private Sales() {}

    static TableSpec spec(Path folder) {
        return spec(folder, SCHEMA);
    }

    static TableSpec spec(Path folder, StructType schema) {
        return new TableSpec(NAME, folder.resolve("item_sold").toString(), schema, "Items sold", List.of());
    }

    static Dataset<Row> rows(SparkSession spark, Row... rows) {
        return spark.createDataFrame(Arrays.asList(rows), SCHEMA);
    }

    static Row row(Object... values) {
        return RowFactory.create(values);
    }

    static Commit batch(long batch, Position... positions) {
        return new Commit(batch, List.of(positions), "{\"batch\":" + batch + "}");
    }

    static long append(SparkSession spark, TableSpec spec, Dataset<Row> rows) {
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            return transaction.stage(rows, FileSet.NONE).commit(batch(transaction.batch() + 1));
        }
    }

    static List<String> read(SparkSession spark, TableSpec spec) {
        return sorted(spark.read().format("delta").load(spec.path()));
    }

    static List<String> sorted(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    /** Everything that stands in the table's folder but the log. */
    static List<String> files(TableSpec spec) {
        Path folder = Path.of(spec.path());
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith("_delta_log"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
