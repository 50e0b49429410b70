package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.data.storage.HeapPixels;
import org.junit.jupiter.api.Test;

class LabelSetsTest {
    @Test
    void setsAreInOrderWhateverTheOrderOfTheImages() {
        List<List<Integer>> images = List.of(List.of(2, 0), List.of(), List.of(0, 2), List.of(0));
        LabelSets sets = LabelSets.of(3, images.stream());
        assertThat(sets.sets()).containsExactly(List.of(), List.of(0), List.of(0, 2));
        assertThat(sets.numbers(images)).containsExactly(2, 0, 2, 1);
        assertThat(sets.perLabel(sets.numbers(images))).containsExactly(3, 0, 2);
        assertThat(sets.described(2, List.of("a", "b", "c"))).isEqualTo("a, c");
        assertThat(sets.described(0, List.of("a", "b", "c"))).isEqualTo("no label");
    }

    /** 400 images of up to four labels, of which the rarest has a dozen: each label is shared out to within two images. */
    @Test
    void everyLabelIsSharedOutWell() {
        Random random = new Random(4);
        List<List<Integer>> labels = new ArrayList<>();
        for (int image = 0; image < 400; image++) {
            labels.add(IntStream.range(0, 5)
                    .filter(label -> random.nextDouble() < 0.5 / (1 << label))
                    .boxed()
                    .toList());
        }
        LabelSets sets = LabelSets.of(5, labels.stream());
        int[] numbers = sets.numbers(labels);
        Images images = new Images(1, 1, 1, HeapPixels.of(new byte[400], 1), numbers, Optional.of(sets));
        int[] all = IntStream.range(0, 400).toArray();

        Split split = Splits.stratified(images, all, 0.3, 1);
        assertThat(Stream.of(split.weights(), split.architecture())
                        .flatMapToInt(Arrays::stream)
                        .sorted())
                .containsExactly(IntStream.range(0, 400).boxed().toArray(Integer[]::new));
        int[] ofSets = Splits.weightsOf(LongTail.perClass(numbers, sets.count()), 0.3);
        assertThat(split.weights()).hasSize(Arrays.stream(ofSets).sum());
        int[] whole = images.perLabel(5);
        int[] first = images.perLabel(split.weights(), 5);
        for (int label = 0; label < 5; label++) {
            assertThat(first[label])
                    .as("label %d of %s", label, Arrays.toString(whole))
                    .isBetween((int) Math.floor(whole[label] * 0.3) - 1, (int) Math.ceil(whole[label] * 0.3) + 1);
        }
        assertThat(Splits.stratified(images, all, 0.3, 1).weights()).isEqualTo(split.weights());
        assertThat(Splits.stratified(images, all, 0.3, 2).weights()).isNotEqualTo(split.weights());
    }
}
