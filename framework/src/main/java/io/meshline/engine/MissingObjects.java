package io.meshline.engine;

import io.meshline.clean.Snapshots;
import io.meshline.model.Audit;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The objects that snapshots leave out.
 *
 * @param losses what each snapshot leaves out of the one before it
 */
record MissingObjects(List<Loss> losses) {
    /** The name of the figure that is kept with the other figures of a batch. */
    static final String METRIC = "MissingObjects";

    private static final int DIGITS = 4;

    /**
     * What a snapshot leaves out.
     *
     * @param at its point, as text
     * @param missing how many objects it leaves out
     * @param before how many the snapshot before it has
     */
    record Loss(String at, long missing, long before) {
        private BigDecimal share() {
            return BigDecimal.valueOf(missing).divide(BigDecimal.valueOf(before), DIGITS, RoundingMode.HALF_EVEN);
        }

        private boolean exceeds(BigDecimal bound) {
            return BigDecimal.valueOf(missing).compareTo(bound.multiply(BigDecimal.valueOf(before))) > 0;
        }
    }

    MissingObjects {
        losses = List.copyOf(losses);
    }

    /** The losses in the form of {@link Snapshots#losses}; looked up by one small job. */
    static MissingObjects of(Dataset<Row> losses) {
        return new MissingObjects(losses.collectAsList().stream()
                .map(row -> new Loss(
                        row.getString(0),
                        row.getLong(row.fieldIndex(Snapshots.MISSING)),
                        row.getLong(row.fieldIndex(Snapshots.BEFORE))))
                .toList());
    }

    /** How many objects are missing, and whether a snapshot leaves out more than a share of the one before. */
    Audit heldAgainst(BigDecimal maxMissing) {
        long missing = losses.stream().mapToLong(Loss::missing).sum();
        return new Audit(List.of(verdict(maxMissing)), List.of(new Metric(METRIC, "*", missing)));
    }

    private Verdict verdict(BigDecimal maxMissing) {
        String rule = "max-missing = " + maxMissing.toPlainString();
        return losses.stream()
                .filter(loss -> loss.exceeds(maxMissing))
                .max(Comparator.comparing(Loss::share).thenComparing(Loss::at))
                .map(loss -> new Verdict(rule, Severity.ERROR, Outcome.FAILED, reason(rule, loss), List.of()))
                .orElseGet(() -> new Verdict(rule, Severity.ERROR, Outcome.PASSED, "", List.of()));
    }

    private static String reason(String rule, Loss loss) {
        return String.format(
                Locale.ROOT,
                "%s: the snapshot of %s leaves out %,d of %,d objects that the one before it has, a share of %s",
                rule,
                loss.at(),
                loss.missing(),
                loss.before(),
                loss.share().stripTrailingZeros().toPlainString());
    }
}
