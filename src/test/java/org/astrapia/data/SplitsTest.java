package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {
    /** The trap: cut in the middle, this list would give the weights 300 images of class 0 and nothing else. */
    @Test
    void aListSortedByClassStillGivesBothSidesEveryClass() {
        int[] labels = Pictures.sortedLabels(400, 120, 60, 20);
        int[] indices = all(labels);

        Split split = Splits.stratified(labels, indices, 0.5, 1);

        assertThat(LongTail.perClass(labels, split.weights(), 4)).containsExactly(200, 60, 30, 10);
        assertThat(LongTail.perClass(labels, split.architecture(), 4)).containsExactly(200, 60, 30, 10);
        assertIsPartition(split, indices);
    }

    @Test
    void oddImagesGoToEitherSideInTurnAndSingleOnesToTheWeights() {
        int[] labels = Pictures.sortedLabels(5, 3, 3, 7, 2, 1, 0, 2);

        Split split = Splits.stratified(labels, all(labels), 0.5, 1);

        assertThat(LongTail.perClass(labels, split.weights(), 8)).containsExactly(3, 1, 2, 3, 1, 1, 0, 1);
        assertThat(LongTail.perClass(labels, split.architecture(), 8)).containsExactly(2, 2, 1, 4, 1, 0, 0, 1);
    }

    @Test
    void anUnevenShareIsKeptInTotalAndRareClassesStayOnBothSides() {
        int[] labels = Pictures.sortedLabels(50, 3, 3, 2, 2, 2);

        Split split = Splits.stratified(labels, all(labels), 0.9, 1);

        assertThat(LongTail.perClass(labels, split.weights(), 6)).containsExactly(45, 2, 2, 1, 1, 1);
        assertIsPartition(split, all(labels));
    }

    @Test
    void onlyTheGivenImagesAreSplitAndTheSeedDecidesHow() {
        int[] labels = Pictures.sortedLabels(40, 40);
        int[] indices = IntStream.range(0, 80).filter(i -> i % 2 == 0).toArray();

        Split split = Splits.stratified(labels, indices, 0.5, 1);

        assertIsPartition(split, indices);
        assertThat(Splits.stratified(labels, indices, 0.5, 1).weights()).isEqualTo(split.weights());
        assertThat(Splits.stratified(labels, indices, 0.5, 2).weights()).isNotEqualTo(split.weights());
    }

    @Test
    void withoutLabelsTheSplitIsRandom() {
        int[] indices = IntStream.range(100, 200).toArray();

        Split split = Splits.random(indices, 0.3, 1);

        assertThat(split.weights()).hasSize(30).isSorted();
        assertIsPartition(split, indices);
        assertThat(IntStream.of(split.weights()).filter(i -> i >= 150).count()).isBetween(5L, 25L);
    }

    @Test
    void theOrderOfTheListAndOtherSplitsHaveNoPartInTheRandomOne() {
        int[] indices = IntStream.range(0, 100).toArray();
        int[] backwards = IntStream.range(0, 100).map(i -> 99 - i).toArray();

        Split split = Splits.random(indices, 0.5, 1);

        assertThat(Splits.random(backwards, 0.5, 1).weights()).isEqualTo(split.weights());
        assertThat(Splits.random(indices, 0.5, 2).weights()).isNotEqualTo(split.weights());
        assertThat(Splits.stratified(new int[100], indices, 0.5, 1).weights()).isNotEqualTo(split.weights());
    }

    @Test
    void aShareThatLeavesOneSideEmptyIsRefused() {
        assertThatThrownBy(() -> Splits.stratified(new int[4], new int[] {0, 1}, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0");
    }

    private static void assertIsPartition(Split split, int[] indices) {
        assertThat(IntStream.concat(IntStream.of(split.weights()), IntStream.of(split.architecture()))
                        .sorted()
                        .toArray())
                .isEqualTo(indices);
    }

    private static int[] all(int[] labels) {
        return IntStream.range(0, labels.length).toArray();
    }
}
