package io.meshline.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> COLUMNS = List.of("quantity", "amount", "amounts", "unit_price");

    @Test
    void suggestsTheNearestNamesFirst() {
        assertThat(Suggestions.near("amuont", COLUMNS)).containsExactly("amount", "amounts");
    }

    @Test
    void suggestsNothingWhereNoNameIsNear() {
        assertThat(Suggestions.didYouMean("country", COLUMNS)).isEmpty();
    }

    @Test
    void asksForTheMeantNames() {
        assertThat(Suggestions.didYouMean("amuont", COLUMNS)).isEqualTo(" Did you mean 'amount' or 'amounts'?");
        assertThat(Suggestions.didYouMean("Quantiti", COLUMNS)).isEqualTo(" Did you mean 'quantity'?");
    }

    @Test
    void listsAlternativesAsASentenceDoes() {
        assertThat(Suggestions.oneOf(List.of("a", "b", "c"))).isEqualTo("'a', 'b' or 'c'");
    }

    @Test
    void namesAtMostThree() {
        assertThat(Suggestions.near("pathx", List.of("pathy", "pathz", "path", "pathw", "other")))
                .containsExactly("path", "pathw", "pathy");
    }

    @Test
    void leavesOutNamesThatAreMuchFartherThanTheNearest() {
        assertThat(Suggestions.near("unit_prise", List.of("unit_price", "unit_rate")))
                .containsExactly("unit_price");
    }

    @Test
    void findsANameThatIsAbbreviated() {
        assertThat(Suggestions.near("dedup-by", List.of("deduplicate-by", "sequence-by")))
                .containsExactly("deduplicate-by");
    }

    @Test
    void isNotMisledByASharedEnding() {
        assertThat(Suggestions.near("targets.sql", List.of("pieces.sql", "hen.sql")))
                .isEmpty();
    }

    @Test
    void endsTheSentenceThatAQuestionFollows() {
        assertThat(Suggestions.further("amuont", List.of("amount"))).isEqualTo(". Did you mean 'amount'?");
        assertThat(Suggestions.further("x", List.of("amount"))).isEmpty();
    }
}
