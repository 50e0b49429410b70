package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> LOSSES = List.of("cross-entropy", "zero-one", "focal", "logit-adjusted", "ldam");

    @Test
    void findsATypingMistake() {
        assertThat(Suggestions.closest("cros-entropy", LOSSES)).containsExactly("cross-entropy");
        assertThat(Suggestions.closest("foacl", LOSSES)).containsExactly("focal");
        assertThat(Suggestions.closest("CROSS_ENTROPY", LOSSES)).containsExactly("cross-entropy");
    }

    @Test
    void findsABeginning() {
        assertThat(Suggestions.closest("logit", LOSSES)).containsExactly("logit-adjusted");
    }

    @Test
    void keepsSilentWhenNothingIsNear() {
        assertThat(Suggestions.closest("barlow", LOSSES)).isEmpty();
        assertThat(Suggestions.closest("x".repeat(100_000), LOSSES)).isEmpty();
    }

    @Test
    void givesThreeAtMostTheNearestFirst() {
        assertThat(Suggestions.closest(
                        "resnet-3", List.of("resnet-20", "resnet-32", "resnet-56", "resnet-33", "resnet-3x")))
                .hasSize(3)
                .startsWith("resnet-32", "resnet-33");
    }

    @Test
    void joinsAlternatives() {
        assertThat(Suggestions.alternatives(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    }
}
