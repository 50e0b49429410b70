package org.astrapia.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.data.batch.Batch;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.DropPathMasks;
import org.astrapia.graph.lowering.Scopes;
import org.astrapia.graph.passes.Stripping;
import org.astrapia.network.Input;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.LogMatrixDeterminant;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/** A network with its first weights, and what they tell of what it will be worth. */
public final class UntrainedNetwork {
    /** Powers of two by which the image and the output of {@link #synapticFlow} are divided, the next where numbers grow too large. */
    private static final int[] EXPONENTS = {0, 60, 100, 120};

    private final Program program;
    private final Execution execution;
    private final Input input;
    private final float[] weights;

    /**
     * @param program with an output for its logits
     * @param seed of the weights, which are those with which a training begins
     */
    public UntrainedNetwork(Program program, Input input, Execution execution, long seed) {
        this(
                program,
                input,
                execution,
                InitialState.of(program, List.of(), Optional.empty(), seed)
                        .getOrDefault(GraphWriter.WEIGHTS, new float[0]));
    }

    /**
     * @param weights one after the other, in the order of the program's parameters
     */
    UntrainedNetwork(Program program, Input input, Execution execution, float[] weights) {
        this.program = program;
        this.input = input;
        this.execution = execution.with(Precision.FLOAT32); // 16 bits hold no flow, and no code near 0
        this.weights = weights.clone();
    }

    /**
     * The logarithm of the absolute determinant of {@code K}, with {@code K(i, j)} the number of ReLUs that are on for the images i
     * and j or off for both, over all ReLUs of the network, whose batch normalisation sees the batch (Mellor et al. 2021, arXiv
     * 2006.04647, equation 2). Labels are not looked at.
     *
     * @return minus infinity where two images have the same codes
     */
    public double logDeterminantOfCodes(Batch batch) {
        Program shown = Stripping.ofDroppedPaths(program.only(Program.LOGITS));
        Shape shape = Shape.of(batch.count(), input.height(), input.width(), input.channels());
        try (Forward forward = new Forward(shown, true);
                TFloat32 images = Tensors.of(shape, batch.images())) {
            Ops tf = forward.tf;
            List<Operand<TFloat32>> kernels = new ArrayList<>();
            for (Value value : shown.values()) {
                if (value.op() instanceof Op.Relu) {
                    kernels.add(agreements(
                            tf, forward.emission.output(value.inputs().get(0))));
                }
            }
            if (kernels.isEmpty()) {
                return Double.NEGATIVE_INFINITY;
            }
            Operand<TFloat64> kernel = tf.dtypes.cast(tf.math.addN(kernels), TFloat64.class);
            LogMatrixDeterminant<TFloat64> determinant = tf.linalg.logMatrixDeterminant(kernel);
            try (Result found = forward.run(images, weights, List.of(determinant.logAbsDeterminant()))) {
                return ((TFloat64) found.get(0)).getDouble();
            }
        }
    }

    /** Places at which two images have the same sign, {@code [N, N]}; whole numbers, so that sums of them are exact. */
    private static Operand<TFloat32> agreements(Ops tf, Operand<TFloat32> before) {
        Operand<TInt32> rows = tf.constant(new int[] {0});
        Operand<TFloat32> on = tf.dtypes.cast(tf.math.greater(before, tf.constant(0f)), TFloat32.class);
        Operand<TInt32> count = tf.slice(tf.shape(before), rows, tf.constant(new int[] {1}));
        Operand<TFloat32> codes =
                tf.reshape(on, tf.concat(List.of(count, tf.constant(new int[] {-1})), tf.constant(0)));
        Operand<TFloat32> off = tf.math.sub(tf.constant(1f), codes);
        MatMul.Options transposed = MatMul.transposeB(true);
        return tf.math.add(tf.linalg.matMul(codes, codes, transposed), tf.linalg.matMul(off, off, transposed));
    }

