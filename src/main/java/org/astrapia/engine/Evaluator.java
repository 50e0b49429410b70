package org.astrapia.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.data.BatchSource;
import org.astrapia.data.Epoch;
import org.astrapia.data.Images;
import org.astrapia.graph.Model;

/** Tests a model on both test sets. The long-tailed one is part of the other, so every image is predicted once. */
final class Evaluator {
    private static final int BATCH = 128;

    private final RunData data;
    private final Cancel cancel;

    Evaluator(RunData data, Cancel cancel) {
        this.data = data;
        this.cancel = cancel;
    }

    /** Empty when it was cancelled between two batches. */
    Optional<Evaluations> evaluate(Model model) {
        Images test = data.dataset().test();
        int[] predictions = new int[test.count()];
        int[] all = IntStream.range(0, test.count()).toArray();
        int done = 0;
        try (Epoch batches =
                BatchSource.inOrder(test, all, data.normalization(), BATCH).open(0, 0)) {
            while (batches.hasNext()) {
                if (cancel.isRequested()) {
                    return Optional.empty();
                }
                int[] predicted = model.predict(batches.next());
                System.arraycopy(predicted, 0, predictions, done, predicted.length);
                done += predicted.length;
            }
        }
        List<Integer> counts = data.trainCounts();
        return Optional.of(new Evaluations(
                Evaluation.of(test.labels(), predictions, counts),
                Evaluation.of(
                        pick(test.labels(), data.longTailedTest()), pick(predictions, data.longTailedTest()), counts)));
    }

    private static int[] pick(int[] values, int[] indices) {
        return Arrays.stream(indices).map(i -> values[i]).toArray();
    }
}
