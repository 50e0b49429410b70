package org.astrapia.export;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.Recipe;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;

/**
 * Which shares of the classes the probabilities of a network assume: those of the training images to a power. Plain
 * cross-entropy on the images as they are learns power 1. A balanced sampler gives 0; {@code logit-adjusted(tau)}, in the loss or
 * afterwards, takes tau off (Menon et al. 2021, equations 9 and 10).
 *
 * @param power of the shares; empty where no formula says it
 * @param reason why there is none
 */
public record AssumedPrior(Optional<Double> power, String reason) {
    /** Of a training. */
    static AssumedPrior of(Recipe recipe) {
        double sampled = switch (recipe.shown().sampler()) {
            case NATURAL -> 1;
            case SQUARE_ROOT -> 0.5;
            case CLASS_BALANCED, OVERSAMPLE, UNDERSAMPLE -> 0;
        };
        List<String> weights = recipe.loss().corrections().toList();
        List<LabelLoss> losses = recipe.loss()
                .parts()
                .map(Loss.Part::loss)
                .filter(Loss.Named::needsLabels)
                .map(LabelLoss.class::cast)
                .toList();
        if (losses.size() != 1) {
            return unknown("its loss is the sum `" + recipe.loss().print() + "`");
        }
        LabelLoss loss = losses.get(0);
        Optional<Double> taken = taken(loss);
        boolean weighted = weights.size() > (taken.filter(tau -> tau > 0).isPresent() ? 1 : 0);
        return taken.isEmpty() || weighted
                ? unknown("it was trained with the loss `" + recipe.loss().print() + "`")
                : new AssumedPrior(Optional.of(sampled - taken.get()), "");
    }

    private static Optional<Double> taken(LabelLoss loss) {
        if (loss instanceof LabelLoss.CrossEntropy) {
            return Optional.of(0.0);
        }
        if (loss instanceof LabelLoss.BalancedSoftmax) {
            return Optional.of(1.0);
        }
        return loss instanceof LabelLoss.LogitAdjusted adjusted ? Optional.of(adjusted.tau()) : Optional.empty();
    }

    /** Where no formula says it. */
    static AssumedPrior unknown(String reason) {
        return new AssumedPrior(Optional.empty(), reason);
    }

    /** The same behind a logit adjustment. */
    AssumedPrior adjusted(double tau) {
        return new AssumedPrior(power.map(before -> before - tau), reason);
    }
}
