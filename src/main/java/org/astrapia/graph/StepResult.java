package org.astrapia.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What one step reports.
 *
 * @param loss the total that was differentiated, at the state before the step; may be not finite
 * @param terms every term of the loss by its name, unweighted
 * @param correct images whose largest logit is their label; empty where the step sees no labels
 * @param count images in the batch
 */
public record StepResult(double loss, Map<String, Double> terms, OptionalInt correct, int count) {
    /** Term: share of alpha's gradient that comes from the terms about alpha itself, 0 to 1. */
    public static final String ALPHA_SHARE_ITSELF = "alpha-share-itself";

    /** Term: share of alpha's gradient that comes through the network. */
    public static final String ALPHA_SHARE_NETWORK = "alpha-share-network";

    /** Term: global norm of the gradient before it was clipped; only where there is a bound. */
    public static final String GRADIENT_NORM = "gradient-norm";

    /** Term: 1 where the norm was above the bound, 0 where it was not. */
    public static final String CLIPPED = "clipped";

    /** Term, of steps with mixed precision: the loss scale behind the step. */
    public static final String LOSS_SCALE = "loss-scale";

    /** Term, of steps with mixed precision: 1 where the gradient was not finite, so that the step changed nothing, 0 where it was. */
    public static final String SKIPPED = "skipped";

    /** Term, of steps with mixed precision: steps in a row that were skipped, up to this one. */
    public static final String SKIPPED_IN_A_ROW = "skipped-in-a-row";

    public StepResult {
        terms = Map.copyOf(terms);
    }

    /** Whether the step changed nothing, since its gradient was not finite; then its loss need not be finite either. */
    public boolean isSkipped() {
        return terms.getOrDefault(SKIPPED, 0.0) > 0;
    }

    /** How many steps in a row were skipped, up to this one. */
    public int skippedInARow() {
        return terms.getOrDefault(SKIPPED_IN_A_ROW, 0.0).intValue();
    }

    /** The same with more terms; of a step that is skipped only the finite ones are kept. */
    StepResult with(Map<String, Double> more) {
        Map<String, Double> all = new HashMap<>(terms);
        all.putAll(more);
        if (all.getOrDefault(SKIPPED, 0.0) > 0) {
            all.values().removeIf(value -> !Double.isFinite(value));
        }
        return new StepResult(loss, all, correct, count);
    }
}
