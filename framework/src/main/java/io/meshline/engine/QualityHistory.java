package io.meshline.engine;

import io.meshline.error.Suggestions;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.Mesh;
import io.meshline.report.quality.DatasetQuality;
import io.meshline.report.quality.DomainQuality;
import io.meshline.report.quality.FormerDataset;
import io.meshline.report.quality.QualityReport;
import io.meshline.report.quality.QuarantineReason;
import io.meshline.report.quality.ReportScope;
import io.meshline.report.quality.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Reads the quality report from the platform tables, each of them once, and from the quarantine tables of datasets with
 * records in them.
 */
final class QualityHistory {
    private static final int MOST_NAMES = 3;

    private final Mesh mesh;
    private final PastFacts facts;
    private final List<String> gaps = new ArrayList<>();

    QualityHistory(Mesh mesh, PastFacts facts) {
        this.mesh = mesh;
        this.facts = facts;
    }

    /** What is known at a time. */
    QualityReport at(Instant now) {
        ReportScope scope = new ReportScope(mesh.settings().environment(), facts.since(), now);
        Optional<org.apache.spark.sql.Dataset<Row>> runs = facts.read(new RunsTable());
        if (runs.isEmpty()) {
            gaps.add("No run is on record: there is no table 'platform.runs' in '"
                    + mesh.settings().platformPath("runs") + "'.");
            return new QualityReport(scope, domains(Past.NOTHING), List.of(), gaps);
        }
        Past past = past(PastRuns.read(runs.get(), facts.since()));
        return new QualityReport(scope, domains(past), former(past), gaps);
    }

    /** What the tables say, by the address of a job. */
    private record Past(
            Map<String, PastRuns> runs,
            Map<String, PastVerdicts> verdicts,
            Map<String, List<Trend>> trends,
            Map<String, List<QuarantineReason>> quarantine) {
        static final Past NOTHING = new Past(Map.of(), Map.of(), Map.of(), Map.of());
    }

    private Past past(Map<String, PastRuns> runs) {
        Instant oldest = oldestCheck(runs);
        Map<String, PastVerdicts> verdicts = found(new QualityResultsTable(), "rules and refused rows")
                .map(rows -> PastVerdicts.read(rows.filter(PastFacts.notBefore("measured_at", oldest)), facts.since()))
                .orElse(Map.of());
        Map<String, List<Trend>> trends = found(new QualityMetricsTable(), "figures over time")
                .map(rows -> PastFigures.read(rows, facts.since()))
                .orElse(Map.of());
        PastQuarantine quarantine = new PastQuarantine(facts);
        Past past = new Past(runs, verdicts, trends, quarantine.read(runs));
        if (!quarantine.missing().isEmpty()) {
            gaps.add("Cannot tell why some records went to quarantine: there is no quarantine table of "
                    + some(quarantine.missing()) + ".");
        }
        return past;
    }

    private static String some(List<String> names) {
        int others = names.size() - MOST_NAMES;
        String first = Suggestions.all(names.stream().limit(MOST_NAMES).toList());
        return others > 0 ? first + " and " + others + (others == 1 ? " other" : " others") : first;
    }

    /** Verdicts are read as far back as the last check of any job that is asked for. */
    private Instant oldestCheck(Map<String, PastRuns> runs) {
        return facts.jobs().stream()
                .map(job -> runs.get(job.toString()))
                .filter(Objects::nonNull)
                .flatMap(past -> past.lastCheck().stream())
                .filter(check -> check.isBefore(facts.since()))
                .min(Instant::compareTo)
                .orElse(facts.since());
    }

    private Optional<org.apache.spark.sql.Dataset<Row>> found(PlatformTable table, String what) {
        Optional<org.apache.spark.sql.Dataset<Row>> rows = facts.read(table);
        if (rows.isEmpty()) {
            gaps.add("Cannot tell " + what + ": there is no table 'platform." + table.name() + "' in '"
                    + mesh.settings().platformPath(table.name()) + "'.");
        }
        return rows;
    }

    private List<DomainQuality> domains(Past past) {
        Set<DatasetId> meant = new HashSet<>(facts.jobs());
        return mesh.domains().stream()
                .map(domain -> domain(domain, meant, past))
                .filter(domain -> !domain.datasets().isEmpty())
                .toList();
    }

    private static DomainQuality domain(Domain domain, Set<DatasetId> meant, Past past) {
        List<DatasetQuality> datasets = domain.datasets().stream()
                .filter(dataset -> meant.contains(dataset.id()))
                .map(dataset -> dataset(dataset, past))
                .toList();
        return new DomainQuality(domain.name(), domain.description(), domain.owner(), datasets);
    }

    private static DatasetQuality dataset(Dataset dataset, Past past) {
        String job = dataset.id().toString();
        PastVerdicts verdicts = past.verdicts().getOrDefault(job, PastVerdicts.NONE);
        return new DatasetQuality(
                dataset.id(),
                dataset.description(),
                past.runs().getOrDefault(job, PastRuns.NONE).history(),
                verdicts.rules(),
                verdicts.refusals(),
                past.trends().getOrDefault(job, List.of()),
                past.quarantine().getOrDefault(job, List.of()));
    }

    private List<FormerDataset> former(Past past) {
        Set<DatasetId> configured = mesh.datasets().keySet();
        Stream<Map.Entry<String, PastRuns>> gone = past.runs().entrySet().stream()
                .filter(entry -> DatasetId.parse(entry.getKey())
                        .filter(configured::contains)
                        .isEmpty());
        return gone.flatMap(entry ->
                        entry.getValue().history().latest().stream().map(run -> new FormerDataset(entry.getKey(), run)))
                .toList();
    }
}
