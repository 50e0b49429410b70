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

    public StepResult {
        terms = Map.copyOf(terms);
    }

    /** The same with more terms. */
    StepResult with(Map<String, Double> more) {
        Map<String, Double> all = new HashMap<>(terms);
        all.putAll(more);
        return new StepResult(loss, all, correct, count);
    }
}
