package org.astrapia.data;

import java.util.List;
import org.astrapia.data.RandomStream.Purpose;

/**
 * Batches of a fixed set of images, epoch after epoch, made ahead of time by background threads.
 *
 * <p>The order of an epoch is drawn from (seed, epoch), what happens to an image from (seed, epoch, image): the batches do
 * not depend on the number of threads, and an epoch that is opened in the middle goes on exactly as it would have gone.
 * The last batch of an epoch holds what is left, and may be smaller.
 */
public final class BatchSource {
    private final Images images;
    private final int[] indices;
    private final List<Augmentation> chain;
    private final Normalization normalization;
    private final int batch;
    private final long seed;
    private final int threads;
    private final boolean shuffled;

    /**
     * A source that shuffles and augments, for training.
     *
     * @param images all images
     * @param indices which of them are used
     * @param chain changes to each image, in order
     * @param normalization applied to each value
     * @param batch images a batch, at least 1
     * @param seed of the order and the changes
     * @param threads that prepare batches, at least 1
     */
    public BatchSource(
            Images images,
            int[] indices,
            List<Augmentation> chain,
            Normalization normalization,
            int batch,
            long seed,
            int threads) {
        this(images, indices, chain, normalization, batch, seed, threads, true);
    }

    private BatchSource(
            Images images,
            int[] indices,
            List<Augmentation> chain,
            Normalization normalization,
            int batch,
            long seed,
            int threads,
            boolean shuffled) {
        if (batch < 1 || threads < 1) {
            throw new IllegalArgumentException("batch " + batch + " and threads " + threads + " must be at least 1");
        }
        this.images = images;
        this.indices = indices.clone();
        this.chain = List.copyOf(chain);
        this.normalization = normalization;
        this.batch = batch;
        this.seed = seed;
        this.threads = threads;
        this.shuffled = shuffled;
    }

    /** A source that gives the images as they are, in the order of {@code indices}, for evaluation. */
    public static BatchSource inOrder(Images images, int[] indices, Normalization normalization, int batch) {
        return new BatchSource(images, indices, List.of(), normalization, batch, 0, 1, false);
    }

    /** Batches of an epoch. */
    public int batches() {
        return (indices.length + batch - 1) / batch;
    }

    /** Images of an epoch. */
    public int count() {
        return indices.length;
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
        int[] order = indices.clone();
        if (shuffled) {
            RandomStream.of(Purpose.ORDER, seed, epoch).shuffle(order);
        }
        return new Epoch(() -> maker(order, epoch), firstBatch, batches(), threads);
    }

    private Epoch.Maker maker(int[] order, int epoch) {
        Augmenter augmenter = new Augmenter(images, chain, normalization);
        return number -> {
            int first = number * batch;
            int count = Math.min(batch, order.length - first);
            float[] values = new float[count * images.bytesPerImage()];
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                int index = order[first + i];
                RandomStream random = RandomStream.of(Purpose.AUGMENTATION, seed, epoch, index);
                augmenter.write(index, random, values, i * images.bytesPerImage());
                labels[i] = images.labels()[index];
            }
            return new Batch(values, labels);
        };
    }

    @Override
    public String toString() {
        return "BatchSource[" + indices.length + " of " + images.count() + " images, " + batches() + " batches, seed "
                + seed + ", " + chain + "]";
    }
}
