package org.astrapia.engine.stage;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.astrapia.data.LabelSets;
import org.astrapia.data.batch.EpochOrder;
import org.astrapia.graph.Model;
import org.astrapia.graph.SingularValues;
import org.astrapia.run.result.Evaluation;
import org.astrapia.run.table.Metric;

/**
 * What a network makes of some training images, watched from outside: it is shown, and influences nothing. The embeddings are what
 * its classifier would see, in evaluation mode.
 *
 * <p>Nearest neighbours: each image is given the class of the one whose embedding has the largest cosine with its own; of the
 * classes' recalls the mean is told, since plain accuracy on long-tailed images says little. Effective rank (Roy and Vetterli 2007):
 * {@code exp(-sum p ln p)} of the singular values' shares p; embeddings that collapse have a small one.
 */
public final class EmbeddingMonitor {
    /** Images at most; their pairs are compared. */
    static final int MOST = 1000;

    private final RunContext run;
    private final int[] images;

    /** @param images indices of training images, of which it takes some */
    public EmbeddingMonitor(RunContext run, int[] images) {
        this.run = run;
        int[] order = EpochOrder.of(images.length, run.experiment().seed().data(), 0);
        this.images = Arrays.stream(order).limit(MOST).map(i -> images[i]).toArray();
    }

    /** Empty when cancelled. */
    public Optional<Map<Metric, Double>> measure(Model model) {
        return Features.raw(model, run.data(), images, run.cancel())
                .map(found -> Map.of(
                        Metric.NEIGHBOUR_ACCURACY, rounded(neighbourAccuracy(found)),
                        Metric.EFFECTIVE_RANK, rounded(effectiveRank(found.values(), found.size()))));
    }

    private double neighbourAccuracy(Features.Raw found) {
        int[] neighbours = neighbours(found.values(), found.size());
        Optional<LabelSets> sets = run.data().dataset().train().sets();
        if (sets.isPresent()) {
            return sharedLabels(sets.get(), found.labels(), neighbours);
        }
        int[] predictions =
                Arrays.stream(neighbours).map(i -> found.labels()[i]).toArray();
        return Evaluation.of(found.labels(), predictions, run.data().trainCounts())
                .balancedAccuracy()
                .orElse(0);
    }

    /** Of the images of each label, how many have a neighbour with that label; the mean of the labels. */
    static double sharedLabels(LabelSets sets, int[] labels, int[] neighbours) {
        return IntStream.range(0, sets.labels())
                .mapToObj(label -> IntStream.range(0, labels.length)
                        .filter(i -> sets.has(labels[i], label))
                        .mapToDouble(i -> sets.has(labels[neighbours[i]], label) ? 1 : 0)
                        .average())
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    /** The row with the largest cosine to each row but itself, the first of equal ones; {@code [N, size]} row-major. */
    static int[] neighbours(float[] values, int size) {
        int count = values.length / size;
        double[] units = new double[values.length];
        for (int row = 0; row < count; row++) {
            double squares = 0;
            for (int i = row * size; i < (row + 1) * size; i++) {
                squares += (double) values[i] * values[i];
            }
            for (int i = row * size; i < (row + 1) * size; i++) {
                units[i] = squares == 0 ? 0 : values[i] / Math.sqrt(squares);
            }
        }
        int[] nearest = new int[count];
        for (int row = 0; row < count; row++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int other = 0; other < count; other++) {
                double cosine = other == row ? Double.NEGATIVE_INFINITY : product(units, row, other, size);
                if (cosine > best) {
                    best = cosine;
                    nearest[row] = other;
                }
            }
        }
        return nearest;
    }

    private static double product(double[] units, int row, int other, int size) {
        double product = 0;
        for (int i = 0; i < size; i++) {
            product += units[row * size + i] * units[other * size + i];
        }
        return product;
    }

    /** Of the matrix {@code [N, size]}; 0 where all of it is 0, not a number where some of it is none. */
    static double effectiveRank(float[] values, int size) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return Double.NaN;
            }
        }
        double[] singular = SingularValues.of(values, size);
        double sum = Arrays.stream(singular).sum();
        double entropy = Arrays.stream(singular)
                .map(value -> value / sum)
                .filter(share -> share > 0)
                .map(share -> -share * Math.log(share))
                .sum();
        return sum == 0 ? 0 : Math.exp(entropy);
    }

    /** Digits that mean something. */
    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : value;
    }
}
