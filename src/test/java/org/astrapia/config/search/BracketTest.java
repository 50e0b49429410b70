package org.astrapia.config.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Successive halvings and their sizes. */
class BracketTest {
    /** Li et al. (2018), table 1: candidates and epochs of each rung of each bracket for R = 81 and eta = 3. */
    @Test
    void hyperbandHasTheBracketsOfItsPaper() {
        assertThat(Bracket.hyperband(3, 81).stream().map(BracketTest::text))
                .containsExactly(
                        "81x1 27x3 9x9 3x27 1x81", "34x3 11x9 3x27 1x81", "15x9 5x27 1x81", "8x27 2x81", "5x81");
    }

    @Test
    void aHalvingEndsWithTheFullEpochs() {
        assertThat(text(Bracket.halving(27, 3, 27))).isEqualTo("27x1 9x3 3x9 1x27");
        assertThat(text(Bracket.halving(9, 3, 10))).isEqualTo("9x1 3x3 1x10");
        assertThat(text(Bracket.halving(20, 3, 4)))
                .as("no more halvings than epochs")
                .isEqualTo("20x1 6x4");
        assertThat(text(Bracket.halving(2, 3, 10))).isEqualTo("2x10");
        assertThat(text(Bracket.halving(8, 2, 8))).isEqualTo("8x1 4x2 2x4 1x8");
    }

    /** A candidate goes on, so that only what it had not yet is trained. */
    @Test
    void theEpochsOfAllTrainingsAreCountedOnce() {
        assertThat(Bracket.halving(27, 3, 27).epochs()).isEqualTo(27 + 9 * 2 + 3 * 6 + 18);
        assertThat(new TrialMethod.Hyperband(3).networks(81)).isEqualTo(81 + 34 + 15 + 8 + 5);
        assertThat(new TrialMethod.Random(7).epochs(4)).isEqualTo(28);
        assertThat(new TrialMethod.ZeroCost(100, Proxy.NASWOT, 0, false).epochs(4))
                .isZero();
    }

    @Test
    void onlyARankingWithoutTrainingIsFreeOfLabels() {
        List<Boolean> free = List.of(
                new TrialMethod.ZeroCost(9, Proxy.NASWOT, 0, false).labelFree(true, true),
                new TrialMethod.ZeroCost(9, Proxy.NASWOT, 1, false).labelFree(true, true),
                new TrialMethod.Random(9, true).labelFree(true, true));
        assertThat(free).containsExactly(true, false, false);
    }

    private static String text(Bracket bracket) {
        return bracket.rungs().stream()
                .map(rung -> rung.candidates() + "x" + rung.epochs())
                .collect(Collectors.joining(" "));
    }
}
