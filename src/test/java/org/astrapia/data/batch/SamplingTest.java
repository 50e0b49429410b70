package org.astrapia.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.data.LongTail;
import org.astrapia.data.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingTest {
    private static final int CLASSES = 4;

    /** Class 1 has no images. */
    private final int[] labels = Pictures.sortedLabels(400, 0, 100, 7);

    private final int[] indices = IntStream.range(0, labels.length).toArray();

    @Test
    void naturallyEveryImageIsShownOnce() {
        assertThat(sampling(Sampler.NATURAL, 1).draw(0)).isNotEqualTo(indices).containsExactlyInAnyOrder(indices);
    }

    @Test
    void classBalancedDrawsEveryClassAlike() {
        int[] shown = sampling(Sampler.CLASS_BALANCED, 1).draw(0);

        int[] counts = LongTail.perClass(labels, shown, CLASSES);
        assertThat(shown).hasSameSizeAs(indices);
        assertThat(List.of(counts[0], counts[2], counts[3]))
                .allSatisfy(count -> assertThat(count).isBetween(169 - 40, 169 + 40));
        assertThat(timesShown(shown, 0))
                .as("no image twice while others of the class wait")
                .containsOnly(0, 1);
        assertThat(spread(timesShown(shown, 3))).isEqualTo(1);
    }

    @Test
    void squareRootStandsBetween() {
        int[] shown = sampling(Sampler.SQUARE_ROOT, 1).draw(0);

        int[] counts = LongTail.perClass(labels, shown, CLASSES);
        double sum = Math.sqrt(400) + Math.sqrt(100) + Math.sqrt(7);
        assertThat(shown).hasSameSizeAs(indices);
        assertThat((double) counts[0]).isBetween(507 * 20 / sum - 40, 507 * 20 / sum + 40);
        assertThat((double) counts[2]).isBetween(507 * 10 / sum - 40, 507 * 10 / sum + 40);
        assertThat((double) counts[3]).isBetween(507 * 2.65 / sum - 25, 507 * 2.65 / sum + 25);
    }

    @Test
    void oversamplingRepeatsEveryClassUpToTheLargest() {
        Sampling sampling = sampling(Sampler.OVERSAMPLE, 1);
        int[] shown = sampling.draw(0);

        assertThat(sampling.size()).isEqualTo(1200);
        assertThat(LongTail.perClass(labels, shown, CLASSES)).containsExactly(400, 0, 400, 400);
        assertThat(timesShown(shown, 0)).containsOnly(1);
        assertThat(timesShown(shown, 2)).containsOnly(4);
        assertThat(timesShown(shown, 3)).containsOnly(57, 58);
        assertThat(labels[shown[0]] + labels[shown[1]] + labels[shown[2]] + labels[shown[3]])
                .as("the classes are mixed")
                .isNotZero();
    }

    @Test
    void undersamplingCutsEveryClassToTheSmallestAnewInEveryEpoch() {
        Sampling sampling = sampling(Sampler.UNDERSAMPLE, 1);
        int[] shown = sampling.draw(0);

        assertThat(sampling.size()).isEqualTo(21);
        assertThat(LongTail.perClass(labels, shown, CLASSES)).containsExactly(7, 0, 7, 7);
        assertThat(shown).doesNotHaveDuplicates();
        assertThat(timesShown(sampling.draw(1), 0)).isNotEqualTo(timesShown(shown, 0));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void seedAndEpochDecide(Sampler sampler) {
        int[] first = sampling(sampler, 1).draw(3);

        assertThat(first).hasSize(sampling(sampler, 1).size());
        assertThat(sampling(sampler, 1).draw(3)).isEqualTo(first);
        assertThat(sampling(sampler, 1).draw(4)).isNotEqualTo(first);
        assertThat(sampling(sampler, 2).draw(3)).isNotEqualTo(first);
    }

    static List<Sampler> samplers() {
        return List.of(
                Sampler.NATURAL, Sampler.CLASS_BALANCED, Sampler.SQUARE_ROOT, Sampler.OVERSAMPLE, Sampler.UNDERSAMPLE);
    }

    private Sampling sampling(Sampler sampler, long seed) {
        return sampler.of(new Labelled(labels, Optional.empty()), indices, seed);
    }

    /** How often each image of a class is shown. */
    private int[] timesShown(int[] shown, int label) {
        int[] times = new int[labels.length];
        Arrays.stream(shown).forEach(index -> times[index]++);
        return Arrays.stream(indices)
                .filter(index -> labels[index] == label)
                .map(index -> times[index])
                .toArray();
    }

    private static int spread(int[] times) {
        return Arrays.stream(times).max().orElse(0) - Arrays.stream(times).min().orElse(0);
    }
}
