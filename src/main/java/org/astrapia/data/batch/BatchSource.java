package org.astrapia.data.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.augmentation.Augmenter;
import org.astrapia.data.augmentation.RareAugmentation;

/**
 * Batches of a fixed set of images, epoch after epoch, made ahead of time by background threads.
 *
 * <p>The order of an epoch is drawn from (seed, epoch), what happens to an image from (seed, epoch, image, view), and from
 * how often the epoch has shown it before: the batches do not depend on the number of threads, and an epoch that is opened
 * in the middle goes on exactly as it would have gone. The first view is the same with and without a second one.
 *
 * <p>The last batch of an epoch holds what is left, and may be smaller. With two views it never holds a single image, for
 * which statistics over a batch mean nothing: that image is left out, as if the epoch did not have it. A source that drops
 * the last batch leaves out all of a smaller one, other images in every epoch, unless it is the only one.
 */
public final class BatchSource {
    private static final List<Purpose> VIEWS = List.of(Purpose.AUGMENTATION, Purpose.SECOND_VIEW);

    /** Quarter turns that there are. */
    private static final int TURNS = 4;

    private final Images images;
    private final int[] indices;
    private final List<List<Augmentation>> chains;
    private final Normalization normalization;
    private final int batch;
    private final long seed;
    private final int threads;
    private final Sampling sampling;
    private final Optional<RareAugmentation> rare;
    private final boolean dropsLast;
    private final boolean turns;

    /**
     * A source that shows every image once an epoch, in random order, for training.
     *
     * @param images all images
     * @param indices which of them are used
     * @param chains changes to each image in order, one chain for each of one or two views
     * @param normalization applied to each value
     * @param batch images a batch; at least 1, and at least 2 with two views
     * @param seed of the order and the changes
     * @param threads that prepare batches, at least 1
     */
    public BatchSource(
            Images images,
            int[] indices,
            List<List<Augmentation>> chains,
            Normalization normalization,
            int batch,
            long seed,
            int threads) {
        this(
                images,
                indices.clone(),
                chains.stream().map(List::copyOf).toList(),
                normalization,
                batch,
                seed,
                threads,
                Sampler.NATURAL.of(Labelled.of(images), indices.clone(), seed),
                Optional.empty(),
                false,
                false);
    }

    private BatchSource(
            Images images,
            int[] indices,
            List<List<Augmentation>> chains,
            Normalization normalization,
            int batch,
            long seed,
            int threads,
            Sampling sampling,
            Optional<RareAugmentation> rare,
            boolean dropsLast,
            boolean turns) {
        if (chains.isEmpty() || chains.size() > VIEWS.size()) {
            throw new IllegalArgumentException(chains.size() + " views, allowed are 1 or 2");
        }
        if (batch < chains.size() || threads < 1) {
            throw new IllegalArgumentException("batch " + batch + " must be at least the number of views, "
                    + chains.size() + ", and threads " + threads + " at least 1");
        }
        if (chains.size() > 1
                && chains.stream().anyMatch(chain -> Augmentation.ofBatch(chain).isPresent())) {
            throw new IllegalArgumentException("views of an image are not mixed with other images");
        }
        this.images = images;
        this.indices = indices;
        this.chains = chains;
        this.normalization = normalization;
        this.batch = batch;
        this.seed = seed;
        this.threads = threads;
        this.sampling = sampling;
        this.rare = rare;
        this.dropsLast = dropsLast;
        this.turns = turns;
    }

    /** A source that gives the images as they are, in the order of {@code indices}, for evaluation. */
    public static BatchSource inOrder(Images images, int[] indices, Normalization normalization, int batch) {
        Sampling sampling = Sampling.inOrder(indices.clone());
        return new BatchSource(
                images,
                indices.clone(),
                List.of(List.of()),
                normalization,
                batch,
                0,
                1,
                sampling,
                Optional.empty(),
                false,
                false);
    }

    /** This source with another share of each class in an epoch. */
    public BatchSource with(Sampler sampler) {
        Sampling drawn = sampler.of(Labelled.of(images), indices, seed);
        return new BatchSource(
                images, indices, chains, normalization, batch, seed, threads, drawn, rare, dropsLast, turns);
    }

    /** This source, of one view, with another chain for images of classes that have few images in it. */
    public BatchSource with(RareAugmentation other) {
        if (chains.size() > 1) {
            throw new IllegalArgumentException("rare classes have a chain of their own only in a source of one view");
        }
        return new BatchSource(
                images,
                indices,
                chains,
                normalization,
                batch,
                seed,
                threads,
                sampling,
                Optional.of(other),
                dropsLast,
                turns);
    }

    /** This source with or without a last batch that is smaller than the others. */
    public BatchSource droppingLast(boolean drops) {
        return new BatchSource(
                images, indices, chains, normalization, batch, seed, threads, sampling, rare, drops, turns);
    }

