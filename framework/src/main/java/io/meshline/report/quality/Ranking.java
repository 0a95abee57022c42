package io.meshline.report.quality;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fact of a dataset beside those of others.
 *
 * @param dataset the dataset
 * @param fact what is told of it
 */
record Ranking<T>(DatasetQuality dataset, T fact) {

    /** The refused runs of all datasets, newest first. */
    static List<Ranking<Refusal>> refusals(QualityReport report) {
        return all(report, dataset -> dataset.refusals().stream())
                .sorted(Comparator.comparing(
                                (Ranking<Refusal> entry) -> entry.fact().at())
                        .reversed())
                .toList();
    }

    /** The rules that failed in the period, those first that failed most often. */
    static List<Ranking<RuleRecord>> brokenRules(QualityReport report) {
        Comparator<Ranking<RuleRecord>> most =
                Comparator.comparingLong(entry -> entry.fact().failed());
        return all(report, dataset -> dataset.rules().stream())
                .filter(entry -> entry.fact().failed() > 0)
                .sorted(most.thenComparing(entry -> entry.fact().failedShare()).reversed())
                .toList();
    }

    /** Why records went to quarantine, the most frequent reason first. */
    static List<Ranking<QuarantineReason>> quarantine(QualityReport report) {
        return all(report, dataset -> dataset.quarantine().stream())
                .sorted(Comparator.comparingLong((Ranking<QuarantineReason> entry) ->
                                entry.fact().records())
                        .reversed())
                .toList();
    }

    private static <T> Stream<Ranking<T>> all(QualityReport report, Function<DatasetQuality, Stream<T>> facts) {
        return report.datasets().flatMap(dataset -> facts.apply(dataset).map(fact -> new Ranking<>(dataset, fact)));
    }
}
