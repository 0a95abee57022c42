package io.meshline.alert;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.model.Alerts;
import io.meshline.model.Archetype;
import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.model.Destination;
import io.meshline.model.Destination.Event;
import io.meshline.model.Destination.Format;
import io.meshline.model.Domain;
import io.meshline.model.Mesh;
import io.meshline.model.Owner;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Setting;
import io.meshline.model.Settings;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.schedule.Scheduling;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.RunReport;
import io.meshline.report.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Jobs of a night that went wrong, and those who are to be told. */
final class Nights {
    static final Alert.RunName RUN = new Alert.RunName("r1", "prod", "/var/log/meshline/r1.log");
    static final String ROW = "{\"customer\":\"Ada\",\"quantity\":1440}";

    private Nights() {}

    static Destination destination(String name, Format format, String url) {
        return new Destination(
                name, secret(url), format, Set.of(Event.REFUSED, Event.FAILED), Set.of(), Duration.ofSeconds(20), 3, 0);
    }

    static Destination patient(Destination from, Duration timeout, int retries) {
        return new Destination(
                from.name(), from.url(), from.format(), from.on(), from.domains(), timeout, retries, from.sampleRows());
    }

    static Destination interested(Destination from, Set<Event> on, Set<String> domains) {
        return new Destination(
                from.name(), from.url(), from.format(), on, domains, from.timeout(), from.retries(), from.sampleRows());
    }

    static Destination showing(Destination from, int rows) {
        return new Destination(
                from.name(),
                from.url(),
                from.format(),
                from.on(),
                from.domains(),
                from.timeout(),
                from.retries(),
                rows);
    }

    static Setting secret(String url) {
        return new Setting(url, Setting.Visibility.SECRET);
    }

    static Mesh mesh(Alerts alerts) {
        Settings settings = new Settings("prod", "warehouse", "logs", 2, 5, Map.of(), alerts);
        return new Mesh(
                settings,
                List.of(
                        domain("management", new Owner("finance-data", "@finance-data")),
                        domain("sales", new Owner("sales-data", "sales-data@example.com"))),
                Set.of());
    }

    private static Domain domain(String name, Owner owner) {
        return new Domain(
                name,
                "d",
                owner,
                Archetype.SOURCE_ALIGNED,
                Scheduling.BY_HAND,
                List.of(),
                new Origin("domain.conf", 1));
    }

    static JobRun refused(String job) {
        Verdict broken = new Verdict(
                "ColumnValues \"quantity\" < 1000",
                Severity.ERROR,
                Outcome.FAILED,
                "ColumnValues \"quantity\" < 1000: the largest value was 1440",
                List.of(ROW));
        Verdict warned = new Verdict("RowCount > 10", Severity.WARN, Outcome.FAILED, "RowCount > 10: was 3", List.of());
        Failure failure = new Failure(
                ErrorCode.GATE_REFUSED,
                "The gate of '" + job + "' refused the batch: 1 error rule is broken. The table stays at version 0."
                        + " See the offending rows with: meshline report quality " + job);
        return run(job, JobStatus.REFUSED, new Audit(List.of(broken, warned), List.of()), Optional.of(failure));
    }

    static JobRun failed(String job, ErrorCode code, String message) {
        return run(job, JobStatus.FAILED, Audit.NONE, Optional.of(new Failure(code, message)));
    }

    static JobRun storageFailed(String job) {
        return failed(
                job,
                ErrorCode.WRITE_FAILED,
                "Failed to read table '" + job + "' in '/data/" + job.replace('.', '/') + "': connection refused");
    }

    static JobRun skipped(String job, String input) {
        String message = "Skipped '" + job + "': it needs '" + input + "', which did not succeed.";
        return run(job, JobStatus.SKIPPED, Audit.NONE, Optional.of(new Failure(ErrorCode.UPSTREAM_FAILED, message)));
    }

    static JobRun warned(String job) {
        JobRun good = good(job);
        return new JobRun(
                good.runId(),
                good.job(),
                good.action(),
                good.status(),
                good.work(),
                good.audit(),
                good.failure(),
                List.of("Cannot read file '/landing/a.csv': it is empty, without even a header line"));
    }

    static JobRun good(String job) {
        return run(job, JobStatus.SUCCEEDED, Audit.NONE, Optional.empty());
    }

    static RunReport report(JobRun... jobs) {
        return new RunReport(RUN.id(), "prod", List.of(jobs), Optional.empty(), 4.0, RUN.log());
    }

    private static JobRun run(String job, JobStatus status, Audit audit, Optional<Failure> failure) {
        return new JobRun(
                RUN.id(),
                DatasetId.parse(job).orElseThrow(),
                "append",
                status,
                Work.none(Instant.EPOCH),
                audit,
                failure,
                List.of());
    }
}