    /**
     * This source of square images, each rotated by quarter turns, drawn anew in every epoch and the same for all views; its label is
     * their number.
     */
    public BatchSource rotating() {
        if (images.height() != images.width()) {
            throw new IllegalArgumentException(
                    "images of " + images.height() + " x " + images.width() + " are no squares");
        }
        return new BatchSource(
                images, indices, chains, normalization, batch, seed, threads, sampling, rare, dropsLast, true);
    }

    /** Batches of an epoch. */
    public int batches() {
        return batches(count(), batch);
    }

    /** Batches of an epoch of so many images. */
    public static int batches(int images, int batch) {
        return (int) (((long) images + batch - 1) / batch);
    }

    /** Images of an epoch; those of a last batch that is left out are none. */
    public int count() {
        return count(sampling.size(), batch, chains.size(), dropsLast);
    }

    /** Whether images are left out of every epoch because they would make a smaller batch. */
    public boolean leavesOut() {
        return dropsLast && count() != count(sampling.size(), batch, chains.size(), false);
    }

    /**
     * Images of an epoch that a sampler gives so many, with as many views.
     *
     * @param dropsLast whether a smaller last batch is left out
     */
    public static int count(int images, int batch, int views, boolean dropsLast) {
        if (dropsLast && images > batch) {
            return images - images % batch;
        }
        return views > 1 && images % batch == 1 ? images - 1 : images;
    }

    /**
     * Starts an epoch.
     *
     * @param epoch counted from 0
     * @param firstBatch batch to begin with, counted from 0; what comes equals what an epoch begun at 0 would give there
     */
    public Epoch open(int epoch, int firstBatch) {
        if (epoch < 0 || firstBatch < 0 || firstBatch > batches()) {
            throw new IllegalArgumentException(
                    "epoch " + epoch + ", batch " + firstBatch + ": there are " + batches() + " batches");
        }
        int[] order = sampling.draw(epoch);
        int[] repeats = repeats(order);
        return new Epoch(() -> maker(epoch, order, repeats), firstBatch, batches(), threads);
    }

    private Epoch.Maker maker(int epoch, int[] order, int[] repeats) {
        List<Augmenter> usual = chains.stream().map(this::augmenter).toList();
        Optional<Augmenter> forRare = rare.map(other -> augmenter(other.chain()));
        IntPredicate isRare = rareClasses();
        int size = images.bytesPerImage();
        return number -> {
            int first = number * batch;
            int count = Math.min(batch, count() - first);
            float[][] views = new float[usual.size()][count * size];
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                int index = order[first + i];
                labels[i] = images.labels()[index];
                for (int view = 0; view < views.length; view++) {
                    Augmenter augmenter = usual.get(view);
                    if (forRare.isPresent() && isRare.test(labels[i])) {
                        augmenter = forRare.get();
                    }
                    RandomStream random = stream(VIEWS.get(view), epoch, index, repeats[first + i]);
                    augmenter.write(index, random, views[view], i * size);
                }
                if (turns) {
                    labels[i] = stream(Purpose.ROTATION, epoch, index, repeats[first + i])
                            .nextInt(TURNS);
                    for (float[] view : views) {
                        QuarterTurns.turn(view, i * size, images.height(), images.channels(), labels[i]);
                    }
                }
            }
            Batch batch = new Batch(List.of(views), labels);
            return Augmentation.ofBatch(chains.get(0))
                    .map(mixing -> mixed(batch, mixing, RandomStream.of(Purpose.MIXING, seed, epoch, number)))
                    .orElse(batch);
        };
    }

    /** Every image with the one that stands in its place after a shuffle; the label with the larger share comes first. */
    private Batch mixed(Batch batch, Augmentation.OfBatch mixing, RandomStream random) {
        int[] partners = IntStream.range(0, batch.count()).toArray();
        random.shuffle(partners);
        double share = mixing.mix(batch.images(), images, partners, random);
        int[] others = Arrays.stream(partners).map(i -> batch.labels()[i]).toArray();
        return share >= 0.5
                ? new Batch(batch.views(), batch.labels(), others, share)
                : new Batch(batch.views(), others, batch.labels(), 1 - share);
    }

    private Augmenter augmenter(List<Augmentation> chain) {
        return new Augmenter(images, chain, normalization);
    }

    private RandomStream stream(Purpose purpose, int epoch, int index, int repeat) {
        return repeat == 0
                ? RandomStream.of(purpose, seed, epoch, index)
                : RandomStream.of(purpose, seed, epoch, index, repeat);
    }

    /** How often each image of the order stands before it. */
    private static int[] repeats(int[] order) {
        Map<Integer, Integer> shown = new HashMap<>();
        return Arrays.stream(order)
                .map(index -> shown.merge(index, 1, Integer::sum) - 1)
                .toArray();
    }

    private IntPredicate rareClasses() {
        if (rare.isEmpty()) {
            return label -> false;
        }
        return Labelled.of(images).rarerThan(rare.get().below(), indices);
    }

    @Override
    public String toString() {
        return "BatchSource[" + indices.length + " of " + images.count() + " images, " + batches() + " batches, seed "
                + seed + ", " + chains + "]";
    }
}
