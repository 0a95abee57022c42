package io.meshline.engine;

import io.meshline.model.DerivedColumn;
import io.meshline.model.Outlier;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a batch in which no value may be outside of its range. */
final class OutlierVerdicts {
    private OutlierVerdicts() {}

    /** The verdict on a column whose outliers refuse the batch; empty for all others. */
    static Optional<Verdict> of(DerivedColumn column, long outside) {
        return column.outlier()
                .filter(outlier -> outlier.action() == Outlier.Action.FAIL)
                .map(outlier -> verdict("outlier \"" + column.name() + "\"" + range(outlier), outside));
    }

    private static Verdict verdict(String rule, long outside) {
        if (outside == 0) {
            return new Verdict(rule, Severity.ERROR, Outcome.PASSED, "", List.of());
        }
        String values =
                outside == 1 ? "1 value is outside" : String.format(Locale.ROOT, "%,d values are outside", outside);
        return new Verdict(rule, Severity.ERROR, Outcome.FAILED, rule + ": " + values, List.of());
    }

    private static String range(Outlier outlier) {
        return Stream.of(
                        bound(" >= ", outlier.min()),
                        bound(" > ", outlier.above()),
                        bound(" <= ", outlier.max()),
                        bound(" < ", outlier.below()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and"));
    }

    private static Optional<String> bound(String relation, Optional<BigDecimal> value) {
        return value.map(number -> relation + number.toPlainString());
    }
}
