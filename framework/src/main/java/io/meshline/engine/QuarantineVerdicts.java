package io.meshline.engine;

import io.meshline.model.Gate;
import io.meshline.model.Ledger;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a gate says of the rows that went to quarantine. */
final class QuarantineVerdicts {
    private static final int DIGITS = 4;

    private QuarantineVerdicts() {}

    /** The verdict on a rule that puts the rows that break it into quarantine. */
    static Verdict of(String rule, long broken) {
        if (broken == 0) {
            return new Verdict(rule, Severity.QUARANTINE, Outcome.PASSED, "", List.of());
        }
        String rows = broken == 1 ? "1 row went" : String.format(Locale.ROOT, "%,d rows went", broken);
        return new Verdict(rule, Severity.QUARANTINE, Outcome.FAILED, rule + ": " + rows + " to quarantine", List.of());
    }

    /** The verdict on the share of the records meant for the dataset that went to quarantine, where it has a bound. */
    static Optional<Verdict> ofShare(Gate gate, Ledger ledger) {
        return gate.maxQuarantined().map(bound -> {
            long meant = ledger.read() + ledger.exploded() - ledger.filtered();
            String rule = "max-quarantined = " + bound.toPlainString();
            BigDecimal most = bound.multiply(BigDecimal.valueOf(meant));
            if (BigDecimal.valueOf(ledger.quarantined()).compareTo(most) <= 0) {
                return new Verdict(rule, Severity.ERROR, Outcome.PASSED, "", List.of());
            }
            BigDecimal share = BigDecimal.valueOf(ledger.quarantined())
                    .divide(BigDecimal.valueOf(meant), DIGITS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            String reason = String.format(
                    Locale.ROOT,
                    "%s: the share was %s, %,d of %,d records",
                    rule,
                    share.toPlainString(),
                    ledger.quarantined(),
                    meant);
            return new Verdict(rule, Severity.ERROR, Outcome.FAILED, reason, List.of());
        });
    }
}
