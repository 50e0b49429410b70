package org.astrapia.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.Pictures;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.augmentation.RareAugmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSourceTest {
    private static final List<Augmentation> CHAIN =
            List.of(new Augmentation.Crop(2), new Augmentation.Flip(), new Augmentation.Cutout(4));
    private static final List<Augmentation> COLOURS = List.of(
            new Augmentation.RandomResizedCrop(0.08, 1),
            new Augmentation.Flip(),
            new Augmentation.Jitter(0.4, 0.4, 0.2, 0.1, 0.8),
            new Augmentation.Grey(0.2),
            new Augmentation.Blur(0.5, 0.1, 2),
            new Augmentation.Solarize(0.2, 128));

    private final Images images = Pictures.shapes(10, 1, 1).train();
    private final int[] indices = IntStream.range(0, 67).toArray();

    @Test
    void anEpochHasEveryImageOnceAndASmallerLastBatch() {
        Images numbered = Pictures.plain(1, IntStream.range(0, 67).toArray(), new int[67]);
        BatchSource source = new BatchSource(numbered, indices, List.of(List.of()), Pictures.unchanged(), 16, 1, 2);

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
        assertThat(batches.get(1).images()[7] * 255).isEqualTo(images.image(9)[7] & 0xFF);
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

    /** The value was computed before views, samplers and steps on pixels came in: older runs keep their numbers. */
    @Test
    void croppingFlippingAndCuttingOutGiveTheNumbersOfOlderRuns() {
        assertThat(Arrays.hashCode(flattened(batches(source(1, 1), 3, 0)))).isEqualTo(507063011);
    }

    @Test
    void theFirstViewIsTheSameWithAndWithoutASecond() {
        List<Batch> one = batches(views(16, 2, CHAIN), 3, 0);
        List<Batch> two = batches(views(16, 2, CHAIN, COLOURS), 3, 0);
        List<Batch> twice = batches(views(16, 2, CHAIN, CHAIN), 3, 0);

        assertThat(flattened(two)).isEqualTo(flattened(one));
        assertThat(two).allSatisfy(batch -> assertThat(batch.views()).hasSize(2));
        assertThat(secondViews(twice)).as("the same chain, drawn twice").isNotEqualTo(flattened(twice));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void theNumberOfThreadsChangesNeitherView(int threads) {
        List<Batch> alone = batches(views(16, 1, COLOURS, COLOURS), 3, 0);
        List<Batch> together = batches(views(16, threads, COLOURS, COLOURS), 3, 0);

        assertThat(flattened(together)).isEqualTo(flattened(alone));
        assertThat(secondViews(together)).isEqualTo(secondViews(alone));
        assertThat(secondViews(batches(views(16, threads, COLOURS, COLOURS), 4, 0)))
                .isNotEqualTo(secondViews(alone));
    }

    @Test
    void twoViewsOfASingleLastImageAreLeftOut() {
        BatchSource one = views(11, 2, CHAIN);
        BatchSource two = views(11, 2, CHAIN, CHAIN);

        assertThat(batches(one, 0, 0)).extracting(Batch::count).containsExactly(11, 11, 11, 11, 11, 11, 1);
        assertThat(batches(two, 0, 0)).extracting(Batch::count).containsExactly(11, 11, 11, 11, 11, 11);
        assertThat(List.of(two.batches(), two.count())).containsExactly(6, 66);
        assertThat(List.of(one.batches(), one.count())).containsExactly(7, 67);
        assertThat(batches(views(13, 2, CHAIN, CHAIN), 0, 0))
                .as("two images are left in the last batch")
                .extracting(Batch::count)
                .endsWith(2);
    }

    @Test
    void whatIsLeftOfAnEpochIsDroppedAndAnotherInTheNext() {
        BatchSource source = source(1, 2).droppingLast(true);

        assertThat(batches(source, 0, 0)).extracting(Batch::count).containsExactly(16, 16, 16, 16);
        assertThat(List.of(source.batches(), source.count())).containsExactly(4, 64);
        assertThat(source.leavesOut()).isTrue();
        assertThat(flattened(batches(source, 0, 0)))
                .isEqualTo(flattened(batches(source(1, 2), 0, 0).subList(0, 4)));
        assertThat(flattened(batches(source, 2, 3)))
                .isEqualTo(flattened(batches(source, 2, 0).subList(3, 4)));
    }

    @Test
    void theOnlyBatchOfAnEpochIsKeptHoweverSmall() {
        BatchSource only = views(100, 2, CHAIN).droppingLast(true);
        BatchSource whole = views(67, 2, CHAIN).droppingLast(true);

        assertThat(batches(only, 0, 0)).extracting(Batch::count).containsExactly(67);
        assertThat(batches(whole, 0, 0)).extracting(Batch::count).containsExactly(67);
        assertThat(List.of(only.leavesOut(), whole.leavesOut())).containsExactly(false, false);
        assertThat(batches(views(33, 2, CHAIN, CHAIN).droppingLast(true), 0, 0))
                .extracting(Batch::count)
                .containsExactly(33, 33);
    }

    @Test
    void mixupAveragesEveryImageWithAnotherByTheShareOfItsLabel() {
        int[] values = IntStream.range(0, 60).map(i -> 4 * i).toArray();
        Images plain = Pictures.plain(2, values, IntStream.range(0, 60).toArray());
        BatchSource source = mixing(plain, new Augmentation.Mixup(1));

        List<Batch> batches = batches(source, 1, 0);

        assertThat(batches)
                .extracting(Batch::share)
                .doesNotHaveDuplicates()
                .allMatch(share -> share >= 0.5 && share < 1);
        for (Batch batch : batches) {
            assertThat(batch.mixedIn())
                    .containsExactlyInAnyOrder(batch.labels())
                    .isNotEqualTo(batch.labels());
            for (int i = 0; i < batch.count(); i++) {
                double mixed = batch.share() * batch.labels()[i] + (1 - batch.share()) * batch.mixedIn()[i];
                assertThat(batch.images()[i * 12 + 5] * 255 / 4).isCloseTo((float) mixed, within(1e-3f));
            }
        }
        assertThat(flattened(batches(source, 1, 2))).isEqualTo(flattened(batches.subList(2, 4)));
        assertThat(batches(source, 1, 2))
                .extracting(Batch::share)
                .isEqualTo(batches.subList(2, 4).stream().map(Batch::share).toList());
        assertThat(batches(source, 2, 0))
                .extracting(Batch::share)
                .doesNotContain(batches.get(0).share());
    }

    @Test
    void cutmixPastesARectangleAndSharesTheLabelsByItsArea() {
        Images plain = Pictures.plain(
                8, IntStream.range(0, 60).toArray(), IntStream.range(0, 60).toArray());

        int cut = 0;
        for (int epoch = 0; epoch < 8; epoch++) {
            for (Batch batch : batches(mixing(plain, new Augmentation.Cutmix(1, 0.5)), epoch, 0)) {
                cut += batch.share() < 1 ? 1 : 0;
                for (int i = 0; i < batch.count(); i++) {
                    int own = 0;
                    for (int pixel = 0; pixel < 64; pixel++) {
                        int value = Math.round(batch.images()[(i * 64 + pixel) * 3] * 255);
                        assertThat(value).isIn(batch.labels()[i], batch.mixedIn()[i]);
                        own += value == batch.labels()[i] ? 1 : 0;
                    }
                    boolean twice = batch.labels()[i] == batch.mixedIn()[i];
                    assertThat(own / 64.0).isCloseTo(twice ? 1 : batch.share(), within(1e-9));
                }
            }
        }
        assertThat(cut).as("of 32 batches").isBetween(6, 26);
    }

    private static BatchSource mixing(Images plain, Augmentation mixing) {
        return new BatchSource(plain, Pictures.all(plain), List.of(List.of(mixing)), Pictures.unchanged(), 15, 1, 2);
    }

    @Test
    void viewsAreNotMixed() {
        assertThatThrownBy(() -> views(16, 1, CHAIN, List.of(new Augmentation.Mixup(1))))
                .hasMessageContaining("not mixed");
    }

    @Test
    void aSourceOfMoreOrTooSmallViewsIsRefused() {
        assertThatThrownBy(() -> views(16, 1, CHAIN, CHAIN, CHAIN)).hasMessageContaining("3 views");
        assertThatThrownBy(() -> views(1, 1, CHAIN, CHAIN)).hasMessageContaining("batch 1");
    }

    @Test
    void anImageThatAnEpochRepeatsIsChangedAnewEachTime() {
        Images few = new Images(32, 32, 3, images.pixels(), Pictures.sortedLabels(60, 1, images.count() - 61));
        BatchSource source = new BatchSource(
                        few,
                        IntStream.range(0, 61).toArray(),
                        List.of(COLOURS),
                        Normalization.of(few, indices),
                        16,
                        1,
                        2)
                .with(Sampler.OVERSAMPLE);

        List<Batch> batches = batches(source, 0, 0);

        Set<Integer> looks = new HashSet<>();
        for (Batch batch : batches) {
            int size = few.bytesPerImage();
            IntStream.range(0, batch.count())
                    .filter(i -> batch.labels()[i] == 1)
                    .forEach(i ->
                            looks.add(Arrays.hashCode(Arrays.copyOfRange(batch.images(), i * size, (i + 1) * size))));
        }
        assertThat(source.count()).isEqualTo(120);
        assertThat(batches.stream().mapToInt(Batch::count).sum()).isEqualTo(120);
        assertThat(looks).hasSize(60);
        assertThat(flattened(batches(source, 0, 5))).isEqualTo(flattened(batches.subList(5, source.batches())));
    }

    @Test
    void imagesOfRareClassesHaveAChainOfTheirOwn() {
        int[] labels = Pictures.sortedLabels(5, 4, 3);
        Images plain = Pictures.plain(2, IntStream.range(0, 12).toArray(), labels);
        RareAugmentation inverted = new RareAugmentation(List.of(new Augmentation.Solarize(1, 0)), 4);
        BatchSource source = new BatchSource(
                        plain, Pictures.all(plain), List.of(List.of()), Pictures.unchanged(), 12, 1, 1)
                .with(inverted);

        Batch batch = batches(source, 0, 0).get(0);

        for (int i = 0; i < batch.count(); i++) {
            int value = Math.round(batch.images()[i * 12] * 255);
            assertThat(value > 200).as("a class of 3 images is below 4").isEqualTo(batch.labels()[i] == 2);
        }
        assertThatThrownBy(() -> views(16, 1, CHAIN, CHAIN).with(inverted)).hasMessageContaining("one view");
    }

    @SafeVarargs
    private BatchSource views(int batch, int threads, List<Augmentation>... chains) {
        return new BatchSource(images, indices, List.of(chains), Normalization.of(images, indices), batch, 1, threads);
    }

    private static float[] secondViews(List<Batch> batches) {
        return flattened(batches.stream()
                .map(batch -> new Batch(batch.views().get(1), batch.labels()))
                .toList());
    }

    private BatchSource source(long seed, int threads) {
        return new BatchSource(images, indices, List.of(CHAIN), Normalization.of(images, indices), 16, seed, threads);
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
