package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowShareTest {

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "10%, 0.10", "2.5%, 0.025", "0.000001, 0.000001"})
    void readsSharesAndPercents(String value, BigDecimal share) {
        assertThat(RowShare.parse(value)).contains(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "100%", "-0.1", "2", "a tenth", "", "%", "0,1", "1e-3"})
    void readsNothingElse(String value) {
        assertThat(RowShare.parse(value)).isEmpty();
    }
}
