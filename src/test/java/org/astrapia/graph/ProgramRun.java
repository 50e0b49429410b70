package org.astrapia.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.DropPathMasks;
import org.astrapia.graph.lowering.MixingDraws;
import org.astrapia.graph.lowering.Scopes;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A training pass of a program on given numbers: any value and any derivative can be asked for. */
public final class ProgramRun implements AutoCloseable {
    private final Program program;
    private final Graph graph = graph();
    private final Ops tf = Ops.create(graph);
    private final Emission emission;
    private final Map<String, Operand<TFloat32>> asked = new LinkedHashMap<>();

    /**
     * @param images {@code [count, H, W, C]} of the program's image
     * @param parameters values by name, in our layout
     */
    public ProgramRun(Program program, float[] images, int[] labels, Map<String, float[]> parameters) {
        this(program, images, labels, parameters, 0);
    }

    /** The same after a share of the training. */
    ProgramRun(Program program, float[] images, int[] labels, Map<String, float[]> parameters, double progress) {
        this.program = program;
        Map<Parameter, Operand<TFloat32>> values = new LinkedHashMap<>();
        for (Parameter parameter : program.parameters()) {
            values.put(parameter, constant(parameter.dimensions(), -1, parameters.get(parameter.name())));
        }
        Operand<TFloat32> batch = constant(image().dimensions(), labels.length, images);
        DropPathMasks masks = new DropPathMasks(
                tf, Math.max(1, program.dropPathSites()), batch, tf.constant(0f), tf.constant(new long[] {1, 2}));
        Context context = Context.training(
                tf, new Scopes(tf), List.of(batch, batch), tf.constant(labels), values, masks, tf.constant((float)
                        progress));
        context.drawing(new MixingDraws(tf.constant(new long[] {3, 0}), tf.constant(0.5f)));
        context.mixed(tf.constant(labels), tf.constant(0.7f));
        this.emission = Emission.forward(tf, program, context);
    }

    private static Graph graph() {
        TensorFlowNatives.load();
        return new Graph();
    }

    /** The value that stands for the images. */
    public Value image() {
        return program.values().stream()
                .filter(value -> value.op() instanceof Op.Image)
                .findFirst()
                .orElseThrow();
    }

    /** Asks for an output of the program. */
    public void askOutput(String name) {
        asked.put(name, emission.output(name));
    }

    /** Asks for derivatives of the program's scalar output {@code loss} by all parameters and the images. */
    public void askGradients(String loss, String prefix) {
        ask(emission.gradients(program.output(loss), sources()), prefix);
    }

    /** Asks for derivatives of sum(output * cotangent), {@code cotangent} in our layout. */
    public void askGradients(String output, float[] cotangent, int count, String prefix) {
        Value value = program.output(output);
        ask(emission.gradients(Map.of(value, constant(value.dimensions(), count, cotangent)), sources()), prefix);
    }

    private Set<Value> sources() {
        Set<Value> sources = new LinkedHashSet<>();
        sources.add(image());
        for (Parameter.Kind kind : Parameter.Kind.values()) {
            sources.addAll(Emission.reads(program, kind).values());
        }
        return sources;
    }

    private void ask(Map<Value, Operand<TFloat32>> gradients, String prefix) {
        gradients.forEach((source, gradient) -> asked.put(
                prefix + (source.op() instanceof Op.Read read ? read.parameter().name() : "x"), gradient));
    }

    /** Runs everything that was asked for, row-major by name. */
    public Map<String, float[]> run() {
        try (Session session = new Session(graph, SessionOptions.of(TestExecution.get()))) {
            Session.Runner runner = session.runner();
            List<String> names = new ArrayList<>(asked.keySet());
            // A tensor may be fetched only once: wrap each in an identity of its own.
            names.forEach(name -> runner.fetch(tf.identity(asked.get(name))));
            Map<String, float[]> results = new LinkedHashMap<>();
            try (Result result = runner.run()) {
                int next = 0;
                for (Map.Entry<String, Tensor> ignored : result) {
                    results.put(names.get(next), Tensors.floats((TFloat32) result.get(next)));
                    next++;
                }
            }
            return results;
        }
    }

    private Operand<TFloat32> constant(Dimensions dimensions, int count, float[] values) {
        long[] shape = new long[dimensions.sizes().size() + (count < 0 ? 0 : 1)];
        int next = 0;
        if (count >= 0) {
            shape[next++] = count;
        }
        for (int size : dimensions.sizes()) {
            shape[next++] = size;
        }
        return tf.constant(Shape.of(shape), DataBuffers.of(values));
    }

    @Override
    public void close() {
        graph.close();
    }
}
