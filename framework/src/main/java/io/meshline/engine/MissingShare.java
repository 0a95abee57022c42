package io.meshline.engine;

import io.meshline.clean.Snapshots;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a gate says of objects that snapshots leave out. */
final class MissingShare {
    private static final int DIGITS = 4;

    /** How many of the objects that a snapshot had the next one, at a point, leaves out. */
    private record Loss(String at, long missing, long before) {
        BigDecimal share() {
            return BigDecimal.valueOf(missing).divide(BigDecimal.valueOf(before), DIGITS, RoundingMode.HALF_EVEN);
        }

        boolean exceeds(BigDecimal bound) {
            return BigDecimal.valueOf(missing).compareTo(bound.multiply(BigDecimal.valueOf(before))) > 0;
        }
    }

    private MissingShare() {}

    /** The verdict on the greatest of some losses; looked up by one small job. */
    static Verdict of(BigDecimal bound, Dataset<Row> losses) {
        String rule = "max-missing = " + bound.toPlainString();
        Optional<Loss> beyond = losses.collectAsList().stream()
                .map(row -> new Loss(
                        row.getString(0),
                        row.getLong(row.fieldIndex(Snapshots.MISSING)),
                        row.getLong(row.fieldIndex(Snapshots.BEFORE))))
                .filter(loss -> loss.exceeds(bound))
                .max(Comparator.comparing(Loss::share).thenComparing(Loss::at));
        return beyond.map(loss -> new Verdict(rule, Severity.ERROR, Outcome.FAILED, reason(rule, loss), List.of()))
                .orElseGet(() -> new Verdict(rule, Severity.ERROR, Outcome.PASSED, "", List.of()));
    }

    private static String reason(String rule, Loss loss) {
        return String.format(
                Locale.ROOT,
                "%s: the snapshot of %s leaves out %,d of the %,d objects of the one before it, a share of %s",
                rule,
                loss.at(),
                loss.missing(),
                loss.before(),
                loss.share().stripTrailingZeros().toPlainString());
    }
}
