package org.astrapia.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.astrapia.data.batch.Batch;
import org.astrapia.graph.GraphWriter.Clipping;
import org.astrapia.network.Input;
import org.astrapia.network.Program;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** A graph that {@link GraphWriter} wrote, in a session of TensorFlow that runs its steps. What it offers is found once, when it is opened. */
final class GraphSession implements AutoCloseable {
    private static final String STEP = "step.";
    private static final String TERM = ".term.";

    private final Input input;
    private final Graph graph;
    private final Map<String, Clipping> clippings;
    private final Handles handles;
    private final Map<String, TFloat32> replaced = new HashMap<>();
    private final Session session;
    private final List<String> variables = new ArrayList<>();
    private final Map<String, List<String>> terms = new HashMap<>();
    private int operations;
    private Optional<byte[]> graphDef = Optional.empty();
    private Optional<List<RunMetadata>> traces = Optional.empty();
    private double progress;
    private final Map<String, Supplier<Tensor>> standing = new HashMap<>();

    /** Takes over a graph that was just written, and closes it in the end. */
    GraphSession(GraphWriter.Written written, Program program, Target target) {
        this.graph = written.graph();
        this.clippings = written.clippings();
        this.handles = written.handles();
        this.input = target.input();
        graph.operations().forEachRemaining(this::note);
        this.session = new Session(graph, SessionOptions.of(target.execution(), program));
    }

    private void note(Operation operation) {
        operations++;
        String name = operation.name();
        if (name.startsWith("state.") && name.endsWith(".read")) {
            variables.add(name.substring("state.".length(), name.length() - ".read".length()));
        }
        int term = name.indexOf(TERM);
        if (name.startsWith(STEP) && term > 0) {
            terms.computeIfAbsent(name.substring(0, term), step -> new ArrayList<>())
                    .add(name.substring(term + TERM.length()));
        }
    }

    /** Tells the steps that follow which share of the training is done, 0 to 1. */
    void progress(double share) {
        progress = share;
    }

    /** Feeds the steps that follow what is made anew for each. */
    void feed(String name, Supplier<Tensor> tensor) {
        standing.put(name, tensor);
    }

    byte[] graphDef() {
        if (graphDef.isEmpty()) { // takes a second at full size, and a run without checkpoints does not need it
            graphDef = Optional.of(GraphBytes.of(graph));
        }
        return graphDef.get().clone();
    }

    /**
     * Runs a step: reports its losses and changes the state.
     *
     * @param rate learning rate
     * @param dropPath probability of dropping a path
     * @param seed of the paths dropped
     */
    StepResult step(String name, Batch batch, double rate, double dropPath, long seed) {
        String step = STEP + name;
        try (Feeds feeds = new Feeds(batch).number("rate", rate).drops(dropPath, seed)) {
            Session.Runner runner = feeds.runner(step).addTarget(step + ".update");
            return report(step, runner, extras(name), batch.count());
        }
    }

    /** What a step would report, which changes nothing. */
    StepResult look(String name, Batch batch) {
        String step = STEP + name;
        try (Feeds feeds = new Feeds(batch).drops(0, 0)) {
            return report(step, feeds.runner(step), StepExtras.NONE, batch.count());
        }
    }

    /**
     * Runs a second-order step of alpha, which looks one step of the weights ahead; reports the losses there.
     *
     * @param batch of alpha's images
     * @param train the batch of the weight step that follows
     * @param rate learning rate of alpha
     * @param innerRate learning rate of the weights
     * @see UnrolledStep
     */
    StepResult unrolledStep(String name, Batch batch, Batch train, double rate, double innerRate) {
        look(name, train, innerRate);
        StepResult result = valid(name, batch);
        plus(name, train, innerRate);
        return result.with(minus(name, train, rate, innerRate));
    }

    void look(String name, Batch train, double innerRate) {
        part(name, ".look", train, 0, innerRate, StepExtras.NONE);
    }

    StepResult valid(String name, Batch batch) {
        String step = STEP + name;
        try (Feeds feeds = new Feeds(batch).drops(0, 0)) {
            return report(step, feeds.runner(step).addTarget(step + ".valid"), StepExtras.NONE, batch.count());
        }
    }

    void plus(String name, Batch train, double innerRate) {
        part(name, ".plus", train, 0, innerRate, StepExtras.NONE);
    }

