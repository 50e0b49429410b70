package org.astrapia.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Operations of a graph that can be looked at, or given another value, beside what the graph is made for. They are found by the names
 * that TensorFlow gave them, so that a graph is the same as that of builds that did not look at them.
 */
final class Handles {
    /** By the output's name, that of the steps and that of the evaluation. */
    private final Map<String, List<String>> mixes = new HashMap<>();

    private final Map<String, String> statistics = new HashMap<>();
    private final Map<String, String> gradients = new HashMap<>();
    private String logits = "";

    /**
     * Notes where the weights of the candidates of each edge are computed.
     *
     * @param whole names them
     * @param written the part of it that was written
     */
    void noteMixes(Program whole, Program written, Emission emission) {
        Set<Value> values = new HashSet<>(written.values());
        whole.outputs().forEach((name, value) -> {
            if (name.startsWith(Supernet.MIX) && values.contains(value)) {
                mixes.computeIfAbsent(name, output -> new ArrayList<>()).add(name(emission.output(value)));
            }
        });
    }

    void noteLogits(Operand<TFloat32> ofSteps) {
        logits = name(ofSteps);
    }

    void noteStatistics(String step, Operand<TFloat32> next) {
        statistics.put(step, name(next));
    }

    void noteGradient(String step, Operand<TFloat32> gradient) {
        gradients.put(step, name(gradient));
    }

    private static String name(Operand<TFloat32> operand) {
        return operand.asOutput().op().name();
    }

    /** Operations that give the mixing weights of a kind of cell, {@code [edges, operations]}. */
    List<String> mixes(String kind) {
        return mixes.get(Supernet.MIX + kind);
    }

    /** The operation that gives the logits of a step's batch. */
    String logits() {
        return logits;
    }

    /** The operation that gives the running statistics behind a step, a flat vector. */
    String statistics(String step) {
        return statistics.get(step);
    }

    /** The operation that gives the gradient of a first-order step, a flat vector. */
    String gradient(String step) {
        return gradients.get(step);
    }
}
