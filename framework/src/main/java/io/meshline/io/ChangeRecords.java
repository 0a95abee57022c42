package io.meshline.io;

import static io.meshline.io.ChangeDialect.DOCUMENT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.ChangeColumns;
import io.meshline.model.FileFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The changed rows that documents tell of. A tombstone, which Kafka's compaction needs and which tells nothing that the
 * delete before it did not tell, gives none.
 */
record ChangeRecords(ChangeDialect dialect) {
    private static final String TOMBSTONE =
            "^\\s*(null|\\{\\s*\"schema\"\\s*:\\s*null\\s*,\\s*\"payload\"\\s*:\\s*null\\s*\\})\\s*$";
    private static final String CHANGE = "_change";
    private static final Column ENVELOPE = col(ChangeColumns.ENVELOPE);
    private static final Column PROBLEM = col(FileRecords.PROBLEM);

    static ChangeRecords of(FileFormat.Changes format) {
        return new ChangeRecords(ChangeDialect.of(format.dialect()));
    }

    /**
     * The rows of documents.
     *
     * @param documents the records of {@link JsonRecords}
     */
    Dataset<Row> rows(Dataset<Row> documents) {
        Column isTombstone = ENVELOPE.rlike(TOMBSTONE);
        Dataset<Row> parsed = documents
                .withColumnRenamed(FileFormat.Json.PAYLOAD, ChangeColumns.ENVELOPE)
                .withColumn(DOCUMENT, when(PROBLEM.isNull(), parsed()));
        Dataset<Row> judged = parsed.withColumn(
                FileRecords.PROBLEM,
                coalesce(PROBLEM, when(isTombstone, lit(null)).otherwise(dialect.fault())));
        Column changes = when(PROBLEM.isNull().and(isTombstone.equalTo(false)), dialect.changes());
        return judged.select(
                        ENVELOPE,
                        col(FileRecords.SOURCE_FILE),
                        PROBLEM,
                        col(FileRecords.RECORD),
                        col(FileRecords.HEADER),
                        posexplode_outer(changes).as(new String[] {FileRecords.ROW, CHANGE}))
                .select(columns());
    }

    private Column parsed() {
        return from_json(JsonText.guarded(ENVELOPE), dialect.schema(), JsonText.STRICT);
    }

    private static Column[] columns() {
        List<Column> columns = new ArrayList<>();
        for (String name : ChangeColumns.OF_ROWS) {
            columns.add(col(CHANGE + "." + name).as(name));
        }
        columns.add(ENVELOPE);
        columns.add(col(FileRecords.SOURCE_FILE));
        columns.add(PROBLEM);
        columns.add(coalesce(col(FileRecords.RECORD), when(PROBLEM.isNotNull(), ENVELOPE))
                .as(FileRecords.RECORD));
        columns.add(col(FileRecords.HEADER));
        columns.add(when(PROBLEM.isNotNull(), lit(0))
                .otherwise(col(FileRecords.ROW))
                .as(FileRecords.ROW));
        return columns.toArray(Column[]::new);
    }
}
