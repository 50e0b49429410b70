package org.astrapia.run.result;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What one trained network reached.
 *
 * @param name {@code genotype}, or the baseline's ({@code resnet-20})
 * @param parameters trainable numbers, without the auxiliary head
 * @param multiplyAdds of one image's forward pass
 * @param balanced on the whole test set
 * @param longTailed on the long-tailed test set
 * @param adjustedBalanced on the whole test set from adjusted logits, where that was asked for
 * @param adjustedLongTailed on the long-tailed test set from adjusted logits, where that was asked for
 * @param calibration of its probabilities, where it is known
 * @param scores how well it ranks the labels, where it is known
 */
public record NetworkResult(
        String name,
        OptionalLong parameters,
        OptionalLong multiplyAdds,
        Optional<Evaluation> balanced,
        Optional<Evaluation> longTailed,
        Optional<Evaluation> adjustedBalanced,
        Optional<Evaluation> adjustedLongTailed,
        Optional<Calibration> calibration,
        Optional<LabelScores> scores) {

    /** The same network by its adjusted logits; empty where that was not asked for. */
    public Optional<NetworkResult> adjusted() {
        return adjustedBalanced.map(balancedSet -> new NetworkResult(
                name + ", adjusted",
                parameters,
                multiplyAdds,
                Optional.of(balancedSet),
                adjustedLongTailed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** Mean of the classes' recall on the whole test set, 0 to 1: its accuracy where it is balanced. */
    public OptionalDouble balancedAccuracy() {
        return score(balanced, Evaluation::balancedAccuracy);
    }

    /** Share of right images of the whole test set, 0 to 1. */
    public OptionalDouble plainAccuracy() {
        return score(balanced, Evaluation::accuracy);
    }

    /** Mean area under the labels' curves, 0 to 1. */
    public OptionalDouble auroc() {
        return scores.map(LabelScores::auroc).orElse(OptionalDouble.empty());
    }

    /** What the mean AUROC may be on other test images; empty where there are many of them. */
    public Optional<Bootstrap.Interval> aurocInterval() {
        return scores.flatMap(LabelScores::intervals).map(AurocIntervals::mean);
    }

    /** Mean average precision of the labels, 0 to 1. */
    public OptionalDouble averagePrecision() {
        return scores.map(LabelScores::averagePrecision).orElse(OptionalDouble.empty());
    }

    /** Whether the images may have several labels: then no accuracy is known, and the scores are. */
    public boolean ofSeveralLabels() {
        return scores.isPresent() && balanced.map(Evaluation::images).orElse(0L) == 0;
    }

    /** What the balanced accuracy may be on other test images; empty where there are many of them. */
    public Optional<Bootstrap.Interval> interval() {
        return balanced.flatMap(Bootstrap::of);
    }

    /** Accuracy on the long-tailed test set, 0 to 1. */
    public OptionalDouble longTailedAccuracy() {
        return score(longTailed, Evaluation::accuracy);
    }

    /** Mean of the classes' F1 on the whole test set, 0 to 1. */
    public OptionalDouble macroF1() {
        return ofSeveralLabels() ? scores.orElseThrow().macroF1() : score(balanced, Evaluation::macroF1);
    }

    /** Mean of the classes' recall on the long-tailed test set, where it does not follow the large classes as accuracy does. */
    public OptionalDouble longTailedMeanRecall() {
        return score(longTailed, Evaluation::balancedAccuracy);
    }

    /** Accuracy over the test images of a group's classes, 0 to 1; empty for a group without classes. */
    public OptionalDouble accuracy(ShotGroup group) {
        return score(balanced, group::accuracy);
    }

    /** Accuracy over the test images of the rarest two fifths of the classes, 0 to 1. */
    public OptionalDouble rarest() {
        return score(balanced, Evaluation::rarest);
    }

    /** Whether it is a derived network: one of a genotype, and no fixed one. */
    public boolean isDerived() {
        return name.equals("genotype");
    }

    private static OptionalDouble score(Optional<Evaluation> evaluation, Function<Evaluation, OptionalDouble> score) {
        return evaluation.map(score).orElse(OptionalDouble.empty());
    }
}
