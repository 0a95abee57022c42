package io.meshline.engine;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.TableSpec;
import io.meshline.commit.TableState;
import io.meshline.error.MeshlineException;
import io.meshline.model.DatasetId;
import io.meshline.model.Position;
import io.meshline.model.Settings;
import io.meshline.report.JobRun;
import io.meshline.report.JobRunJson;
import io.meshline.report.JobStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Brings the platform tables up to the datasets' commits. They are consumers of these commits: each remembers, in its
 * own commit, up to which version of each dataset it has told, so that what a killed run left untold is told by the
 * next one, once.
 */
final class PlatformTables {
    private final SparkSession spark;
    private final Settings settings;
    private final List<JobRun> committed;

    PlatformTables(SparkSession spark, Settings settings) {
        this(spark, settings, List.of());
    }

    /**
     * @param committed job runs of this process that ended with a commit. They know more than their commits do: samples of
     *     offending rows are kept out of what cannot be erased.
     */
    PlatformTables(SparkSession spark, Settings settings, List<JobRun> committed) {
        this.spark = spark;
        this.settings = settings;
        this.committed = List.copyOf(committed);
    }

    /**
     * Tells what has not been told: every commit of the datasets, and job runs that ended without one.
     *
     * @param datasets the datasets to look at
     * @param uncommitted the job runs of this run that committed nothing
     */
    void catchUp(Collection<DatasetId> datasets, List<JobRun> uncommitted) {
        // Whoever comes second looks again at what is left to tell.
        PlatformTable.ALL.forEach(table -> SharedWrite.untilDone(() -> catchUpOnce(table, datasets, uncommitted)));
    }

    private void catchUpOnce(PlatformTable table, Collection<DatasetId> datasets, List<JobRun> uncommitted) {
        TableSpec spec = spec(table);
        Optional<TableState> told = TableState.read(spark, spec.name(), spec.path());
        List<Position> positions = new ArrayList<>();
        List<JobRun> untold = new ArrayList<>();
        Set<DatasetId> failed = uncommitted.stream()
                .filter(run -> run.status() == JobStatus.FAILED)
                .map(JobRun::job)
                .collect(Collectors.toSet());
        for (DatasetId dataset : datasets) {
            Untold found = failed.contains(dataset) ? untoldIfReadable(dataset, told) : untold(dataset, told);
            untold.addAll(found.runs());
            found.position().ifPresent(positions::add);
        }
        Troubles troubles = new Troubles(told);
        uncommitted.stream().filter(troubles::isNews).forEach(untold::add);
        if (positions.isEmpty() && untold.isEmpty()) {
            return;
        }
        positions.addAll(troubles.after(untold));
        long batch = told.map(TableState::batch).orElse(0L) + 1;
        write(table, untold, new Commit(batch, positions, ""));
    }

    /** Writes unless another run has told something since it was looked up what is untold. */
    private void write(PlatformTable table, List<JobRun> runs, Commit commit) {
        TableSpec spec = spec(table);
        List<Row> rows = runs.stream().flatMap(table::rows).toList();
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            if (transaction.batch() + 1 != commit.batch()) {
                throw EngineErrors.toldMeanwhile(spec.name());
            }
            Folding.OF_PLATFORM_TABLES
                    .stage(transaction, spark.createDataFrame(rows, table.schema()))
                    .commit(commit);
        }
    }

    private TableSpec spec(PlatformTable table) {
        return table.spec(settings.platformPath(table.name()));
    }

    /** The commits of a dataset that a platform table does not know yet. */
    private record Untold(List<JobRun> runs, Optional<Position> position) {
        static final Untold NOTHING = new Untold(List.of(), Optional.empty());
    }

    /** A table that cannot be read has failed its own job, which tells why; it must not keep others from being told. */
    private Untold untoldIfReadable(DatasetId dataset, Optional<TableState> told) {
        try {
            return untold(dataset, told);
        } catch (MeshlineException e) {
            return Untold.NOTHING;
        }
    }

    private Untold untold(DatasetId dataset, Optional<TableState> told) {
        Optional<TableState> state = TableState.read(spark, dataset.toString(), settings.tablePath(dataset));
        if (state.isEmpty()) {
            return Untold.NOTHING;
        }
        Position now = new Position(
                dataset.toString(), state.get().tableId(), state.get().version());
        long known = told.stream()
                .flatMap(table -> table.positions().stream())
                .filter(position -> position.input().equals(now.input())
                        && position.identity().equals(now.identity()))
                .mapToLong(Position::version)
                .max()
                .orElse(-1);
        if (known >= now.version()) {
            return Untold.NOTHING;
        }
        List<JobRun> runs = state.get().notesSince(known).stream()
                .flatMap(commit -> commit.userMetadata().stream()
                        .flatMap(json -> JobRunJson.read(json, commit.version()).stream()))
                .map(this::inFull)
                .toList();
        return new Untold(runs, Optional.of(now));
    }

    private JobRun inFull(JobRun noted) {
        return committed.stream()
                .filter(run -> run.runId().equals(noted.runId()) && run.job().equals(noted.job()))
                .findFirst()
                .orElse(noted);
    }
}
