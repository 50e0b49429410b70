package org.astrapia.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    private static final Confusion CONFUSION =
            new Confusion(List.of(List.of(8L, 2L, 0L), List.of(1L, 3L, 0L), List.of(2L, 0L, 0L)));

    @Test
    void accuracyIsOverImagesAndRecallOverOneClass() {
        assertThat(CONFUSION.accuracy()).hasValue(11.0 / 16);
        assertThat(CONFUSION.recall(1)).hasValue(0.75);
        assertThat(CONFUSION.recall(2)).hasValue(0);
    }

    @Test
    void macroF1IsTheMeanOverTheClasses() {
        double airplane = 2 * 8.0 / (11 + 10);
        double bird = 2 * 3.0 / (5 + 4);

        assertThat(CONFUSION.macroF1().orElseThrow()).isCloseTo((airplane + bird + 0) / 3, within(1e-12));
    }

    @Test
    void groupsFollowTheTrainingImages() {
        NetworkResult network = new NetworkResult(
                "genotype", OptionalLong.empty(), OptionalLong.empty(), Optional.of(CONFUSION), Optional.empty());
        List<Long> trainCounts = List.of(101L, 100L, 20L);

        assertThat(network.accuracy(ShotGroup.MANY, trainCounts)).hasValue(0.8);
        assertThat(network.accuracy(ShotGroup.MEDIUM, trainCounts)).hasValue(0.5);
        assertThat(network.accuracy(ShotGroup.FEW, trainCounts)).isEqualTo(OptionalDouble.empty());
        assertThat(ShotGroup.of(19)).isEqualTo(ShotGroup.FEW);
    }

    @Test
    void noImagesGiveNoScore() {
        Confusion empty = new Confusion(List.of(List.of(0L, 0L), List.of(0L, 0L)));

        assertThat(empty.accuracy()).isEmpty();
        assertThat(empty.recall(0)).isEmpty();
        assertThat(empty.macroF1()).isEmpty();
    }
}
