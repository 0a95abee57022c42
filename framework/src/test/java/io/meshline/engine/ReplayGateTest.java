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
                "RowCount > 100 | BATCH | WARN",
                "RowCount > 0 where \"Country = 1\" | BATCH | WARN",
                "Completeness \"RowCount\" > 0.5 | BATCH | WARN",
                "(IsComplete \"a\") and (Mean \"a\" > 1) | BATCH | WARN",
                "ColumnValues \"a\" > 1 with threshold > 0.9 | BATCH | WARN",
                "RowCount > 100 | TABLE | ERROR",
                "ColumnValues \"Sum\" > 0 | BATCH | ERROR",
                "IsComplete \"a\" | BATCH | ERROR",
                "IsPrimaryKey \"a\" | BATCH | ERROR"
            })
    void warnsWhereARuleSpeaksOfADelivery(String rule, Scope scope, Severity expected) {
        Gate gate = new Gate(
                List.of(new QualityRule(rule, Severity.ERROR, scope, new Origin("domain.conf", 1))),
                Optional.of(BigDecimal.ONE),
                List.of());
        Gate replay = ReplayGate.of(gate);
        assertThat(replay.rules()).extracting(QualityRule::severity).containsExactly(expected);
        assertThat(replay.maxQuarantined()).isEmpty();
    }
}