    /**
     * {@code sum |weight * gradient|} over the weights of convolutions and linear layers, the gradient that of the sum of the logits
     * for one image of ones, with absolute weights and without batch normalisation (Tanaka et al. 2020, arXiv 2006.05467, as a proxy
     * Abdelfattah et al. 2021, arXiv 2101.08134).
     *
     * @return infinity where the network is so deep that 32 bits do not hold it
     */
    public double synapticFlow() {
        Program linear = Stripping.ofNormalisation(program.only(Program.LOGITS));
        float[] absolute = weights.clone();
        for (int i = 0; i < absolute.length; i++) {
            absolute[i] = Math.abs(absolute[i]);
        }
        Value logits = linear.output(Program.LOGITS);
        Set<Value> filters = filters(linear);
        try (Forward forward = new Forward(linear, false)) {
            Ops tf = forward.tf;
            Placeholder<TFloat32> factor =
                    tf.withName("factor").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> ones = tf.onesLike(forward.emission.output(logits));
            Map<Value, Operand<TFloat32>> gradients =
                    forward.emission.gradients(Map.of(logits, tf.math.mul(ones, factor)), filters);
            List<Operand<?>> flows = new ArrayList<>();
            for (Value filter : filters) { // not in the order of the map, which is another in each process
                Operand<TFloat32> gradient = gradients.get(filter);
                if (gradient != null) {
                    flows.add(flow(tf, forward.emission.output(filter), gradient));
                }
            }
            for (int exponent : EXPONENTS) {
                double flow = flow(forward, factor, flows, absolute, exponent);
                if (Double.isFinite(flow)) {
                    return flow;
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Both are divided by {@code 2^exponent}, and as the network is linear in the image and in the factor, so is what comes out. */
    private double flow(
            Forward forward, Placeholder<TFloat32> factor, List<Operand<?>> flows, float[] absolute, int exponent) {
        float[] ones = new float[input.height() * input.width() * input.channels()];
        Arrays.fill(ones, Math.scalb(1f, -exponent));
        Shape shape = Shape.of(1, input.height(), input.width(), input.channels());
        double flow = 0;
        try (TFloat32 image = Tensors.of(shape, ones);
                TFloat32 scale = TFloat32.scalarOf(Math.scalb(1f, -exponent))) {
            forward.also.put(factor, scale);
            try (Result found = forward.run(image, absolute, flows)) {
                for (int i = 0; i < flows.size(); i++) {
                    flow += ((TFloat64) found.get(i)).getDouble();
                }
            }
        }
        return Math.scalb(flow, 2 * exponent);
    }

    private static Operand<TFloat64> flow(Ops tf, Operand<TFloat32> weight, Operand<TFloat32> gradient) {
        Operand<TFloat64> product =
                tf.math.mul(tf.dtypes.cast(weight, TFloat64.class), tf.dtypes.cast(gradient, TFloat64.class));
        Operand<TFloat64> flat = tf.reshape(product, tf.constant(new int[] {-1}));
        return tf.reduceSum(tf.math.abs(flat), tf.constant(0));
    }

    /** Reads of the weights of convolutions and linear layers. */
    private static Set<Value> filters(Program program) {
        Set<Value> filters = new LinkedHashSet<>();
        for (Value value : program.values()) {
            if (value.op() instanceof Op.Conv
                    || value.op() instanceof Op.Depthwise
                    || value.op() instanceof Op.Linear) {
                filters.add(value.inputs().get(1));
            }
        }
        return filters;
    }

    /** A forward pass, op by op. */
    private final class Forward implements AutoCloseable {
        private final Graph graph;
        private final Ops tf;
        private final Placeholder<TFloat32> images;
        private final Placeholder<TFloat32> flat;
        private final Emission emission;
        private final Map<Operand<?>, TFloat32> also = new LinkedHashMap<>();

        /**
         * @param training whether batch normalisation sees the batch
         */
        Forward(Program shown, boolean training) {
            TensorFlowNatives.load();
            graph = new Graph();
            tf = Ops.create(graph);
            Scopes scopes = new Scopes(tf);
            images = tf.withName("images")
                    .placeholder(
                            TFloat32.class,
                            Placeholder.shape(Shape.of(-1, input.height(), input.width(), input.channels())));
            flat = tf.withName("weights").placeholder(TFloat32.class, Placeholder.shape(Shape.of(weights.length)));
            Operand<TInt32> labels = tf.withName("labels").placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
            Map<Parameter, Operand<TFloat32>> parameters = parameters();
            Context context = training
                    ? Context.training(tf, scopes, List.of(images), labels, parameters, masks(), tf.constant(0f))
                    : Context.evaluation(tf, scopes, images, labels, parameters, Map.of());
            emission = Emission.forward(tf, shown, context);
        }

        private DropPathMasks masks() {
            return new DropPathMasks(tf, 0, images, tf.constant(0f), tf.constant(new long[] {0, 0}));
        }

        private Map<Parameter, Operand<TFloat32>> parameters() {
            List<Parameter> all = program.parameters(Kind.WEIGHT);
            List<Operand<TFloat32>> parts = GraphVariables.split(
                    tf,
                    flat,
                    all.stream()
                            .map(parameter -> parameter.dimensions().sizes().stream()
                                    .mapToInt(Integer::intValue)
                                    .toArray())
                            .toList());
            Map<Parameter, Operand<TFloat32>> parameters = new LinkedHashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                parameters.put(all.get(i), parts.get(i));
            }
            return parameters;
        }

        Result run(TFloat32 batch, float[] values, List<? extends Operand<?>> wanted) {
            try (Session session = new Session(graph, SessionOptions.of(execution));
                    TFloat32 fed = Tensors.of(Shape.of(values.length), values)) {
                Session.Runner runner = session.runner().feed(images, batch).feed(flat, fed);
                also.forEach(runner::feed);
                wanted.forEach(runner::fetch);
                return runner.run();
            }
        }

        @Override
        public void close() {
            graph.close();
        }
    }
}
