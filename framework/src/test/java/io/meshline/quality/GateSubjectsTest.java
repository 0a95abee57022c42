package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateSubjectsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\0', textBlock = """
            IsComplete "c" ~ COMPLETENESS
            Completeness "c" > 0.5 ~ COMPLETENESS
            ColumnValues "c" != NULL ~ COMPLETENESS
            IsPrimaryKey "c" ~ COMPLETENESS UNIQUENESS
            IsUnique "c" ~ UNIQUENESS
            Uniqueness "c" > 0.9 ~ UNIQUENESS
            ColumnValues "c" > 0 ~ LOWER_BOUND
            ColumnValues "c" between 0 and 9 ~ LOWER_BOUND
            ColumnValues "c" in [1, 2] ~ LOWER_BOUND SET
            ColumnValues "c" in ["a"] ~ SET
            ColumnValues "c" matches "[a-z]+" ~ SET
            ColumnLength "c" = 6 ~ LENGTH
            ColumnDataType "c" = "INTEGER" ~ TYPE
            (IsComplete "c") and (IsUnique "c") ~ COMPLETENESS UNIQUENESS
            ColumnValues "c" < 9 ~ -
            ColumnValues "c" not in ["a"] ~ -
            IsPrimaryKey "c" "d" ~ -
            IsComplete "d" ~ -
            IsComplete "c" where "d > 1" ~ -
            (IsComplete "c") or (IsUnique "c") ~ -
            RowCount > 1 ~ -
            """)
    void knowWhatARuleSaysOfEveryRowOfAColumn(String rule, String subjects) {
        GateSubjects gate = GateSubjects.of(Invoices.gate(rule));
        List<String> said = Arrays.stream(Subject.values())
                .filter(subject -> gate.have(subject, "c"))
                .map(Subject::name)
                .toList();
        assertThat(said.isEmpty() ? "-" : String.join(" ", said)).isEqualTo(subjects);
    }

    @Test
    void knowARuleHoweverItIsSpaced() {
        GateSubjects gate = GateSubjects.of(Invoices.gate("IsComplete   \"c\"  where \"d > 1\""));
        assertThat(gate.have("IsComplete \"c\" where \"d > 1\"")).isTrue();
        assertThat(gate.have("IsComplete \"c\" where \"d > 2\"")).isFalse();
    }
}
