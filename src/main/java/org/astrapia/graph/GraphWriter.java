package org.astrapia.graph;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.astrapia.config.Optimizer;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.DropPathMasks;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Writes everything that a model runs into one TensorFlow graph: the state, the steps with their gradients and updates,
 * and the evaluation. TensorFlow runs only what a call fetches, so steps share one forward pass here without sharing
 * work there.
 *
 * <p>Names are the graph's interface, so that a graph saved earlier serves as well as a new one: {@code images}, {@code
 * labels}, {@code rate}, {@code progress}, {@code drop-path}, {@code seed} are fed; {@code step.NAME.loss}, {@code step.NAME.correct},
 * {@code step.NAME.term.TERM}, {@code predict.logits}, {@code predict.classes} are fetched; {@code step.NAME.update} is run.
 */
final class GraphWriter {
    static final String WEIGHTS = "weights";
    static final String STATISTICS = "statistics";
    static final String ALPHA = "alpha";

    /** Share of the training that is done, which a step is fed. */
    static final String PROGRESS = "progress";

    /** Share of the old value that running statistics keep. */
    private static final float STATISTICS_MOMENTUM = 0.9f;

    private final Ops tf;
    private final Program program;
    private final State state;
    private final Placeholder<TFloat32> images;
    private final Placeholder<TInt32> labels;
    private final Placeholder<TFloat32> rate;

