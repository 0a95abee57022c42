package io.meshline.engine;

import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The gate of a dataset as it judges a replay. A few records that come late are no delivery: how many there are, and what
 * they come to together, says nothing of the source. Rules about that and bounds by earlier batches are not asked, and what
 * goes back to quarantine was held against its bound when it came.
 */
final class ReplayGate {
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    /** Rules that no single row breaks. */
    private static final Pattern OF_ROWS_TOGETHER = Pattern.compile(
            "\\b(RowCount|RowCountMatch|Completeness|UniqueValueRatio|DistinctValuesCount|Mean|Sum|StandardDeviation|Entropy"
                    + "|ColumnCorrelation|AggregateMatch|threshold)\\b");

    private ReplayGate() {}

    static Gate of(Gate gate) {
        List<QualityRule> rules = gate.rules().stream()
                .filter(rule -> rule.scope() == Scope.TABLE || !isOfRowsTogether(rule))
                .toList();
        return new Gate(rules, Optional.empty(), List.of(), gate.periods());
    }

    private static boolean isOfRowsTogether(QualityRule rule) {
        return OF_ROWS_TOGETHER
                .matcher(TEXT.matcher(rule.dqdl()).replaceAll(""))
                .find();
    }
}
