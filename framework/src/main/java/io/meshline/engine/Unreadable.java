package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.meshline.clean.Quarantine;
import io.meshline.io.FileRecords;
import io.meshline.io.SourceFile;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records of one file that could not be read, for one reason.
 *
 * @param file the file's path, as rows have it
 * @param problem the reason, as the end of a sentence that begins with the record
 * @param records how many there are
 */
record Unreadable(String file, String problem, long records) {
    private static final String KIND = "unreadable";

    Unreadable {
        requireNonNull(file, "file");
        requireNonNull(problem, "problem");
    }

    /** Counts those among some {@link FileRecords}, sorted by file. */
    static List<Unreadable> count(Dataset<Row> records) {
        return records
                .filter(col(FileRecords.PROBLEM).isNotNull())
                .groupBy(FileRecords.SOURCE_FILE, FileRecords.PROBLEM)
                .count()
                .orderBy(FileRecords.SOURCE_FILE, FileRecords.PROBLEM)
                .collectAsList()
                .stream()
                .map(row -> new Unreadable(row.getString(0), row.getString(1), row.getLong(2)))
                .toList();
    }

    /** Those among some {@link FileRecords}, as rows for quarantine. */
    static Dataset<Row> kept(Dataset<Row> records) {
        Column reason = struct(
                lit(null).cast("string").as("column"),
                lit(KIND).as("kind"),
                lit(null).cast("string").as("value"),
                col(FileRecords.PROBLEM).as("message"));
        return records.filter(col(FileRecords.PROBLEM).isNotNull())
                .select(
                        col(FileRecords.SOURCE_FILE).as(Quarantine.SOURCE_FILE),
                        col(FileRecords.RECORD).as(Quarantine.RECORD),
                        lit(null).cast("int").as(Quarantine.POSITION),
                        array(reason).as(Quarantine.REASONS_COLUMN),
                        col(FileRecords.HEADER).as(Quarantine.HEADER));
    }

    /** What a reader of the run should know. */
    String warning() {
        String many = records == 1 ? "1 record" : records + " records";
        return "Cannot read " + many + " of file '" + SourceFile.shown(file) + "': it " + problem
                + ". The quarantine has " + (records == 1 ? "it." : "them.");
    }
}
