package org.astrapia.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.data.Batch;
import org.astrapia.data.BatchSource;
import org.astrapia.data.Epoch;
import org.astrapia.data.Images;
import org.astrapia.graph.Model;
import org.astrapia.network.ClassBalance;

/** Tests a model on both test sets. The long-tailed one is part of the other, so every image is predicted once. */
final class Evaluator {
    private static final int BATCH = 128;

    private final RunData data;
    private final double tau;
    private final Cancel cancel;

    /**
     * @param tau strength of a second evaluation by {@code logits - tau * log prior}; 0 for none
     */
    Evaluator(RunData data, double tau, Cancel cancel) {
        this.data = data;
        this.tau = tau;
        this.cancel = cancel;
    }

    /** Empty when it was cancelled between two batches. */
    Optional<Evaluations> evaluate(Model model) {
        Images test = data.dataset().test();
        int[] plain = new int[test.count()];
        int[] adjusted = new int[tau == 0 ? 0 : test.count()];
        double[] adjustment = adjustment();
        int[] all = IntStream.range(0, test.count()).toArray();
        int done = 0;
        try (Epoch batches =
                BatchSource.inOrder(test, all, data.normalization(), BATCH).open(0, 0)) {
            while (batches.hasNext()) {
                if (cancel.isRequested()) {
                    return Optional.empty();
                }
                Batch batch = batches.next();
                if (tau == 0) {
                    System.arraycopy(model.predict(batch), 0, plain, done, batch.count());
                } else {
                    float[] logits = model.logits(batch);
                    predict(logits, new double[adjustment.length], plain, done);
                    predict(logits, adjustment, adjusted, done);
                }
                done += batch.count();
            }
        }
        return Optional.of(
                evaluations(plain, tau == 0 ? Optional.empty() : Optional.of(evaluations(adjusted, Optional.empty()))));
    }

    /** {@code -tau * log prior} of each class. */
    private double[] adjustment() {
        return ClassBalance.logPriors(data.trainCounts()).stream()
                .mapToDouble(prior -> -tau * prior)
                .toArray();
    }

    /**
     * Writes the class of each image: that of the largest sum of logit and adjustment, the first of equal ones.
     *
     * @param logits {@code [N, classes]}
     * @param begin place of the first image in {@code predictions}
     */
    static void predict(float[] logits, double[] adjustment, int[] predictions, int begin) {
        int classes = adjustment.length;
        for (int image = 0; image < logits.length / classes; image++) {
            int best = 0;
            for (int label = 1; label < classes; label++) {
                double sum = logits[image * classes + label] + adjustment[label];
                best = sum > logits[image * classes + best] + adjustment[best] ? label : best;
            }
            predictions[begin + image] = best;
        }
    }

    private Evaluations evaluations(int[] predictions, Optional<Evaluations> adjusted) {
        Images test = data.dataset().test();
        List<Integer> counts = data.trainCounts();
        int[] chosen = data.longTailedTest();
        return new Evaluations(
                Evaluation.of(test.labels(), predictions, counts),
                Evaluation.of(pick(test.labels(), chosen), pick(predictions, chosen), counts),
                adjusted);
    }

    private static int[] pick(int[] values, int[] indices) {
        return Arrays.stream(indices).map(i -> values[i]).toArray();
    }
}
