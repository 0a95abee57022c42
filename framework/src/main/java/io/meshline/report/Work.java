package io.meshline.report;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Ledger;
import io.meshline.model.Position;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a job run did to its table.
 *
 * @param batch the batch number, 0 where none was begun
 * @param version the Delta version that was committed; empty where nothing was
 * @param ledger the row accounting
 * @param inputs how far the inputs were read
 * @param fingerprint the definition under which the rows were computed
 * @param started when the job started
 * @param seconds how long it took, up to the commit
 * @param sparkJobs how many Spark jobs it started
 */
public record Work(
        long batch,
        OptionalLong version,
        Ledger ledger,
        List<Position> inputs,
        String fingerprint,
        Instant started,
        double seconds,
        long sparkJobs) {
    public Work {
        requireNonNull(version, "version");
        requireNonNull(ledger, "ledger");
        inputs = List.copyOf(inputs);
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(started, "started");
    }

    /** Nothing, for a job that did not start. */
    public static Work none(Instant at) {
        return new Work(0, OptionalLong.empty(), Ledger.EMPTY, List.of(), "", at, 0, 0);
    }

    /** The same work, committed as a version. */
    public Work committedAs(long committed) {
        return new Work(batch, OptionalLong.of(committed), ledger, inputs, fingerprint, started, seconds, sparkJobs);
    }

    /** The same work with its final duration and number of Spark jobs. */
    public Work measured(double totalSeconds, long totalSparkJobs) {
        return new Work(batch, version, ledger, inputs, fingerprint, started, totalSeconds, totalSparkJobs);
    }
}
