package org.astrapia.engine.stage;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.data.LabelSets;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.data.batch.Sampler;
import org.astrapia.graph.Model;

/**
 * What a network's classifier sees of some images, every feature with mean 0 and variance 1 over them, so that one
 * learning rate suits any network.
 */
public final class Features {
    private static final int BATCH = 128;
    private static final double SMALLEST_DEVIATION = 1e-6;

    private final int size;
    private final float[] values;
    private final int[] labels;
    private final Optional<LabelSets> sets;
    private final float[] mean;
    private final float[] scale;

    private Features(Raw found, Optional<LabelSets> sets) {
        this.size = found.size;
        this.values = found.values;
        this.labels = found.labels;
        this.sets = sets;
        this.mean = new float[size];
        this.scale = new float[size];
        for (int feature = 0; feature < size; feature++) {
            double sum = 0;
            double squares = 0;
            for (int i = feature; i < values.length; i += size) {
                sum += values[i];
                squares += (double) values[i] * values[i];
            }
            double average = sum / labels.length;
            double variance = squares / labels.length - average * average;
            mean[feature] = (float) average;
            scale[feature] = (float) (1 / Math.max(SMALLEST_DEVIATION, Math.sqrt(Math.max(0, variance))));
        }
        standardise(values);
    }

    /**
     * As the network gives them.
     *
     * @param size of each image
     * @param values {@code [N, size]} row-major
     * @param labels of the images
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
    record Raw(int size, float[] values, int[] labels) {}

    /** Of these training images as they are, in the network's evaluation mode; empty when cancelled. */
    public static Optional<Features> of(Model model, RunData data, int[] indices, Cancel cancel) {
        return raw(model, data, indices, cancel)
                .map(found -> new Features(found, data.dataset().train().sets()));
    }

    /** The same before they are shifted and scaled. */
    static Optional<Raw> raw(Model model, RunData data, int[] indices, Cancel cancel) {
        float[] values = new float[0];
        int[] labels = new int[indices.length];
        int done = 0;
        try (Epoch batches = BatchSource.inOrder(data.dataset().train(), indices, data.normalization(), BATCH)
                .open(0, 0)) {
            while (batches.hasNext()) {
                if (cancel.isRequested()) {
                    return Optional.empty();
                }
                Batch batch = batches.next();
                float[] features = model.features(batch);
                int size = features.length / batch.count();
                values = values.length == 0 ? new float[indices.length * size] : values;
                System.arraycopy(features, 0, values, done * size, features.length);
                System.arraycopy(batch.labels(), 0, labels, done, batch.count());
                done += batch.count();
            }
        }
        return Optional.of(new Raw(values.length / labels.length, values, labels));
    }

    /** How many there are of each image. */
    public int size() {
        return size;
    }

    /** Mean of each before it was shifted. */
    float[] mean() {
        return mean.clone();
    }

    /** By what each was multiplied. */
    float[] scale() {
        return scale.clone();
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /**
     * Those of images in random order, for a {@link org.astrapia.graph.LinearProbe}.
     *
     * @param sampler how often an epoch shows each class
     * @param shown how many images an epoch has
     * @param size of a batch; the last one may be smaller
     * @param seed of the order
     * @param epoch whose order it is
     * @param done batches that were taken before
     */
    public Iterator<Batch> batches(Sampler sampler, int shown, int size, long seed, int epoch, int done) {
        int[] order = sampler.places(labels, sets, seed, epoch);
        return IntStream.range(done, BatchSource.batches(shown, size))
                .mapToObj(number -> batch(order, number * size, Math.min(size, shown - number * size)))
                .iterator();
    }

    private Batch batch(int[] rows, int from, int count) {
        float[] chosen = new float[count * size];
        int[] classes = new int[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, rows[from + i] * size, chosen, i * size, size);
            classes[i] = labels[rows[from + i]];
        }
        return new Batch(chosen, classes);
    }

    /** The same network's features of other images, shifted and scaled as these were. */
    public Batch alike(float[] features, int[] classes) {
        float[] shifted = features.clone();
        standardise(shifted);
        return new Batch(shifted, classes);
    }

    private void standardise(float[] rows) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (rows[i] - mean[i % size]) * scale[i % size];
        }
    }
}
