package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.meshline.clean.pii.Treating;
import io.meshline.io.FileRecords;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Treats personal data between the source and everything else, so that no table, log or message ever has it in clear.
 */
final class PersonalIntake {
    private PersonalIntake() {}

    /** The rows of another owner's table. */
    static Dataset<Row> ofTable(JobContext job, Dataset<Row> rows) {
        Treating treating = treating(job);
        return treating.isNothing() ? rows : treating.ofTable(rows);
    }

    /**
     * The records of files. Of one that cannot be read nobody knows where in it personal data are, so that its text goes
     * on encrypted, or not at all.
     */
    static Dataset<Row> ofFiles(JobContext job, Dataset<Row> records) {
        Treating treating = treating(job);
        if (treating.isNothing()) {
            return records;
        }
        Column unsearched = col(Treating.UNSEARCHED);
        Column problem = coalesce(
                col(FileRecords.PROBLEM), when(unsearched.isNotNull(), lit("cannot be searched for personal data")));
        return treating.of(records)
                .withColumn(FileRecords.RECORD, treating.whole(coalesce(col(FileRecords.RECORD), unsearched)))
                .withColumn(FileRecords.PROBLEM, concat(problem, lit("; " + treating.fateOfWhole())))
                .drop(Treating.UNSEARCHED);
    }

    /**
     * The text of a record that could not be read, where the dataset's key opens it; null for one that another key closed.
     *
     * @param problem what was said of it
     */
    static Column readable(JobContext job, Column text, Column problem) {
        return treating(job).readable(text, problem);
    }

    private static Treating treating(JobContext job) {
        return Treating.of(job.dataset(), job.run().settings().personal());
    }
}
