package org.astrapia.graph;

import java.util.Map;

/**
 * What one step reports.
 *
 * @param loss the total that was differentiated, at the state before the step; may be not finite
 * @param terms every term of the loss by its name, unweighted
 * @param correct images whose largest logit is their label
 * @param count images in the batch
 */
public record StepResult(double loss, Map<String, Double> terms, int correct, int count) {
    public StepResult {
        terms = Map.copyOf(terms);
    }
}
