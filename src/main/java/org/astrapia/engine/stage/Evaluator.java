package org.astrapia.engine.stage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.astrapia.config.loss.ClassBalance;
import org.astrapia.data.Images;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.measure.CalibrationError;
import org.astrapia.engine.measure.Temperature;
import org.astrapia.graph.Model;
import org.astrapia.run.result.Calibration;
import org.astrapia.run.result.Evaluation;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.LabelScores;

/** Tests a network on images that it was not trained on. */
public final class Evaluator {
    private static final int BATCH = 128;

    private final RunData data;
    private final Images images;
    private final int[] indices;
    private final int[] longTailed;
    private final double tau;
    private final Cancel cancel;

    /** Has the images on which a temperature is fitted, if there are some. */
    private final Optional<Evaluator> heldOut;

    /**
     * @param indices images that are predicted
     * @param longTailed positions among them of the long-tailed part
     * @param tau strength of a second evaluation by {@code logits - tau * log prior}; 0 for none
     */
    private Evaluator(
            RunData data,
            Images images,
            int[] indices,
            int[] longTailed,
            double tau,
            Cancel cancel,
            Optional<Evaluator> heldOut) {
        this.data = data;
        this.images = images;
        this.indices = indices;
        this.longTailed = longTailed;
        this.tau = tau;
        this.cancel = cancel;
        this.heldOut = heldOut;
    }

    /**
     * On both test sets. The long-tailed one is part of the other, so every image is predicted once.
     *
     * @param tau strength of a second evaluation by {@code logits - tau * log prior}; 0 for none
     */
    public static Evaluator ofTest(RunData data, double tau, Cancel cancel) {
        Images test = data.dataset().test();
        int[] all = IntStream.range(0, test.count()).toArray();
        return new Evaluator(data, test, all, data.longTailedTest(), tau, cancel, Optional.empty());
    }

    /** On training images that were held out; they follow the training images' distribution. */
    public static Evaluator ofHeldOut(RunData data, int[] indices, Cancel cancel) {
        int[] all = IntStream.range(0, indices.length).toArray();
        return new Evaluator(data, data.dataset().train(), indices, all, 0, cancel, Optional.empty());
    }

    /** On the images that the data set has for validation. */
    static Evaluator ofValidation(RunData data, Cancel cancel) {
        Images validation = data.dataset().validation().orElseThrow();
        int[] all = IntStream.range(0, validation.count()).toArray();
        return new Evaluator(data, validation, all, all, 0, cancel, Optional.empty());
    }

    /** The same, which fits a temperature on images that were held out. */
    Evaluator calibratedBy(Evaluator validation) {
        return new Evaluator(data, images, indices, longTailed, tau, cancel, Optional.of(validation));
    }

    /** Gives logits of each image of a batch, {@code [N, classes]} row-major. */
    public interface Predictor {
        float[] logits(Batch batch);
    }

    /** Empty when it was cancelled between two batches. */
    public Optional<Evaluations> evaluate(Model model) {
        return evaluate((Predictor) model::logits);
    }

    /** Empty when it was cancelled between two batches. */
    public Optional<Evaluations> evaluate(Predictor predictor) {
        if (images.sets().isPresent()) {
            return severalLabels(predictor);
        }
        int[] plain = new int[indices.length];
        int[] adjusted = new int[tau == 0 ? 0 : indices.length];
        double[] adjustment = adjustment();
        OptionalDouble temperature = OptionalDouble.empty();
        if (heldOut.isPresent()) {
            Optional<OptionalDouble> fitted = heldOut.get().temperature(predictor, adjustment, tau);
            if (fitted.isEmpty()) {
                return Optional.empty();
            }
            temperature = fitted.get();
        }
        Confidence plainOnes = new Confidence(1);
        Confidence divided = new Confidence(temperature.orElse(1));
        int done = 0;
        float[] scores = new float[indices.length * adjustment.length];
        try (Epoch batches = BatchSource.inOrder(images, indices, data.normalization(), BATCH)
                .open(0, 0)) {
            while (batches.hasNext()) {
                if (cancel.isRequested()) {
                    return Optional.empty();
                }
                Batch batch = batches.next();
                float[] logits = predictor.logits(batch);
                System.arraycopy(logits, 0, scores, done * adjustment.length, logits.length);
                predict(logits, new double[adjustment.length], plain, done);
                if (tau != 0) {
                    predict(logits, adjustment, adjusted, done);
                }
                plainOnes.add(batch, logits, adjustment, done);
                divided.add(batch, logits, adjustment, done);
                done += batch.count();
            }
        }
        Optional<Calibration.Fitted> fit = temperature.isPresent()
                ? Optional.of(new Calibration.Fitted(
                        temperature.getAsDouble(), heldOut.orElseThrow().indices.length, divided.errors()))
                : Optional.empty();
        Optional<Evaluations> second =
                tau == 0 ? Optional.empty() : Optional.of(evaluations(adjusted, Optional.empty()));
        Evaluations found = evaluations(plain, second).with(new Calibration(plainOnes.errors(), fit));
        Scoring scoring = scoring(scores);
        LabelScores ranked = scoring.scores();
        return Optional.of(
                isTest()
                        ? found.with(scoring.examined(ranked, data.trainCounts()))
                                .with(scoring.mistakes())
                        : found.with(ranked));
    }

