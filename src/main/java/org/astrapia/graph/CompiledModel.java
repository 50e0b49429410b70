package org.astrapia.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.training.LossScale;
import org.astrapia.data.batch.Batch;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Layout;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Program;

/** What the models have in common: a program, its steps and the graph that runs them. */
abstract class CompiledModel implements Model {
    /** The program as described, before passes. */
    private final Program program;

    private final Program compiled;
    private final List<GraphWriter.Step> steps;
    private final Optional<LossScale> scale;
    private final GraphSession session;
    private final Layout layout;

    /** Compiles the program. */
    CompiledModel(Program program, List<GraphWriter.Step> steps, Target target) {
        this.program = program;
        this.compiled =
                PassPipeline.run(program, target.passes(), target.execution().isNarrow());
        this.steps = List.copyOf(steps);
        this.scale = target.execution().scaled();
        this.layout = Layout.of(compiled);
        this.session = new GraphSession(GraphWriter.write(compiled, target, steps), compiled, target);
    }

    /** Draws weights, and alpha if any, from the seed and sets optimizers and statistics to their beginning. */
    public final void initialize(long seed) {
        session.restore(InitialState.of(compiled, steps, scale, seed));
    }

    /** Weights and statistics of {@link #initialize}, by their names. */
    final Map<String, float[]> beginning(long seed) {
        return NamedState.read(compiled, InitialState.of(compiled, steps, scale, seed));
    }

    /** Tells the steps that follow which share of the training is done, 0 to 1; 0 at the beginning. */
    public final void progress(double share) {
        session.progress(share);
    }

    /** What TensorFlow does in the steps that {@code steps} runs; they take longer than usual. */
    public final StepTrace trace(Runnable steps) {
        return session.trace(steps);
    }

    /** How many operations the graph has: all steps, evaluation and state. */
    public final int operations() {
        return session.operations();
    }

    final GraphSession session() {
        return session;
    }

    @Override
    public final byte[] graphDef() {
        return session.graphDef();
    }

    @Override
    public final Map<String, float[]> state() {
        return session.state();
    }

    @Override
    public final void restore(Map<String, float[]> state) {
        session.restore(state);
    }

    @Override
    public final int[] predict(Batch batch) {
        return session.predict(batch);
    }

    @Override
    public final float[] features(Batch batch) {
        return session.features(batch);
    }

    /** How many numbers {@link #features} gives of an image. */
    public final int featureCount() {
        return program.output(Program.FEATURES).dimensions().channels();
    }

    @Override
    public final Layout layout() {
        return layout;
    }

    /**
     * Begins with weights of another network; what has no name among them stays as it was drawn.
     *
     * @param weights {@link Layout#cut} of a network alike
     */
    public final void begin(Map<String, float[]> weights) {
        Map<String, float[]> state = session.state();
        NamedState.overlay(compiled, state, weights);
        if (averages()) {
            InitialState.beginAverages(state);
        }
        session.restore(state);
    }

    /** Whether moving averages of the weights count in an evaluation. */
    private boolean averages() {
        return steps.stream().anyMatch(step -> step.average() > 0);
    }

    /** As {@link #body}, but what an evaluation takes: the moving averages where there are any. */
    public final Map<String, float[]> evaluated() {
        Map<String, float[]> state = session.state();
        if (averages()) {
            GraphWriter.AVERAGED.forEach(variable -> state.put(variable, state.get(variable + GraphWriter.AVERAGE)));
        }
        return NamedState.read(compiled, state);
    }

    /** Weights by parameter and running statistics by site, to begin another network of the same body with. */
    public final Map<String, float[]> body() {
        return NamedState.read(compiled, session.state());
    }

    /**
     * Takes over what another network has learnt, all but the classifier.
     *
     * @param body {@link #body} of a network that holds all of this one's
     */
    public final void adopt(Map<String, float[]> body) {
        Map<String, float[]> state = session.state();
        NamedState.write(compiled, state, body);
        if (averages()) {
            InitialState.beginAverages(state);
        }
        session.restore(state);
    }

    @Override
    public final float[] logits(Batch batch) {
        return session.logits(batch);
    }

    @Override
    public final long parameters() {
        return NetworkCounts.of(program).parameters();
    }

    @Override
    public final void close() {
        session.close();
    }
}
