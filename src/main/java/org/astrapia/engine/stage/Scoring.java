package org.astrapia.engine.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.astrapia.data.LabelSets;
import org.astrapia.run.result.AurocIntervals;
import org.astrapia.run.result.LabelCurve;
import org.astrapia.run.result.LabelScore;
import org.astrapia.run.result.LabelScores;
import org.astrapia.run.result.Mistake;
import org.astrapia.run.result.Mistakes;
import org.astrapia.run.result.PrecisionRecall;

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

    /** So many of the rarest labels have a curve at most, */
    private static final int CURVES = 5;

    /** and this share of all: two fifths. */
    private static final double RARE = 0.4;

    /** of at most so many points. */
    private static final int POINTS = 100;

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

    /**
     * The same with what only test images are asked: intervals, and the curves of the rarest labels.
     *
     * @param trainCounts training images of each label
     */
    LabelScores examined(LabelScores plain, List<Integer> trainCounts) {
        double[][] columns = new double[classes][];
        boolean[][] known = new boolean[classes][labels.length];
        for (int label = 0; label < classes; label++) {
            columns[label] = column(label);
            IntPredicate has = has(label);
            for (int image = 0; image < labels.length; image++) {
                known[label][image] = has.test(image);
            }
        }
        List<LabelCurve> curves = IntStream.range(0, classes)
                .boxed()
                .filter(label -> plain.labels().get(label).images() > 0)
                .sorted(Comparator.comparing(trainCounts::get)) // stable: the first of equal ones
                .limit(Math.min(CURVES, (long) Math.ceil(RARE * classes)))
                .map(label -> PrecisionRecall.of(columns[label], has(label)).forLabel(label, POINTS))
                .toList();
        return new LabelScores(plain.labels(), AurocIntervals.of(columns, known), curves);
    }

    /** Those on images of one label each. */
    Mistakes mistakes() {
        List<Mistake> all = new ArrayList<>();
        for (int image = 0; image < labels.length; image++) {
            int answer = answer(image);
            if (answer != labels[image]) {
                double probability = softmax(image, answer);
                all.add(new Mistake(image, labels[image], answer, probability, probability));
            }
        }
        return Mistakes.of(all);
    }

    /** The first of equal ones, as {@link Evaluator#predict}. */
    private int answer(int image) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            best = logits[image * classes + label] > logits[image * classes + best] ? label : best;
        }
        return best;
    }

    /** Those on images of several labels, by the thresholds of these. */
    Mistakes mistakes(LabelScores decided) {
        List<Mistake> all = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            IntPredicate has = has(label);
            double threshold = decided.labels()
                    .get(label)
                    .decided()
                    .map(LabelScore.Decided::threshold)
                    .orElse(HALF);
            for (int image = 0; image < labels.length; image++) {
                double probability = sigmoid(image, label);
                if (has.test(image) != probability >= threshold) {
                    double confidence = has.test(image) ? 1 - probability : probability;
                    all.add(new Mistake(image, label, label, probability, confidence));
                }
            }
        }
        return Mistakes.of(all);
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
