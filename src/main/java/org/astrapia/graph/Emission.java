package org.astrapia.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.Lowered;
import org.astrapia.graph.lowering.Lowering;
import org.astrapia.graph.lowering.Sums;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A program written into a TensorFlow graph, and its derivatives in reverse mode. Operations come in the order of the
 * program's values, and derivatives are added up in the reverse of that order, so that the same program always gives
 * the same graph. Derivatives that nobody asks for are not emitted.
 */
public final class Emission {
    private final Ops tf;
    private final Program program;
    private final Context context;
    private final Map<Value, Lowered> lowered = new HashMap<>();

    private Emission(Ops tf, Program program, Context context) {
        this.tf = tf;
        this.program = program;
        this.context = context;
    }

    /** Writes the forward pass of everything that the program's outputs need. */
    public static Emission forward(Ops tf, Program program, Context context) {
        Emission emission = new Emission(tf, program, context);
        for (Value value : program.values()) {
            List<Operand<TFloat32>> inputs = new ArrayList<>();
            value.inputs().forEach(input -> inputs.add(emission.output(input)));
            emission.lowered.put(value, Lowering.lower(context, value, inputs));
        }
        return emission;
    }

    /** A value's result. */
    public Operand<TFloat32> output(Value value) {
        return lowered.get(value).output();
    }

    /** The result of the program's output {@code name}. */
    public Operand<TFloat32> output(String name) {
        return output(program.output(name));
    }

    /**
     * Derivatives of a scalar.
     *
     * @param loss the scalar
     * @param sources reads of parameters, or images
     * @return derivative by each source on which the loss depends
     */
    public Map<Value, Operand<TFloat32>> gradients(Value loss, Set<Value> sources) {
        return gradients(Map.of(loss, tf.constant(1f)), sources);
    }

    /**
     * Derivatives of sum(value * cotangent) over several values.
     *
     * @param cotangents by value, of its shape
     * @param sources reads of parameters, or images
     * @return derivative by each source on which a value depends
     */
    public Map<Value, Operand<TFloat32>> gradients(Map<Value, Operand<TFloat32>> cotangents, Set<Value> sources) {
        Set<Value> leading = new HashSet<>(sources);
        for (Value value : program.values()) {
            if (value.inputs().stream().anyMatch(leading::contains)) {
                leading.add(value);
            }
        }
        context.beginBackward(sources.stream().anyMatch(Emission::isWeight));
        Map<Value, List<Operand<TFloat32>>> adjoints = new HashMap<>();
        cotangents.forEach((value, cotangent) -> adjoints.put(value, new ArrayList<>(List.of(cotangent))));
        Map<Value, Operand<TFloat32>> found = new HashMap<>();
        for (int i = program.values().size() - 1; i >= 0; i--) {
            Value value = program.values().get(i);
            List<Operand<TFloat32>> parts = adjoints.remove(value);
            if (parts == null || !leading.contains(value)) {
                continue;
            }
            Operand<TFloat32> total = Sums.of(tf, parts);
            if (sources.contains(value)) {
                found.put(value, total);
            }
            pull(value, total, leading, adjoints);
        }
        return found;
    }

    private static boolean isWeight(Value value) {
        return value.op()
                .reads()
                .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
                .isPresent();
    }

    private void pull(
            Value value, Operand<TFloat32> gradient, Set<Value> leading, Map<Value, List<Operand<TFloat32>>> adjoints) {
        boolean[] wanted = new boolean[value.inputs().size()];
        boolean any = false;
        for (int k = 0; k < wanted.length; k++) {
            wanted[k] = leading.contains(value.inputs().get(k));
            any |= wanted[k];
        }
        if (!any) {
            return;
        }
        context.enter(value.op());
        List<Operand<TFloat32>> gradients = lowered.get(value).pullback().apply(gradient, wanted);
        for (int k = 0; k < wanted.length; k++) {
            if (wanted[k]) {
                adjoints.computeIfAbsent(value.inputs().get(k), input -> new ArrayList<>())
                        .add(gradients.get(k));
            }
        }
    }

    /** The reads of a kind of parameter, by parameter name. */
    public static Map<String, Value> reads(Program program, Parameter.Kind kind) {
        Map<String, Value> reads = new HashMap<>();
        for (Value value : program.values()) {
            value.op()
                    .reads()
                    .filter(parameter -> parameter.kind() == kind)
                    .ifPresent(parameter -> reads.put(parameter.name(), value));
        }
        return reads;
    }
}
