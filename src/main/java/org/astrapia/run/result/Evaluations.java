package org.astrapia.run.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a network reached on both test sets.
 *
 * @param balanced the test set as it is
 * @param longTailed the part of it that follows the training images' distribution
 * @param adjusted the same by predictions from {@code logits - tau * log prior}, where the experiment asks for them
 * @param calibration of the probabilities, from adjusted logits where the experiment asks for them; empty where it is not known
 * @param scores how well the labels are ranked on the whole test set; empty where it is not known
 * @param mistakes those of which it was surest on the whole test set; empty where they are not known
 */
public record Evaluations(
        Evaluation balanced,
        Evaluation longTailed,
        Optional<Evaluations> adjusted,
        Optional<Calibration> calibration,
        Optional<LabelScores> scores,
        Optional<Mistakes> mistakes) {
    /** Of whose probabilities nothing is known. */
    public Evaluations(Evaluation balanced, Evaluation longTailed, Optional<Evaluations> adjusted) {
        this(balanced, longTailed, adjusted, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with what is known of the probabilities. */
    public Evaluations with(Calibration found) {
        return new Evaluations(balanced, longTailed, adjusted, Optional.of(found), scores, mistakes);
    }

    /** The same with what is known of the labels' ranking. */
    public Evaluations with(LabelScores found) {
        return new Evaluations(balanced, longTailed, adjusted, calibration, Optional.of(found), mistakes);
    }

    /** The same with its mistakes. */
    public Evaluations with(Mistakes found) {
        return new Evaluations(balanced, longTailed, adjusted, calibration, scores, Optional.of(found));
    }

    /** Of images that may have several labels, so that none is taken for another. */
    public static Evaluations ofSeveralLabels(LabelScores scores, List<Integer> trainCounts) {
        Evaluation none = Evaluation.of(new int[0], new int[0], trainCounts);
        return new Evaluations(none, none, Optional.empty()).with(scores);
    }

    /** Whether images may have several labels: then no accuracy is known, and the scores are. */
    public boolean ofSeveralLabels() {
        return scores.isPresent() && balanced.images() == 0;
    }

    /** Mean of the classes' F1; of images with several labels by their thresholds. */
    public OptionalDouble macroF1() {
        return ofSeveralLabels() ? scores.orElseThrow().macroF1() : balanced.macroF1();
    }

    /** By what networks are compared: the balanced accuracy; of images with several labels the mean AUROC. */
    public OptionalDouble score() {
        return ofSeveralLabels() ? scores.orElseThrow().auroc() : balanced.balancedAccuracy();
    }

    /**
     * All of them, {@code balanced}, {@code long_tailed} and the same with {@code _adjusted}.
     *
     * @param joint between the words of a name
     */
    Map<String, Evaluation> byName(String joint) {
        Map<String, Evaluation> named = new LinkedHashMap<>();
        named.put("balanced", balanced);
        named.put("long" + joint + "tailed", longTailed);
        adjusted.ifPresent(second ->
                second.byName(joint).forEach((name, evaluation) -> named.put(name + joint + "adjusted", evaluation)));
        return named;
    }
}
