package org.astrapia.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.config.Optimizer;
import org.astrapia.config.training.LossScale;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.DropPathMasks;
import org.astrapia.graph.lowering.LabelSetLosses;
import org.astrapia.graph.lowering.MixingDraws;
import org.astrapia.graph.lowering.Scopes;
import org.astrapia.network.Input;
import org.astrapia.network.LossOp;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.network.Value;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Writes everything that a model runs into one TensorFlow graph: the state, the steps with their gradients and updates,
 * and the evaluation. TensorFlow runs only what a call fetches, so steps share one forward pass here without sharing
 * work there.
 *
 * <p>Names are the graph's interface: {@code images},
 * {@code images-2}, {@code labels}, {@code labels-2}, {@code share}, {@code rate}, {@code inner-rate}, {@code progress}, {@code drop-path}, {@code seed}, {@code mixing-seed}, {@code temperature} are fed; {@code
 * step.NAME.loss}, {@code step.NAME.correct}, {@code step.NAME.term.TERM}, {@code predict.logits}, {@code
 * predict.features}, {@code predict.classes} are fetched; {@code step.NAME.update} is run, or in its place the parts of an
 * {@link UnrolledStep}.
 */
final class GraphWriter {
    static final String WEIGHTS = "weights";
    static final String STATISTICS = "statistics";
    static final String ALPHA = "alpha";

    /** Behind the name of a variable, that of its moving average. */
    static final String AVERAGE = ".average";

    /** The variables of a network, of which a step may keep moving averages. */
    static final List<String> AVERAGED = List.of(WEIGHTS, STATISTICS);

    /** Share of the training that is done, which a step is fed. */
    static final String PROGRESS = "progress";

    /** Labels of the images that are mixed into those of a batch. */
    static final String MIXED_IN = "labels-2";

    /** The share that the images of a mixed batch have of themselves. */
    static final String SHARE = "share";

    /** Seed of the mixing weights that a step draws. */
    static final String MIXING_SEED = "mixing-seed";

    /** Temperature of those draws. */
    static final String TEMPERATURE = "temperature";

    private final Ops tf;
    private final Scopes scopes;
    private final Program program;
    private final GraphVariables state;
    private final Optional<LossScale> scale;
    private final Placeholder<TFloat32> images;
    private final Placeholder<TInt32> labels;
    private final Placeholder<TFloat32> rate;
    private final Map<String, Clipping> clippings = new LinkedHashMap<>();
    private final Handles handles = new Handles();

