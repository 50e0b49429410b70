package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.NamedIntegers;
import org.astrapia.language.Problem;
import org.junit.jupiter.api.Test;

/** The counts are those of the published LDAM data code. */
class LongTailTest {
    @Test
    void exponentialKeepsThePublishedCounts() {
        assertThat(LongTail.counts(new Distribution.Exponential(0.1), equal(10, 5000)))
                .containsExactly(5000, 3871, 2997, 2320, 1796, 1391, 1077, 834, 645, 500);
        assertThat(LongTail.counts(new Distribution.Exponential(0.02), equal(10, 5000)))
                .containsExactly(5000, 3237, 2096, 1357, 878, 568, 368, 238, 154, 100);
        assertThat(LongTail.counts(new Distribution.Exponential(0.01), equal(10, 5000)))
                .containsExactly(5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50);
        assertThat(LongTail.counts(new Distribution.Exponential(0.1), equal(3, 60)))
                .containsExactly(60, 18, 6);
    }

    @Test
    void exponentialOnAHundredClassesHasThePublishedTotal() {
        int[] counts = LongTail.counts(new Distribution.Exponential(0.01), equal(100, 500));

        assertThat(Arrays.stream(counts).sum()).isEqualTo(10847);
        assertThat(counts).startsWith(500, 477, 455, 434, 415, 396, 378).endsWith(6, 6, 5, 5, 5, 5);
        assertThat(Arrays.stream(LongTail.counts(new Distribution.Exponential(0.1), equal(100, 500)))
                        .sum())
                .isEqualTo(19573);
    }

    @Test
    void stepKeepsTheFirstHalfOfTheClasses() {
        assertThat(LongTail.counts(new Distribution.Step(0.01), equal(10, 5000)))
                .containsExactly(5000, 5000, 5000, 5000, 5000, 50, 50, 50, 50, 50);
        assertThat(LongTail.counts(new Distribution.Step(0.1), equal(3, 60))).containsExactly(60, 6, 6);
    }

    @Test
    void aClassWithFewerImagesThanAskedForKeepsAllItHas() {
        int[] available = {100, 20, 0, 100};

        assertThat(LongTail.counts(new Distribution.Balanced(), available)).containsExactly(100, 20, 0, 100);
        assertThat(LongTail.counts(new Distribution.Exponential(0.001), available))
                .containsExactly(100, 10, 0, 1);
        assertThat(LongTail.counts(new Distribution.Natural(), available)).isEqualTo(available);
        assertThat(LongTail.counts(new Distribution.Exponential(0.1), equal(1, 7)))
                .containsExactly(7);
    }

    @Test
    void countsMayNameTheirClasses() {
        List<String> classes = List.of("ant", "2", "caf\u00E9");
        Distribution counts = counts("cafe\u0301=1", "ant=9", "2=3");

        assertThat(LongTail.counts(counts.forClasses(classes), new int[] {9, 8, 7}))
                .containsExactly(9, 3, 1);
        assertThatThrownBy(() -> counts("aunt=1", "ant=9", "2=3").forClasses(classes))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
                    assertThat(refusal.problems())
                            .extracting(Problem::message)
                            .containsExactly(
                                    "counts(...) names the class aunt, and there is none: there are ant, 2, caf\u00E9",
                                    "counts(...) names classes, and not all of them; missing: caf\u00E9");
                    assertThat(refusal.problems().get(0).suggestions()).containsExactly("ant");
                });
        assertThatThrownBy(() ->
                        counts("caf\u00E9=1", "cafe\u0301=1", "ant=9", "2=3").forClasses(classes))
                .hasMessageContaining("names the class caf\u00E9 twice");
    }

    private static Distribution counts(String... counts) {
        return new Distribution.Counts(new NamedIntegers(
                Stream.of(counts).map(count -> count.split("=")[0]).toList(),
                Stream.of(counts)
                        .map(count -> Integer.valueOf(count.split("=")[1]))
                        .toList()));
    }

    @Test
    void countsAreKeptOrRefused() {
        int[] available = {9, 8, 7};

        assertThat(LongTail.counts(new Distribution.Counts(List.of(9, 3, 1)), available))
                .containsExactly(9, 3, 1);
        assertThatThrownBy(() -> LongTail.counts(new Distribution.Counts(List.of(9, 3)), available))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 counts")
                .hasMessageContaining("3 classes");
        assertThatThrownBy(() -> LongTail.counts(new Distribution.Counts(List.of(9, 9, 1)), available))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("9 images of class 1")
                .hasMessageContaining("1 to 8");
    }

    @Test
    void theSubsetDependsOnItsSeedAndASmallerOneIsPartOfALargerOne() {
        Images images = Pictures.plain(1, new int[60], Pictures.sortedLabels(20, 20, 20));

        int[] subset = LongTail.subset(images, new Distribution.Exponential(0.5), 3, 1);

        assertThat(subset).isSorted().doesNotHaveDuplicates().hasSize(20 + 14 + 10);
        assertThat(LongTail.perClass(images.labels(), subset, 3)).containsExactly(20, 14, 10);
        assertThat(LongTail.subset(images, new Distribution.Exponential(0.5), 3, 1))
                .isEqualTo(subset);
        assertThat(LongTail.subset(images, new Distribution.Exponential(0.5), 3, 2))
                .isNotEqualTo(subset);
        assertThat(subset).contains(LongTail.subset(images, new Distribution.Exponential(0.1), 3, 1));
    }

    @Test
    void theLongTailedTestSetFollowsTheTrainingImagesProfile() {
        Images train = Pictures.plain(1, new int[160], Pictures.sortedLabels(100, 50, 10));
        Images test = Pictures.plain(1, new int[60], Pictures.sortedLabels(20, 20, 20));
        Dataset dataset = new Dataset("three", List.of("a", "b", "c"), train, test, "", 0);

        assertThat(testCounts(dataset, new Distribution.Natural())).containsExactly(20, 10, 2);
        assertThat(testCounts(dataset, new Distribution.Counts(List.of(40, 10, 1))))
                .containsExactly(20, 5, 1);
        assertThat(testCounts(dataset, new Distribution.Step(0.1))).containsExactly(20, 2, 2);
        assertThat(testCounts(dataset, new Distribution.Balanced())).containsExactly(20, 20, 20);
    }

    private static int[] testCounts(Dataset dataset, Distribution distribution) {
        return LongTail.perClass(dataset.test().labels(), LongTail.testSubset(dataset, distribution, 1), 3);
    }

    private static int[] equal(int classes, int count) {
        int[] available = new int[classes];
        Arrays.fill(available, count);
        return available;
    }
}
