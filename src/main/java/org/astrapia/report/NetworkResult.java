package org.astrapia.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one trained network reached.
 *
 * @param name {@code genotype}, or the baseline's ({@code resnet-20})
 * @param parameters trainable numbers, without the auxiliary head
 * @param multiplyAdds of one image's forward pass
 * @param balanced on the balanced test set
 * @param longTailed on the long-tailed test set
 */
public record NetworkResult(
        String name,
        OptionalLong parameters,
        OptionalLong multiplyAdds,
        Optional<Confusion> balanced,
        Optional<Confusion> longTailed) {

    /** Accuracy on the balanced test set, 0 to 1. */
    public OptionalDouble balancedAccuracy() {
        return balanced.map(Confusion::accuracy).orElse(OptionalDouble.empty());
    }

    /** Accuracy on the long-tailed test set, 0 to 1. */
    public OptionalDouble longTailedAccuracy() {
        return longTailed.map(Confusion::accuracy).orElse(OptionalDouble.empty());
    }

    /** Mean of the classes' F1 on the balanced test set, 0 to 1. */
    public OptionalDouble macroF1() {
        return balanced.map(Confusion::macroF1).orElse(OptionalDouble.empty());
    }

    /** Accuracy over the balanced test images of a group's classes, 0 to 1; empty for a group without classes. */
    public OptionalDouble accuracy(ShotGroup group, List<Long> trainCounts) {
        return balanced.map(confusion ->
                        confusion.accuracy(c -> c < trainCounts.size() && ShotGroup.of(trainCounts.get(c)) == group))
                .orElse(OptionalDouble.empty());
    }
}
