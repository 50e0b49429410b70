package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Precision and recall of a label for each threshold that there is among the scores, the smallest first; the last point, of precision 1
 * and recall 0, has no threshold. These are the points of scikit-learn's {@code precision_recall_curve}.
 *
 * @param precision share of images with the label among those whose score is at the threshold or above
 * @param recall share of those among all images with the label; falling
 * @param thresholds one fewer
 */
public record PrecisionRecall(List<Double> precision, List<Double> recall, List<Double> thresholds) {
    public PrecisionRecall {
        precision = List.copyOf(precision);
        recall = List.copyOf(recall);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Of scores, the larger the likelier.
     *
     * @param scores of each image
     * @param has whether an image has the label; one has it
     */
    public static PrecisionRecall of(double[] scores, IntPredicate has) {
        long images = IntStream.range(0, scores.length).filter(has).count();
        List<Double> precision = new ArrayList<>(List.of(1.0));
        List<Double> recall = new ArrayList<>(List.of(0.0));
        List<Double> thresholds = new ArrayList<>();
        long right = 0;
        long said = 0;
        for (List<Integer> equal : LabelScore.steps(scores, true)) {
            right += equal.stream().filter(image -> has.test(image)).count();
            said += equal.size();
            precision.add((double) right / said);
            recall.add((double) right / images);
            thresholds.add(scores[equal.get(0)]);
        }
        Collections.reverse(precision);
        Collections.reverse(recall);
        Collections.reverse(thresholds);
        return new PrecisionRecall(precision, recall, thresholds);
    }

    /** The points for a picture, at most so many: the first, the last, and those nearest to equal distances of recall. */
    public LabelCurve forLabel(int label, int most) {
        if (recall.size() <= most) {
            return new LabelCurve(label, precision, recall);
        }
        TreeSet<Integer> kept = new TreeSet<>(List.of(0, recall.size() - 1));
        int next = 0;
        for (int i = 1; i < most - 1; i++) {
            double wanted = 1 - i / (most - 1.0);
            while (next + 1 < recall.size() && recall.get(next) > wanted) {
                next++;
            }
            kept.add(next);
        }
        return new LabelCurve(
                label,
                kept.stream().map(precision::get).toList(),
                kept.stream().map(recall::get).toList());
    }
}