    private GraphWriter(Ops tf, Program program, Target target) {
        this.tf = tf;
        this.program = program;
        this.state = new State(tf);
        this.images = tf.withName("images")
                .placeholder(
                        TFloat32.class,
                        Placeholder.shape(Shape.of(-1, target.height(), target.width(), target.channels())));
        this.labels = tf.withName("labels").placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        this.rate = tf.withName("rate").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /**
     * A step that makes a loss smaller.
     *
     * @param name of the step
     * @param loss name of the program's output
     * @param kind of the parameters that it changes
     * @param optimizer how it changes them
     */
    record Step(String name, String loss, Kind kind, Optimizer optimizer) {
        /** Name of the variable that holds these parameters. */
        String variable() {
            return kind == Kind.WEIGHT ? WEIGHTS : ALPHA;
        }
    }

    /** Writes the graph of {@code program} with these steps. */
    static byte[] write(Program program, Target target, List<Step> steps) {
        try (Graph graph = new Graph()) {
            new GraphWriter(Ops.create(graph), program, target).write(steps);
            return bytes(graph.toGraphDef());
        }
    }

    /** Serialized with sorted attributes: protocol buffers promise no order of a map otherwise. */
    private static byte[] bytes(GraphDef graphDef) {
        byte[] bytes = new byte[graphDef.getSerializedSize()];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.useDeterministicSerialization();
        try {
            graphDef.writeTo(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private void write(List<Step> steps) {
        Map<Parameter, Operand<TFloat32>> parameters = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            parameters.putAll(variables(kind));
        }
        Map<String, Integer> sites = program.statisticsSites();
        int statistics = 2 * sites.values().stream().mapToInt(Integer::intValue).sum();
        Operand<TFloat32> running = state.variable(STATISTICS, statistics);

        Placeholder<TFloat32> progress =
                tf.withName(PROGRESS).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        Context training = Context.training(tf, images, labels, parameters, masks(), progress);
        Emission forward = Emission.forward(tf, program, training);
        Operand<TFloat32> nextStatistics = nextStatistics(running, training);
        for (Step step : steps) {
            write(step, forward, nextStatistics);
        }

        Program inference = program.only(Program.LOGITS);
        Context evaluation = Context.evaluation(tf, images, labels, parameters, cut(running, sites));
        Emission predicted = Emission.forward(tf, inference, evaluation);
        tf.withName("predict.logits").identity(predicted.output(Program.LOGITS));
        tf.withName("predict.classes").identity(classes(predicted));
    }

    private Map<Parameter, Operand<TFloat32>> variables(Kind kind) {
        List<Parameter> parameters = program.parameters(kind);
        Map<Parameter, Operand<TFloat32>> values = new LinkedHashMap<>();
        if (parameters.isEmpty()) {
            return values;
        }
        int size = parameters.stream().mapToInt(Parameter::size).sum();
        Operand<TFloat32> flat = state.variable(kind == Kind.WEIGHT ? WEIGHTS : ALPHA, size);
        List<Operand<TFloat32>> parts = State.split(
                tf, flat, parameters.stream().map(GraphWriter::shape).toList());
        for (int i = 0; i < parts.size(); i++) {
            values.put(parameters.get(i), parts.get(i));
        }
        return values;
    }

    private DropPathMasks masks() {
        Placeholder<TFloat32> probability =
                tf.withName("drop-path").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        Placeholder<TInt64> seed = tf.withName("seed").placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
        return new DropPathMasks(tf, program.dropPathSites(), images, probability, seed);
    }

    private void write(Step step, Emission forward, Operand<TFloat32> nextStatistics) {
        String name = "step." + step.name();
        Operand<TFloat32> loss = forward.output(step.loss());
        tf.withName(name + ".loss").identity(loss);
        program.outputs().keySet().stream()
                .filter(output -> output.startsWith("term/"))
                .forEach(
                        term -> tf.withName(name + "." + term.replace('/', '.')).identity(forward.output(term)));
        Operand<TInt32> hits = tf.dtypes.cast(tf.math.equal(classes(forward), labels), TInt32.class);
        tf.withName(name + ".correct").identity(tf.reduceSum(hits, tf.constant(new int[] {0})));

        Map<String, Value> reads = Emission.reads(program, step.kind());
        Map<Value, Operand<TFloat32>> gradients =
                forward.gradients(program.output(step.loss()), new LinkedHashSet<>(reads.values()));
        List<Operand<TFloat32>> inOrder = new ArrayList<>();
        int size = 0;
        for (Parameter parameter : program.parameters(step.kind())) {
            Operand<TFloat32> gradient = gradients.get(reads.get(parameter.name()));
            inOrder.add(gradient == null ? tf.zeros(tf.constant(shape(parameter)), TFloat32.class) : gradient);
            size += parameter.size();
        }
        Update update = new Update(tf, state, step.variable(), size, step.optimizer());
        List<Op> changes = new ArrayList<>(update.apply(State.join(tf, inOrder), rate, name));
        changes.add(state.assign(STATISTICS, nextStatistics, name));
        state.group(name + ".update", changes);
    }

    private Operand<TFloat32> nextStatistics(Operand<TFloat32> running, Context training) {
        List<Operand<TFloat32>> batch = new ArrayList<>();
        training.batchStatistics().values().forEach(statistics -> {
            batch.add(statistics.mean());
            batch.add(statistics.variance());
        });
        return tf.math.add(
                tf.math.mul(running, tf.constant(STATISTICS_MOMENTUM)),
                tf.math.mul(State.join(tf, batch), tf.constant(1 - STATISTICS_MOMENTUM)));
    }

    private Map<String, Context.Statistics> cut(Operand<TFloat32> running, Map<String, Integer> sites) {
        List<int[]> shapes = new ArrayList<>();
        sites.values().forEach(channels -> {
            shapes.add(new int[] {channels});
            shapes.add(new int[] {channels});
        });
        List<Operand<TFloat32>> parts = State.split(tf, running, shapes);
        Map<String, Context.Statistics> statistics = new LinkedHashMap<>();
        int next = 0;
        for (String site : sites.keySet()) {
            statistics.put(site, new Context.Statistics(parts.get(next), parts.get(next + 1)));
            next += 2;
        }
        return statistics;
    }

    private Operand<TInt32> classes(Emission emission) {
        return tf.math.argMax(emission.output(Program.LOGITS), tf.constant(1), TInt32.class);
    }

    private static int[] shape(Parameter parameter) {
        return parameter.dimensions().sizes().stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