    /** Gives what is known of the bound on alpha's gradient and of its loss scale. */
    Map<String, Double> minus(String name, Batch train, double rate, double innerRate) {
        return part(name, ".minus", train, rate, innerRate, extras(name));
    }

    private Map<String, Double> part(
            String name, String part, Batch train, double rate, double innerRate, StepExtras extras) {
        String step = STEP + name;
        try (Feeds feeds = new Feeds(train)
                .number("rate", rate)
                .number("inner-rate", innerRate)
                .drops(0, 0)) {
            Session.Runner runner = feeds.runner(step).addTarget(step + part);
            extras.fetch(runner);
            try (Result result = run(runner)) {
                return extras.read(result, 0);
            }
        }
    }

    private StepExtras extras(String name) {
        String scaling = STEP + name + LossScaling.FETCHED;
        return new StepExtras(
                Optional.ofNullable(clippings.get(name)),
                Optional.of(scaling).filter(operation -> graph.operation(operation) != null));
    }

    private StepResult report(String step, Session.Runner runner, StepExtras extras, int count) {
        List<String> named = terms.getOrDefault(step, List.of());
        named.forEach(term -> runner.fetch(step + TERM + term));
        runner.fetch(step + ".loss");
        extras.fetch(runner);
        boolean labelled = seesLabels(step);
        if (labelled) {
            runner.fetch(step + ".correct");
        }
        try (Result result = run(runner)) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (int i = 0; i < named.size(); i++) {
                values.put(named.get(i), number(result.get(i)));
            }
            int next = named.size() + 1;
            values.putAll(extras.read(result, next));
            OptionalInt correct = labelled
                    ? OptionalInt.of(((TInt32) result.get(next + extras.count())).getInt())
                    : OptionalInt.empty();
            return new StepResult(number(result.get(named.size())), Map.of(), correct, count).with(values);
        }
    }

    /** What an operation gives of a batch, as a step would compute it; changes nothing. */
    float[] look(String name, Batch batch, String operation) {
        try (Feeds feeds = new Feeds(batch).drops(0, 0);
                Result result = feeds.runner(STEP + name).fetch(operation).run()) {
            return Tensors.floats((TFloat32) result.get(0));
        }
    }

    /** Lets operations give these numbers in the place of what they compute, in all that follows, and no others. */
    void replace(Map<String, float[][]> values) {
        replaced.values().forEach(Tensor::close);
        replaced.clear();
        values.forEach((operation, numbers) -> replaced.put(operation, Tensors.of(numbers)));
    }

    private Session.Runner runner() {
        Session.Runner runner = session.runner();
        replaced.forEach(runner::feed);
        return runner;
    }

    Handles handles() {
        return handles;
    }

    private Result run(Session.Runner runner) {
        if (traces.isEmpty()) {
            return runner.run();
        }
        Result result = runner.setOptions(StepTrace.OPTIONS).runAndFetchMetadata();
        result.getMetadata().ifPresent(traces.get()::add);
        return result;
    }

    /** What TensorFlow did in the steps that {@code steps} runs. */
    StepTrace trace(Runnable steps) {
        List<RunMetadata> runs = new ArrayList<>();
        traces = Optional.of(runs);
        try {
            steps.run();
        } finally {
            traces = Optional.empty();
        }
        return StepTraceReader.read(runs, graph);
    }

    /** How many operations the graph has. */
    int operations() {
        return operations;
    }

    private boolean seesLabels(String step) {
        return graph.operation(step + ".correct") != null;
    }

    /** Tensors that a step is fed; closed after it. */
    private final class Feeds implements AutoCloseable {
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();
        private final Batch batch;

        Feeds(Batch batch) {
            this.batch = batch;
            standing.forEach((name, tensor) -> tensors.put(name, tensor.get()));
            tensors.put("images", images(batch, 0));
            if (graph.operation("images-2") != null && batch.views().size() > 1) {
                tensors.put("images-2", images(batch, 1));
            }
        }

        Feeds number(String name, double value) {
            tensors.put(name, TFloat32.scalarOf((float) value));
            return this;
        }

        Feeds drops(double probability, long seed) {
            tensors.put("seed", TInt64.vectorOf(seed, 0));
            return number(GraphWriter.PROGRESS, progress).number("drop-path", probability);
        }

        /** A runner that is fed; it gets the labels only if the step looks at them. */
        Session.Runner runner(String step) {
            if (seesLabels(step)) {
                tensors.computeIfAbsent("labels", name -> TInt32.vectorOf(batch.labels()));
                if (graph.operation(GraphWriter.MIXED_IN) != null) {
                    tensors.computeIfAbsent(GraphWriter.MIXED_IN, name -> TInt32.vectorOf(batch.mixedIn()));
                    number(GraphWriter.SHARE, batch.share());
                }
            }
            Session.Runner runner = GraphSession.this.runner();
            tensors.forEach(runner::feed);
            return runner;
        }

        @Override
        public void close() {
            tensors.values().forEach(Tensor::close);
        }
    }

    /** Predicted class of each image. */
    int[] predict(Batch batch) {
        try (TFloat32 images = images(batch, 0);
                Result result =
                        runner().feed("images", images).fetch("predict.classes").run()) {
            return Tensors.ints((TInt32) result.get(0));
        }
    }

    /** Logits of each image, {@code [N, classes]} row-major, in evaluation mode. */
    float[] logits(Batch batch) {
        return predict(batch, "predict.logits");
    }

    /** What the classifier sees of each image, {@code [N, F]} row-major, in evaluation mode. */
    float[] features(Batch batch) {
        return predict(batch, "predict.features");
    }

    private float[] predict(Batch batch, String what) {
        try (TFloat32 images = images(batch, 0);
                Result result = runner().feed("images", images).fetch(what).run()) {
            return Tensors.floats((TFloat32) result.get(0));
        }
    }

    /** A copy of one variable. */
    float[] read(String variable) {
        return fetch("state." + variable + ".read");
    }

    /** What an operation that needs nothing fed gives. */
    float[] fetch(String operation) {
        try (Result result = session.runner().fetch(operation).run()) {
            return Tensors.floats((TFloat32) result.get(0));
        }
    }

    /** A copy of all variables. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        Session.Runner runner = session.runner();
        variables.forEach(variable -> runner.fetch("state." + variable + ".read"));
        try (Result result = runner.run()) {
            for (int i = 0; i < variables.size(); i++) {
                state.put(variables.get(i), Tensors.floats((TFloat32) result.get(i)));
            }
        }
        return state;
    }

    /** Sets one variable. */
    void set(String variable, float[] values) {
        try (TFloat32 tensor = Tensors.of(Shape.of(values.length), values)) {
            session.runner()
                    .feed("state." + variable + ".value", tensor)
                    .addTarget("state." + variable + ".assign")
                    .run()
                    .close();
        }
    }

    /** Sets all variables, in one call: TensorFlow prepares the graph anew for each other set of operations. */
    void restore(Map<String, float[]> state) {
        Session.Runner runner = session.runner();
        List<TFloat32> tensors = new ArrayList<>();
        try {
            for (String variable : variables) {
                float[] values = values(state, variable);
                TFloat32 tensor = Tensors.of(Shape.of(values.length), values);
                tensors.add(tensor);
                runner.feed("state." + variable + ".value", tensor).addTarget("state." + variable + ".assign");
            }
            runner.run().close();
        } finally {
            tensors.forEach(Tensor::close);
        }
    }

    private float[] values(Map<String, float[]> state, String variable) {
        float[] values = state.get(variable);
        if (values == null) {
            throw new IllegalArgumentException("the saved state has no variable '" + variable + "', it has "
                    + state.keySet() + "; it belongs to another network");
        }
        long expected = graph.operation("state." + variable + ".value")
                .output(0)
                .shape()
                .size();
        if (values.length != expected) {
            throw new IllegalArgumentException("variable '" + variable + "' of the saved state has " + values.length
                    + " numbers, the graph wants " + expected);
        }
        return values;
    }

    private TFloat32 images(Batch batch, int view) {
        return Tensors.of(
                Shape.of(batch.count(), input.height(), input.width(), input.channels()),
                batch.views().get(view));
    }

    private static double number(Tensor tensor) {
        return ((TFloat32) tensor).getFloat();
    }

    @Override
    public void close() {
        replace(Map.of());
        session.close();
        graph.close();
    }
}
