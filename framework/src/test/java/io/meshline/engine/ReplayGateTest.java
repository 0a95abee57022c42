package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Origin;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayGateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "RowCount > 100 | BATCH | false",
                "RowCount > 0 where \"Country = 1\" | BATCH | false",
                "Completeness \"RowCount\" > 0.5 | BATCH | false",
                "(IsComplete \"a\") and (Mean \"a\" > 1) | BATCH | false",
                "ColumnValues \"a\" > 1 with threshold > 0.9 | BATCH | false",
                "RowCount > 100 | TABLE | true",
                "ColumnValues \"Sum\" > 0 | BATCH | true",
                "IsComplete \"a\" | BATCH | true",
                "IsPrimaryKey \"a\" | BATCH | true"
            })
    void leavesOutRulesThatSpeakOfADelivery(String rule, Scope scope, boolean isAsked) {
        Gate gate = new Gate(
                List.of(new QualityRule(rule, Severity.ERROR, scope, new Origin("domain.conf", 1))),
                Optional.of(BigDecimal.ONE),
                List.of());
        Gate replay = ReplayGate.of(gate);
        assertThat(replay.rules()).hasSize(isAsked ? 1 : 0);
        assertThat(replay.maxQuarantined()).isEmpty();
    }
}
