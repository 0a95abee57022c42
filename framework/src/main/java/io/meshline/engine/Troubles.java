package io.meshline.engine;

import io.meshline.commit.TableState;
import io.meshline.model.DatasetId;
import io.meshline.model.Position;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of which a platform table told last that they did not end well. They stand among the positions of its commits,
 * so that looking them up starts no Spark job, however many jobs are up to date.
 *
 * @param told the platform table; empty for a new one
 */
record Troubles(Optional<TableState> told) {
    private static final String INPUT = "trouble of ";
    private static final String IDENTITY = "job";

    /** Whether a job run is worth a row: that a job is up to date is news only where it was in trouble. */
    boolean isNews(JobRun run) {
        return run.status() != JobStatus.UP_TO_DATE || isKnown(run.job());
    }

    /**
     * What has to be remembered together with news.
     *
     * @param news the job runs that are told, the last one of a job behind others
     */
    List<Position> after(List<JobRun> news) {
        Map<DatasetId, JobStatus> last = new LinkedHashMap<>();
        news.forEach(run -> last.put(run.job(), run.status()));
        return last.entrySet().stream()
                .filter(job -> job.getValue().isGood() == isKnown(job.getKey()))
                .map(job -> position(job.getKey(), job.getValue().isGood() ? 0 : 1))
                .toList();
    }

    private boolean isKnown(DatasetId job) {
        return told.flatMap(table -> table.position(INPUT + job))
                .filter(position -> position.version() == 1)
                .isPresent();
    }

    private static Position position(DatasetId job, long version) {
        return new Position(INPUT + job, IDENTITY, version);
    }
}
