package org.astrapia.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.Context.Statistics;
import org.astrapia.graph.lowering.Scopes;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Input;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** How long a forward pass of a program takes as in an evaluation: all of its outputs are computed, and none is fetched. */
public final class ForwardTiming {
    /** The first runs prepare kernels. */
    private static final int BEFORE = 3;

    /** Any number that is not small will do as a weight. */
    private static final float WEIGHT = 0.05f;

    private ForwardTiming() {}

    /**
     * Median of several runs.
     *
     * @param program whose outputs are computed
     * @param input that it is given
     * @param execution where and how
     * @param batch images at once
     * @param runs that are measured, from 1
     * @return in seconds, of the whole batch
     */
    public static double seconds(
            Program program, Input input, Passes passes, Execution execution, int batch, int runs) {
        TensorFlowNatives.load();
        Program compiled = PassPipeline.run(program, passes, false);
        Shape shape = Shape.of(batch, input.height(), input.width(), input.channels());
        float[] pixels = new float[batch * input.height() * input.width() * input.channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 7 - 3;
        }
        try (Graph graph = new Graph()) {
            Placeholder<TFloat32> images = write(graph, compiled, input);
            List<String> outputs = outputs(graph);
            try (Session session = new Session(graph, SessionOptions.of(execution, compiled));
                    TFloat32 fed = Tensors.of(shape, pixels)) {
                double[] seconds = new double[runs];
                for (int run = -BEFORE; run < runs; run++) {
                    Session.Runner runner = session.runner().feed(images, fed);
                    outputs.forEach(runner::addTarget);
                    long begin = System.nanoTime();
                    runner.run().close();
                    if (run >= 0) {
                        seconds[run] = (System.nanoTime() - begin) / 1e9;
                    }
                }
                Arrays.sort(seconds);
                return seconds[runs / 2];
            }
        }
    }

    private static final String OUTPUT = "timed.";

    private static Placeholder<TFloat32> write(Graph graph, Program program, Input input) {
        Ops tf = Ops.create(graph);
        Placeholder<TFloat32> images = tf.withName("images")
                .placeholder(
                        TFloat32.class,
                        Placeholder.shape(Shape.of(-1, input.height(), input.width(), input.channels())));
        Map<Parameter, Operand<TFloat32>> parameters = new LinkedHashMap<>();
        for (Parameter parameter : program.parameters(Kind.WEIGHT)) {
            int[] sizes = parameter.dimensions().sizes().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            parameters.put(parameter, tf.fill(tf.constant(sizes), tf.constant(WEIGHT)));
        }
        Map<String, Statistics> statistics = new LinkedHashMap<>();
        program.statisticsSites().forEach((site, channels) -> {
            Operand<TInt32> size = tf.constant(new int[] {channels});
            statistics.put(site, new Statistics(tf.fill(size, tf.constant(0f)), tf.fill(size, tf.constant(1f))));
        });
        Operand<TInt32> noLabels = tf.constant(0);
        Context context = Context.evaluation(tf, new Scopes(tf), images, noLabels, parameters, statistics);
        Emission emission = Emission.forward(tf, program, context);
        int number = 0;
        for (String name : program.outputs().keySet()) {
            tf.withName(OUTPUT + number++).identity(emission.output(name));
        }
        return images;
    }

    private static List<String> outputs(Graph graph) {
        List<String> names = new ArrayList<>();
        graph.operations().forEachRemaining(operation -> {
            if (operation.name().startsWith(OUTPUT)) {
                names.add(operation.name());
            }
        });
        return names;
    }
}
