package org.astrapia.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.data.Batch;
import org.astrapia.data.BatchSource;
import org.astrapia.data.Epoch;
import org.astrapia.data.Images;
import org.astrapia.graph.Model;

/** Tests a network on images that it was not trained on. */
final class Evaluator {
    private static final int BATCH = 128;

    private final RunData data;
    private final Images images;
    private final int[] indices;
    private final int[] longTailed;
    private final Cancel cancel;

    /**
     * @param indices images that are predicted
     * @param longTailed positions among them of the long-tailed part
     */
    private Evaluator(RunData data, Images images, int[] indices, int[] longTailed, Cancel cancel) {
        this.data = data;
        this.images = images;
        this.indices = indices;
        this.longTailed = longTailed;
        this.cancel = cancel;
    }

    /** On both test sets. The long-tailed one is part of the other, so every image is predicted once. */
    static Evaluator ofTest(RunData data, Cancel cancel) {
        Images test = data.dataset().test();
        int[] all = IntStream.range(0, test.count()).toArray();
        return new Evaluator(data, test, all, data.longTailedTest(), cancel);
    }

    /** On training images that were held out; they follow the training images' distribution. */
    static Evaluator ofHeldOut(RunData data, int[] indices, Cancel cancel) {
        int[] all = IntStream.range(0, indices.length).toArray();
        return new Evaluator(data, data.dataset().train(), indices, all, cancel);
    }

    /** Gives each image of a batch its class. */
    interface Predictor {
        int[] predict(Batch batch);
    }

    /** Empty when it was cancelled between two batches. */
    Optional<Evaluations> evaluate(Model model) {
        return evaluate((Predictor) model::predict);
    }

    /** Empty when it was cancelled between two batches. */
    Optional<Evaluations> evaluate(Predictor predictor) {
        int[] predictions = new int[indices.length];
        int done = 0;
        try (Epoch batches = BatchSource.inOrder(images, indices, data.normalization(), BATCH)
                .open(0, 0)) {
            while (batches.hasNext()) {
                if (cancel.isRequested()) {
                    return Optional.empty();
                }
                int[] predicted = predictor.predict(batches.next());
                System.arraycopy(predicted, 0, predictions, done, predicted.length);
                done += predicted.length;
            }
        }
        int[] labels = pick(images.labels(), indices);
        return Optional.of(new Evaluations(
                Evaluation.of(labels, predictions, data.trainCounts()),
                Evaluation.of(pick(labels, longTailed), pick(predictions, longTailed), data.trainCounts())));
    }

    private static int[] pick(int[] values, int[] positions) {
        return Arrays.stream(positions).map(i -> values[i]).toArray();
    }
}