    private GraphWriter(Ops tf, Program program, Target target) {
        this.tf = tf;
        this.scopes = new Scopes(tf);
        this.program = program;
        this.state = new GraphVariables(tf);
        this.scale = target.execution().scaled();
        Input input = target.input();
        this.images = tf.withName("images")
                .placeholder(
                        TFloat32.class,
                        Placeholder.shape(Shape.of(-1, input.height(), input.width(), input.channels())));
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
     * @param inner for a second-order step of alpha, the step of the weights that it looks ahead
     * @param average share of the moving averages of weights and statistics that the step keeps; 0 where there are none
     */
    record Step(String name, String loss, Kind kind, Optimizer optimizer, Optional<Step> inner, double average) {
        /** A step without averages. */
        Step(String name, String loss, Kind kind, Optimizer optimizer, Optional<Step> inner) {
            this(name, loss, kind, optimizer, inner, 0);
        }

        /** A first-order step. */
        Step(String name, String loss, Kind kind, Optimizer optimizer) {
            this(name, loss, kind, optimizer, Optional.empty());
        }

        /** Name of the variable that holds these parameters. */
        String variable() {
            return kind == Kind.WEIGHT ? WEIGHTS : ALPHA;
        }
    }

    /**
     * What a step makes anyway to bound its gradient. It is found by the name that TensorFlow gave it, so that a graph is the same as
     * that of builds that did not look at it.
     *
     * @param norm operation that gives the global norm before
     * @param bound largest norm behind
     */
    record Clipping(String norm, double bound) {}

    /**
     * A graph.
     *
     * @param clippings of the steps that bound their gradient, by the step's name
     * @param handles on what it computes anyway
     */
    record Written(Graph graph, Map<String, Clipping> clippings, Handles handles) {}

    /** Writes the graph of {@code program} with these steps; the caller closes it. */
    static Written write(Program program, Target target, List<Step> steps) {
        TensorFlowNatives.load();
        Graph graph = new Graph();
        try {
            GraphWriter writer = new GraphWriter(Ops.create(graph), program, target);
            writer.write(steps);
            return new Written(graph, writer.clippings, writer.handles);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private void write(List<Step> steps) {
        Map<Parameter, Operand<TFloat32>> parameters = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            parameters.putAll(variables(kind));
        }
        RunningStatistics statistics = new RunningStatistics(
                tf, program.statisticsSites(), state.variable(STATISTICS, RunningStatistics.size(program)));

        if (steps.stream().anyMatch(step -> step.average() > 0)) {
            state.variable(WEIGHTS + AVERAGE, size(Kind.WEIGHT));
            state.variable(STATISTICS + AVERAGE, RunningStatistics.size(program));
        }

        Placeholder<TFloat32> progress =
                tf.withName(PROGRESS).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        Context training = Context.training(tf, scopes, views(), labels, parameters, masks(), progress);
        if (mixes()) {
            training.mixed(
                    tf.withName(MIXED_IN).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1))),
                    tf.withName(SHARE).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar())));
        }
        if (program.draws()) {
            training.drawing(new MixingDraws(
                    tf.withName(MIXING_SEED).placeholder(TInt64.class, Placeholder.shape(Shape.of(2))),
                    tf.withName(TEMPERATURE).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()))));
        }
        Emission forward = Emission.forward(tf, program, training);
        handles.noteMixes(program, program, forward);
        handles.noteLogits(forward.output(Program.LOGITS));
        for (Step step : steps) {
            write(step, forward, training, statistics);
        }
        Program inference = program.only(Program.LOGITS, Program.FEATURES);
        Context evaluation = steps.stream().anyMatch(step -> step.average() > 0)
                ? ofAverages(parameters)
                : Context.evaluation(tf, scopes, images, labels, parameters, statistics.bySite());
        Emission predicted = Emission.forward(tf, inference, evaluation);
        handles.noteMixes(program, inference, predicted);
        tf.withName("predict.logits").identity(predicted.output(Program.LOGITS));
        tf.withName("predict.features").identity(predicted.output(Program.FEATURES));
        tf.withName("predict.classes").identity(classes(predicted));
    }

    /** An evaluation of the averages of weights and statistics, in the place of their last values. */
    private Context ofAverages(Map<Parameter, Operand<TFloat32>> parameters) {
        Map<Parameter, Operand<TFloat32>> averages = new LinkedHashMap<>(parameters);
        averages.putAll(parts(Kind.WEIGHT, state.read(WEIGHTS + AVERAGE)));
        RunningStatistics statistics =
                new RunningStatistics(tf, program.statisticsSites(), state.read(STATISTICS + AVERAGE));
        return Context.evaluation(tf, scopes, images, labels, averages, statistics.bySite());
    }

    private boolean mixes() {
        return program.values().stream().anyMatch(value -> value.op().equals(new Op.Labels(1)));
    }

    /** The images, and a second view of them where the program compares two. */
    private List<Operand<TFloat32>> views() {
        boolean two = program.values().stream().anyMatch(value -> value.op().equals(new Op.Image(1)));
        return two
                ? List.of(
                        images, tf.withName("images-2").placeholder(TFloat32.class, Placeholder.shape(images.shape())))
                : List.of(images);
    }

    private Map<Parameter, Operand<TFloat32>> variables(Kind kind) {
        List<Parameter> parameters = program.parameters(kind);
        return parameters.isEmpty()
                ? new LinkedHashMap<>()
                : parts(kind, state.variable(kind == Kind.WEIGHT ? WEIGHTS : ALPHA, size(kind)));
    }

    private Map<Parameter, Operand<TFloat32>> parts(Kind kind, Operand<TFloat32> flat) {
        List<Parameter> parameters = program.parameters(kind);
        Map<Parameter, Operand<TFloat32>> values = new LinkedHashMap<>();
        List<Operand<TFloat32>> parts = GraphVariables.split(
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

    /** How many images of a batch are predicted right; of one with several labels that with the largest logit must be among them. */
    private Operand<TInt32> hits(Set<Value> needed, Emission forward) {
        return needed.stream()
                .map(Value::op)
                .filter(LossOp.SetLoss.class::isInstance)
                .map(LossOp.SetLoss.class::cast)
                .findFirst()
                .map(sets -> LabelSetLosses.hits(tf, sets, classes(forward), labels))
                .orElseGet(() -> tf.reduceSum(
                        tf.dtypes.cast(tf.math.equal(classes(forward), labels), TInt32.class),
                        tf.constant(new int[] {0})));
    }

    private void write(Step step, Emission forward, Context training, RunningStatistics statistics) {
        String name = "step." + step.name();
        Set<Value> needed = new HashSet<>(program.only(step.loss()).values());
        tf.withName(name + ".loss").identity(forward.output(step.loss()));
        program.outputs().forEach((output, value) -> {
            if (output.startsWith("term/") && needed.containsAll(value.inputs())) {
                tf.withName(name + "." + output.replace('/', '.')).identity(forward.output(value));
            }
        });
        if (needed.stream().anyMatch(value -> value.op() instanceof Op.Labels)) { // others see no labels
            tf.withName(name + ".correct").identity(hits(needed, forward));
        }
        Optional<LossScaling> scaling = scale.map(rule -> new LossScaling(tf, state, step.variable(), rule));
        FlatGradients gradients = new FlatGradients(tf, program, forward, scaling.map(LossScaling::factor));
        Update update = new Update(tf, state, step.variable(), program.parameters(step.kind()), step.optimizer());
        if (step.inner().isPresent()) {
            Step inner = step.inner().get();
            UnrolledStep unrolled = new UnrolledStep(
                    tf,
                    state,
                    gradients,
                    program.output(inner.loss()),
                    program.output(step.loss()),
                    size(Kind.WEIGHT),
                    size(Kind.ALPHA),
                    scaling);
            unrolled.write(name, (Optimizer.Sgd) inner.optimizer(), update, rate);
            handles.noteGradient(step.name(), unrolled.alphaGradient());
            noteClipping(step, update);
            return;
        }
        Operand<TFloat32> gradient = gradients.of(program.output(step.loss()), step.kind());
        handles.noteGradient(step.name(), gradient);
        writeShares(name, step, gradients, gradient);
        Optional<Operand<TBool>> happens = scaling.map(scaled -> LossScaling.areFinite(tf, List.of(gradient)));
        Changes set = new Changes(tf, state, name, happens);
        List<org.tensorflow.op.Op> changes = new ArrayList<>(update.apply(gradient, rate, set));
        Operand<TFloat32> nextStatistics = statistics.next(training, needed);
        handles.noteStatistics(step.name(), nextStatistics);
        changes.add(set.set(STATISTICS, nextStatistics));
        if (step.average() > 0) {
            changes.addAll(averages(step, changes, set));
        }
        scaling.ifPresent(scaled -> changes.add(scaled.next(name, happens.orElseThrow())));
        state.group(name + ".update", changes);
        noteClipping(step, update);
    }

    /** {@code average = d * average + (1 - d) * value}, with what the other changes of the step leave. */
    private List<org.tensorflow.op.Op> averages(Step step, List<org.tensorflow.op.Op> changes, Changes set) {
        String name = "step." + step.name();
        List<org.tensorflow.op.Op> before = List.copyOf(changes);
        List<org.tensorflow.op.Op> averages = new ArrayList<>();
        for (String variable : AVERAGED) {
            Operand<TFloat32> old = state.read(variable + AVERAGE);
            Operand<TFloat32> now = state.readAfter(variable, before, name);
            Operand<TFloat32> next = tf.math.add(
                    tf.math.mul(old, tf.constant((float) step.average())),
                    tf.math.mul(now, tf.constant((float) (1 - step.average()))));
            averages.add(set.set(variable + AVERAGE, next));
        }
        return averages;
    }

    private void noteClipping(Step step, Update update) {
        update.rawNorm().ifPresent(norm -> {
            String operation = norm.asOutput().op().name();
            clippings.put(step.name(), new Clipping(operation, step.optimizer().clip()));
        });
    }

    /** How much of alpha's gradient comes from the terms about alpha itself, and how much through the network. */
    private void writeShares(String name, Step step, FlatGradients gradients, Operand<TFloat32> total) {
        Value alone = program.outputs().get(Supernet.ARCHITECTURE_PART);
        if (step.kind() != Kind.ALPHA || alone == null) {
            return;
        }
        Operand<TFloat32> ofAlone = gradients.of(alone, Kind.ALPHA);
        Operand<TFloat32> itself = Update.norm(tf, ofAlone);
        Operand<TFloat32> network = Update.norm(tf, tf.math.sub(total, ofAlone));
        Operand<TFloat32> both = tf.math.add(tf.math.add(itself, network), tf.constant(Float.MIN_NORMAL));
        tf.withName(name + ".term." + StepResult.ALPHA_SHARE_ITSELF).identity(tf.math.div(itself, both));
        tf.withName(name + ".term." + StepResult.ALPHA_SHARE_NETWORK).identity(tf.math.div(network, both));
    }

    private int size(Kind kind) {
        return program.parameters(kind).stream().mapToInt(Parameter::size).sum();
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
