package org.astrapia.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.graph.GraphWriter.Clipping;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * What the update of a step makes beside.
 *
 * @param clipping of its gradient, if it is bounded
 * @param scaling operation that gives what becomes of its loss scale, if it has one
 */
record StepExtras(Optional<Clipping> clipping, Optional<String> scaling) {
    static final StepExtras NONE = new StepExtras(Optional.empty(), Optional.empty());

    void fetch(Session.Runner runner) {
        clipping.ifPresent(bound -> runner.fetch(bound.norm()));
        scaling.ifPresent(runner::fetch);
    }

    /** Terms of the result, whose values begin at an index. */
    Map<String, Double> read(Result result, int first) {
        Map<String, Double> terms = new HashMap<>();
        clipping.ifPresent(bound -> {
            double norm = ((TFloat32) result.get(first)).getFloat();
            terms.put(StepResult.GRADIENT_NORM, norm);
            terms.put(StepResult.CLIPPED, norm > bound.bound() ? 1.0 : 0.0);
        });
        scaling.ifPresent(operation -> {
            float[] numbers = Tensors.floats((TFloat32) result.get(first + (clipping.isPresent() ? 1 : 0)));
            terms.putAll(LossScaling.terms(numbers));
        });
        return terms;
    }

    int count() {
        return (clipping.isPresent() ? 1 : 0) + (scaling.isPresent() ? 1 : 0);
    }
}
