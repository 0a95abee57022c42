package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.TableSpec;
import io.meshline.commit.TableState;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Position;
import io.meshline.plan.Action;
import io.meshline.plan.DatasetState.Table;
import io.meshline.plan.JobPlan;
import io.meshline.plan.TimeAxis;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * One job of a run that has something to do.
 *
 * @param run what all jobs of the run share
 * @param dataset the dataset that is refreshed
 * @param plan what is to be done
 * @param against how the table stands to the definition
 * @param state the table; empty for a new one
 * @param started when the job started
 */
record JobContext(
        RunContext run, Dataset dataset, JobPlan plan, Table against, Optional<TableState> state, Instant started) {
    JobContext {
        requireNonNull(run, "run");
        requireNonNull(dataset, "dataset");
        requireNonNull(plan, "plan");
        requireNonNull(against, "against");
        requireNonNull(state, "state");
        requireNonNull(started, "started");
    }

    DatasetId id() {
        return dataset.id();
    }

    SparkSession spark() {
        return run.spark();
    }

    TableSpec table() {
        return run.project().table(dataset);
    }

    String fingerprint() {
        return run.project().analyzed().fingerprints().get(id());
    }

    /** Whether the job starts anew, as if nothing had been read or written before. */
    boolean startsAnew() {
        return plan.action() == Action.REBUILD;
    }

    /** Whether the job reads open records of quarantine and nothing else. */
    boolean isReplay() {
        return plan.action() == Action.REPLAY;
    }

    /** The rows that are computed anew besides, where it is those of an interval. */
    Optional<TimeRange> recomputed() {
        return plan.interval().filter(use -> plan.action() == Action.INTERVAL).map(use -> {
            ZoneId zone = ZoneId.of(spark().sessionState().conf().sessionLocalTimeZone());
            StructType columns = run.project().analyzed().schemas().get(id());
            TimeAxis time = TimeRange.axis(dataset.timeColumn().orElseThrow().name(), columns)
                    .orElseThrow();
            return new TimeRange(use.interval(), time, zone);
        });
    }

    /** How far an input had been read; nothing for a job that starts anew. */
    Optional<Position> position(String input) {
        return startsAnew() ? Optional.empty() : state.flatMap(table -> table.position(input));
    }
}
