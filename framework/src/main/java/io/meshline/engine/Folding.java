package io.meshline.engine;

import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keeps a table quick to read to which every run adds a few rows: now and then a commit takes the rows of small files
 * along into its own.
 *
 * @param every which commits do, by the number of their batch
 * @param small the size in bytes up to which a file is small
 */
record Folding(int every, long small) {
    /** A file of a platform table with the rows of a hundred runs has some hundred kilobytes. */
    static final Folding OF_PLATFORM_TABLES = new Folding(100, 8L << 20);

    /** Stages rows, all in one file, as the next batch of a table. */
    StagedWrite stage(GatedTransaction transaction, Dataset<Row> rows) {
        boolean isDue = (transaction.batch() + 1) % every == 0;
        FileSet folded = isDue ? transaction.files().upTo(small) : FileSet.NONE;
        if (folded.isEmpty()) {
            return transaction.stage(rows.coalesce(1), FileSet.NONE);
        }
        Dataset<Row> all = transaction.rows(folded).drop(DeltaTable.FILE).unionByName(rows);
        return transaction.stage(all.coalesce(1).sortWithinPartitions("job"), folded);
    }
}
