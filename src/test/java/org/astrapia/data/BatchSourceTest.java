package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSourceTest {
    private static final List<Augmentation> CHAIN =
            List.of(new Augmentation.Crop(2), new Augmentation.Flip(), new Augmentation.Cutout(4));

    private final Images images = Shapes.draw(10, 1, 1).train();
    private final int[] indices = IntStream.range(0, 67).toArray();

    @Test
    void anEpochHasEveryImageOnceAndASmallerLastBatch() {
        Images numbered = Pictures.plain(1, IntStream.range(0, 67).toArray(), new int[67]);
        BatchSource source = new BatchSource(numbered, indices, List.of(), Pictures.unchanged(), 16, 1, 2);

        List<Batch> batches = batches(source, 0, 0);

        assertThat(source.batches()).isEqualTo(5);
        assertThat(batches).extracting(Batch::count).containsExactly(16, 16, 16, 16, 3);
        int[] seen = batches.stream()
                .flatMapToInt(batch ->
                        IntStream.range(0, batch.count()).map(i -> Math.round(batch.images()[3 * i] * 255)))
                .toArray();
        assertThat(seen).containsExactlyInAnyOrder(indices).isNotEqualTo(indices);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void theNumberOfThreadsChangesNothing(int threads) {
        assertThat(flattened(batches(source(1, threads), 3, 0))).isEqualTo(flattened(batches(source(1, 1), 3, 0)));
    }

    @Test
    void anEpochOpenedInTheMiddleGoesOnAsItWouldHaveGone() {
        List<Batch> unbroken = batches(source(1, 2), 4, 0);

        assertThat(flattened(batches(source(1, 2), 4, 3))).isEqualTo(flattened(unbroken.subList(3, 5)));
        assertThat(batches(source(1, 2), 4, 5)).isEmpty();
    }

    @Test
    void seedAndEpochDecideOrderAndAugmentation() {
        float[] first = flattened(batches(source(1, 2), 0, 0));

        assertThat(flattened(batches(source(1, 2), 0, 0))).isEqualTo(first);
        assertThat(flattened(batches(source(1, 2), 1, 0))).isNotEqualTo(first);
        assertThat(flattened(batches(source(2, 2), 0, 0))).isNotEqualTo(first);
    }

    @Test
    void evaluationSeesTheImagesInOrderAndUnchanged() {
        int[] some = {5, 2, 9};
        BatchSource source = BatchSource.inOrder(images, some, Pictures.unchanged(), 2);

        List<Batch> batches = batches(source, 0, 0);

        assertThat(batches).extracting(Batch::count).containsExactly(2, 1);
        assertThat(batches.get(1).images()[7] * 255).isEqualTo(images.pixels()[9 * images.bytesPerImage() + 7] & 0xFF);
        assertThat(batches.get(0).labels()).containsExactly(images.labels()[5], images.labels()[2]);
    }

    @Test
    void aFailureInTheBackgroundReachesTheConsumer() {
        int[] wrong = {0, 1, images.count()};
        BatchSource source = BatchSource.inOrder(images, wrong, Pictures.unchanged(), 1);

        assertThatThrownBy(() -> batches(source, 0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
        assertThat(backgroundThreads()).isEmpty();
    }

    @Test
    void closingEndsTheThreadsWhereverTheEpochStands() {
        Epoch epoch = source(1, 3).open(0, 0);
        epoch.next();
        assertThat(backgroundThreads()).allMatch(Thread::isDaemon);

        epoch.close();

        assertThat(backgroundThreads()).isEmpty();
        assertThatThrownBy(epoch::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private BatchSource source(long seed, int threads) {
        return new BatchSource(images, indices, CHAIN, Normalization.of(images, indices), 16, seed, threads);
    }

    private static List<Batch> batches(BatchSource source, int epoch, int firstBatch) {
        List<Batch> batches = new ArrayList<>();
        try (Epoch open = source.open(epoch, firstBatch)) {
            open.forEachRemaining(batches::add);
        }
        return batches;
    }

    private static float[] flattened(List<Batch> batches) {
        float[] values = new float[0];
        for (Batch batch : batches) {
            int before = values.length;
            values = Arrays.copyOf(values, before + batch.images().length);
            System.arraycopy(batch.images(), 0, values, before, batch.images().length);
        }
        return values;
    }

    private static List<Thread> backgroundThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("batches-"))
                .toList();
    }
}