    /** Each label by itself; where images were held out, by the thresholds that are best on them. */
    private Optional<Evaluations> severalLabels(Predictor predictor) {
        Optional<Scoring> others = Optional.empty();
        if (heldOut.isPresent()) {
            others = heldOut.get().logits(predictor).map(heldOut.get()::scoring);
            if (others.isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<Scoring> chosen = others;
        return logits(predictor).map(found -> {
            Scoring scoring = scoring(found);
            LabelScores decided = scoring.decided(chosen);
            return isTest()
                    ? Evaluations.ofSeveralLabels(scoring.examined(decided, data.trainCounts()), data.trainCounts())
                            .with(scoring.mistakes(decided))
                    : Evaluations.ofSeveralLabels(decided, data.trainCounts());
        });
    }

    /** Whether these are the test images, of which people want to know more. */
    private boolean isTest() {
        return images == data.dataset().test();
    }

    private Scoring scoring(float[] logits) {
        return new Scoring(logits, data.trainCounts().size(), pick(images.labels(), indices), images.sets());
    }

    /** Of all images, {@code [N, classes]}; empty when cancelled. */
    private Optional<float[]> logits(Predictor predictor) {
        float[] all = new float[indices.length * data.trainCounts().size()];
        int done = 0;
        try (Epoch batches = BatchSource.inOrder(images, indices, data.normalization(), BATCH)
                .open(0, 0)) {
            while (batches.hasNext()) {
                if (cancel.isRequested()) {
                    return Optional.empty();
                }
                float[] logits = predictor.logits(batches.next());
                System.arraycopy(logits, 0, all, done, logits.length);
                done += logits.length;
            }
        }
        return Optional.of(all);
    }

    /**
     * The temperature that fits these images best; empty when cancelled. Where logits are adjusted, each image counts as often as
     * its class is then taken to be more frequent.
     */
    private Optional<OptionalDouble> temperature(Predictor predictor, double[] added, double strength) {
        Optional<float[]> found = logits(predictor);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        float[] all = found.get();
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) (all[i] + added[i % added.length]);
        }
        double[] weights = ClassBalance.logPriors(data.trainCounts()).stream()
                .mapToDouble(prior -> Math.exp(-strength * prior))
                .toArray();
        return Optional.of(Temperature.fit(all, pick(images.labels(), indices), weights));
    }

    /** How far probabilities can be believed, on both test sets. */
    private final class Confidence {
        private final CalibrationError balanced;
        private final CalibrationError rare;
        private final BitSet isLongTailed = new BitSet();

        Confidence(double temperature) {
            balanced = new CalibrationError(temperature);
            rare = new CalibrationError(temperature);
            Arrays.stream(longTailed).forEach(isLongTailed::set);
        }

        void add(Batch batch, float[] logits, double[] added, int done) {
            for (int i = 0; i < batch.count(); i++) {
                balanced.add(logits, i * added.length, added, batch.labels()[i]);
                if (isLongTailed.get(done + i)) {
                    rare.add(logits, i * added.length, added, batch.labels()[i]);
                }
            }
        }

        Calibration.Errors errors() {
            return new Calibration.Errors(balanced.value(), rare.value());
        }
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
    public static void predict(float[] logits, double[] adjustment, int[] predictions, int begin) {
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
        int[] labels = pick(images.labels(), indices);
        List<Integer> counts = data.trainCounts();
        return new Evaluations(
                Evaluation.of(labels, predictions, counts),
                Evaluation.of(pick(labels, longTailed), pick(predictions, longTailed), counts),
                adjusted);
    }

    private static int[] pick(int[] values, int[] positions) {
        return Arrays.stream(positions).map(i -> values[i]).toArray();
    }
}
