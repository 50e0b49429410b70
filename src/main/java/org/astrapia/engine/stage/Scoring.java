package org.astrapia.engine.stage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.astrapia.data.LabelSets;
import org.astrapia.run.result.LabelScore;
import org.astrapia.run.result.LabelScores;

/**
 * The probabilities of each label: the sigmoid of its logit where images have several labels, otherwise the softmax.
 *
 * @param logits {@code [N, classes]} row-major
 * @param labels class of each image, or the number of its set of labels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Scoring(float[] logits, int classes, int[] labels, Optional<LabelSets> sets) {
    /** Above this a label is taken to be there when no images were held out to choose better. */
    private static final double HALF = 0.5;

    /** Without thresholds. */
    LabelScores scores() {
        return scores(label -> OptionalDouble.empty());
    }

    /**
     * With the thresholds of images that were held out, or else a half.
     *
     * @param heldOut scores of them
     */
    LabelScores decided(Optional<Scoring> heldOut) {
        return scores(label ->
                OptionalDouble.of(heldOut.map(other -> LabelScore.bestThreshold(other.column(label), other.has(label)))
                        .orElse(OptionalDouble.empty())
                        .orElse(HALF)));
    }

    private interface Threshold {
        OptionalDouble of(int label);
    }

    private LabelScores scores(Threshold threshold) {
        return new LabelScores(IntStream.range(0, classes)
                .mapToObj(label -> LabelScore.of(column(label), has(label), threshold.of(label)))
                .toList());
    }

    private IntPredicate has(int label) {
        return sets.<IntPredicate>map(known -> image -> known.has(labels[image], label))
                .orElse(image -> labels[image] == label);
    }

    /** The probability of a label, of each image. */
    private double[] column(int label) {
        return IntStream.range(0, labels.length)
                .mapToDouble(image -> sets.isPresent() ? sigmoid(image, label) : softmax(image, label))
                .toArray();
    }

    private double sigmoid(int image, int label) {
        return 1 / (1 + Math.exp(-(double) logits[image * classes + label]));
    }

    private double softmax(int image, int label) {
        double sum = 0;
        for (int other = 0; other < classes; other++) {
            sum += Math.exp((double) logits[image * classes + other] - logits[image * classes + label]);
        }
        return 1 / sum;
    }
}
