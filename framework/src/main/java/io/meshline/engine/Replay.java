package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;

import io.meshline.clean.Quarantine;
import io.meshline.clean.RecordJson;
import io.meshline.io.KeptTexts;
import io.meshline.io.KeptTexts.Kept;
import io.meshline.model.DatasetId;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The open records of a dataset as the input of its next batch.
 *
 * @param job the job
 * @param open the rows of the quarantine table
 */
record Replay(JobContext job, Dataset<Row> open) {
    Replay {
        requireNonNull(job, "job");
        requireNonNull(open, "open");
    }

    static Replay of(JobContext job) {
        return new Replay(job, HeldRecords.of(job).orElseThrow().openRows(job.spark()));
    }

    /** How many records there are. */
    long records() {
        return open.count();
    }

    /** Records of files that could not be read, as they read by now. */
    Dataset<Row> texts(KeptTexts texts) {
        Column problem = col(Quarantine.REASONS_COLUMN).getItem(0).getField("message");
        Column text = PersonalIntake.readable(job, col(Quarantine.RECORD), problem);
        Kept kept = new Kept(
                open, col(Quarantine.SOURCE_FILE), col(Quarantine.RECORD), text, problem, QuarantineTable.header(open));
        return texts.read(kept, records -> PersonalIntake.ofFiles(job, records));
    }

    /**
     * Records that were read and rejected, as rows of their source. That they are such rows is made sure of before
     * anything is written: a value that is lost would be missing without a word.
     */
    InputRows rowsOf(DatasetId source, StructType columns) {
        Dataset<Row> rows = RecordJson.read(open, columns);
        Row found = rows.agg(count(lit(1)), first(RecordJson.UNREADABLE, true)).head();
        if (!found.isNullAt(1)) {
            throw EngineErrors.unreplayable(job.id(), source, found.getString(1));
        }
        return new InputRows(rows.drop(RecordJson.UNREADABLE), OptionalLong.of(found.getLong(0)), List.of());
    }
}
