package org.astrapia.config;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.astrapia.config.loss.ClassWeights;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.space.Mixing;

/** Draws valid losses. */
abstract class RandomLosses extends RandomOptimizers {
    RandomLosses(Random random) {
        super(random);
    }

    final Loss barlowTwins() {
        List<Integer> projector = List.of(whole(2, 999), whole(2, 999));
        return new LabelFreeLoss.BarlowTwins(random.nextDouble(), projector, positive(), random.nextBoolean());
    }

    /** Losses of alpha that go with a way of mixing. */
    final List<Loss> ofAlpha(Mixing mixing) {
        LabelFreeLoss.Measure measure = one(LabelFreeLoss.Measure.values());
        return Stream.of(
                        new LabelFreeLoss.ZeroOne(one(LabelFreeLoss.Norm.values())),
                        new LabelFreeLoss.Concentration(LabelFreeLoss.Distance.L2),
                        new LabelFreeLoss.Budget(measure, 1e6 * positive()))
                .filter(loss -> loss.unlike(mixing).isEmpty())
                .<Loss>map(loss -> loss)
                .toList();
    }

    /** @param others that it may have too */
    final Loss loss(int depth, List<Loss> others) {
        return switch (depth == 0 ? 0 : random.nextInt(3)) {
            case 0 ->
                !others.isEmpty() && random.nextBoolean() ? others.get(random.nextInt(others.size())) : ofLabels();
            case 1 -> new Loss.Weighted(positive(), loss(depth - 1, others));
            default -> new Loss.Total(List.of(loss(depth - 1, others), loss(depth - 1, others)));
        };
    }

    private Loss ofLabels() {
        LabelLoss loss = one(
                new LabelLoss.CrossEntropy(),
                new LabelLoss.Focal(5 * random.nextDouble()),
                new LabelLoss.Ldam(positive(), 30),
                new LabelLoss.LogitAdjusted(random.nextDouble()),
                new LabelLoss.BalancedSoftmax(),
                new LabelLoss.LabelSmoothing(random.nextDouble()),
                new LabelLoss.LabelAwareSmoothing(
                        random.nextDouble(), random.nextDouble(), one(LabelLoss.LabelAwareSmoothing.Shape.values())));
        return random.nextBoolean()
                ? loss
                : new Loss.Reweighted(
                        one(
                                new ClassWeights.ClassBalanced(random.nextDouble(), random.nextDouble()),
                                new ClassWeights.InverseFrequency(random.nextDouble())),
                        loss);
    }
}
