package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Gate;
import io.meshline.model.Ledger;
import io.meshline.model.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuarantineVerdictsTest {
    private static final Gate GATE = new Gate(List.of(), Optional.of(new BigDecimal("0.05")), List.of());

    @Test
    void tellsHowManyRowsARulePutAside() {
        assertThat(QuarantineVerdicts.of("IsComplete \"sku\"", 0).reason()).isEmpty();
        assertThat(QuarantineVerdicts.of("IsComplete \"sku\"", 1).reason())
                .isEqualTo("IsComplete \"sku\": 1 row went to quarantine");
        assertThat(QuarantineVerdicts.of("IsComplete \"sku\"", 1200).reason())
                .isEqualTo("IsComplete \"sku\": 1,200 rows went to quarantine");
        assertThat(QuarantineVerdicts.of("IsComplete \"sku\"", 1200).refuses()).isFalse();
    }

    @Test
    void theShareIsTakenOfTheRecordsThatAreMeant() {
        assertThat(verdict(1000, 900, 5).refuses()).isFalse();
        assertThat(verdict(1000, 900, 6).reason())
                .isEqualTo("max-quarantined = 0.05: the share was 0.06, 6 of 100 records");
        assertThat(verdict(1000, 900, 6).refuses()).isTrue();
    }

    @Test
    void aBatchWithoutRecordsIsWithinAnyBound() {
        assertThat(verdict(0, 0, 0).refuses()).isFalse();
        assertThat(QuarantineVerdicts.ofShare(Gate.OPEN, new Ledger(10, 0, 0, 0, 0, 0, 10)))
                .isEmpty();
    }

    private static Verdict verdict(long read, long filtered, long quarantined) {
        Ledger ledger = new Ledger(read, read - filtered - quarantined, 0, 0, 0, filtered, quarantined);
        return QuarantineVerdicts.ofShare(GATE, ledger).orElseThrow();
    }
}
