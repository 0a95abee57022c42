package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the datasets of a mesh stand and what their gates found over a period. Every format is written from this.
 *
 * @param scope where and when the facts are from
 * @param domains the domains with datasets that the report is about, in the order of their names
 * @param former datasets with runs on record that are no longer configured
 * @param gaps what could not be told and why, a sentence each
 */
public record QualityReport(
        ReportScope scope, List<DomainQuality> domains, List<FormerDataset> former, List<String> gaps) {
    public QualityReport {
        requireNonNull(scope, "scope");
        domains = List.copyOf(domains);
        former = List.copyOf(former);
        gaps = List.copyOf(gaps);
    }

    /** All datasets, domain by domain. */
    public Stream<DatasetQuality> datasets() {
        return domains.stream().flatMap(domain -> domain.datasets().stream());
    }

    /** How many datasets stand so. */
    long count(Standing standing) {
        return datasets().filter(dataset -> dataset.standing() == standing).count();
    }
}
