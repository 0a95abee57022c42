package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void namesAtMostThreeTheNearestFirst() {
        assertThat(Suggestions.sentence("pathx", List.of("pathy", "pathz", "path", "pathw", "other")))
                .isEqualTo(". Did you mean 'path', 'pathw' or 'pathy'?");
    }

    @Test
    void saysNothingWhereNoNameIsNear() {
        assertThat(Suggestions.sentence("x", List.of("path", "files"))).isEmpty();
    }

    @Test
    void leavesOutNamesThatAreMuchFartherThanTheNearest() {
        assertThat(Suggestions.sentence("formt", List.of("format", "from"))).isEqualTo(". Did you mean 'format'?");
    }
}
