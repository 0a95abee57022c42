package io.meshline.engine;

import static org.apache.spark.sql.functions.col;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.commit.TableSpec;
import io.meshline.commit.TableState;
import io.meshline.delta.FileSet;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The next batch of a dataset: transactions on its table and on the tables beside it, which are committed first. Of two
 * runs of one job only one gets through all of them.
 *
 * <p>What stands beside the table under a batch number that the table has not reached is left over from a run that was
 * killed, or belongs to one that is about to commit its data. Nobody can tell which, so the table is fenced before
 * leftovers are replaced: whoever left them cannot commit any more. For that to hold, the tables beside are opened first.
 */
final class OpenBatch implements AutoCloseable {
    private final SparkSession spark;
    private final String runId;
    private final Map<TableSpec, GatedTransaction> beside = new LinkedHashMap<>();
    private final GatedTransaction transaction;

    private OpenBatch(JobContext job) {
        this.spark = job.spark();
        this.runId = job.run().runId();
        specs(job).forEach(spec -> beside.put(spec, GatedTransaction.open(spark, spec)));
        GatedTransaction first = GatedTransaction.open(spark, job.table());
        this.transaction = hasLeftovers(first) ? fenced(first, job.table()) : first;
    }

    /**
     * Opens the batch that follows on what the job was planned on.
     *
     * @throws io.meshline.error.MeshlineException when another run committed a batch since the job was planned
     */
    static OpenBatch of(JobContext job) {
        OpenBatch batch = new OpenBatch(job);
        long planned = job.state().map(TableState::batch).orElse(0L);
        if (batch.number() != planned + 1) {
            batch.close();
            throw EngineErrors.overtaken(job.id(), batch.number() - 1);
        }
        return batch;
    }

    /** The transaction on the dataset's own table. */
    GatedTransaction transaction() {
        return transaction;
    }

    /** The batch number that the table has afterwards. */
    long number() {
        return transaction.batch() + 1;
    }

    /** Commits what is to stand beside the data, and clears away what others left under this batch number. */
    void commitBeside(List<SideTable> sides) {
        for (Map.Entry<TableSpec, GatedTransaction> table : beside.entrySet()) {
            sides.stream()
                    .filter(side -> side.table().equals(table.getKey()))
                    .map(side -> side.rows().apply(number()))
                    .findFirst()
                    .ifPresentOrElse(rows -> commitBeside(table.getValue(), rows), () -> clear(table));
        }
    }

    /**
     * Commits the data. Where another run was first, what stands beside them is taken back: the batch number is that
     * run's now.
     */
    long commit(StagedWrite staged, Commit commit) {
        try {
            return staged.commit(commit);
        } catch (MeshlineException e) {
            if (e.code() == ErrorCode.CONCURRENT_RUN) {
                beside.keySet().forEach(this::withdraw);
            }
            throw e;
        }
    }

    private void withdraw(TableSpec table) {
        try (GatedTransaction open = GatedTransaction.open(spark, table)) {
            FileSet own =
                    open.isNewTable() ? FileSet.NONE : open.files(col("run_id").equalTo(runId));
            if (!own.isEmpty()) {
                open.stage(spark.createDataFrame(List.of(), table.schema()), own)
                        .commit(new Commit(open.batch(), List.of(), ""));
            }
        }
    }

    @Override
    public void close() {
        transaction.close();
    }

    private void clear(Map.Entry<TableSpec, GatedTransaction> table) {
        if (isLeftover(table.getValue(), transaction)) {
            commitBeside(
                    table.getValue(),
                    spark.createDataFrame(List.of(), table.getKey().schema()));
        }
    }

    private void commitBeside(GatedTransaction table, Dataset<Row> rows) {
        try (table) {
            table.replaceBatch(rows, new Commit(number(), List.of(), ""));
        }
    }

    private boolean hasLeftovers(GatedTransaction data) {
        return beside.values().stream().anyMatch(table -> isLeftover(table, data));
    }

    private static boolean isLeftover(GatedTransaction beside, GatedTransaction data) {
        return beside.batch() > data.batch();
    }

    private GatedTransaction fenced(GatedTransaction data, TableSpec table) {
        try (data) {
            data.fence();
        }
        return GatedTransaction.open(spark, table);
    }

    private static List<TableSpec> specs(JobContext job) {
        return switch (job.id().zone()) {
            case RAW, MANUAL -> List.of(FileLogTable.spec(job.run().settings(), job.id()), QuarantineTable.spec(job));
            case EXTERNAL, EVENTS, ENTITIES -> List.of(QuarantineTable.spec(job));
            case AGGREGATES -> List.of();
        };
    }
}
