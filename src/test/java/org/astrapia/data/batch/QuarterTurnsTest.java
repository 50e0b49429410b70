package org.astrapia.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.data.Images;
import org.astrapia.data.Pictures;
import org.junit.jupiter.api.Test;

class QuarterTurnsTest {
    /** A square of 2 x 2 pixels with two channels, from the second number on; as numpy.rot90 turns it. */
    @Test
    void turnsCounterClockwise() {
        float[][] expected = {
            {9, 1, 2, 3, 4, 5, 6, 7, 8},
            {9, 3, 4, 7, 8, 1, 2, 5, 6},
            {9, 7, 8, 5, 6, 3, 4, 1, 2},
            {9, 5, 6, 1, 2, 7, 8, 3, 4},
        };
        for (int turns = 0; turns < 4; turns++) {
            float[] pixels = {9, 1, 2, 3, 4, 5, 6, 7, 8};
            QuarterTurns.turn(pixels, 1, 2, 2, turns);
            assertThat(pixels).as(turns + " turns").containsExactly(expected[turns]);
        }
    }

    /** The label of an image is how often it was turned; turned back it is the image. */
    @Test
    void aRotatingSourceTellsItsTurns() {
        Images images = Pictures.shapes(10, 1, 1).train();
        int[] indices = IntStream.range(0, 40).toArray();
        BatchSource plain = new BatchSource(images, indices, List.of(List.of()), Pictures.unchanged(), 8, 3, 2);
        BatchSource turned = plain.rotating();
        int size = images.bytesPerImage();
        int[] seen = new int[4];
        for (int epoch = 0; epoch < 2; epoch++) {
            try (Epoch before = plain.open(epoch, 0);
                    Epoch after = turned.open(epoch, 0);
                    Epoch again = turned.open(epoch, 1)) {
                Batch first = after.next();
                Batch original = before.next();
                for (int i = 0; i < first.count(); i++) {
                    int label = first.labels()[i];
                    seen[label]++;
                    QuarterTurns.turn(first.images(), i * size, images.height(), images.channels(), (4 - label) % 4);
                }
                assertThat(first.images()).isEqualTo(original.images());
                assertThat(again.next().labels()).isEqualTo(after.next().labels());
            }
        }
        assertThat(seen).doesNotContain(0);
    }
}
