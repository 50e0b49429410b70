package org.astrapia.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.loss.Losses;
import org.astrapia.data.batch.Batch;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Supernet;
import org.astrapia.network.SupernetPart;
import org.astrapia.space.Alphas;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.SearchSpace;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** The over-parameterised search network with its two steps. */
public final class SupernetModel extends CompiledModel {
    private static final String WEIGHTS = "weights";
    private static final String ARCHITECTURE = "architecture";

    /** A logit of which no 32-bit number is left beside one of the other sign. */
    private static final float CERTAIN = 1000;

    /**
     * How far alpha is moved for a derivative of its gradient, in all: about a sixth for each of forty logits. ReLU and the pools make steps
     * of the gradient, which a difference over 0.01 mistakes for a curvature ten times as large.
     */
    private static final double RADIUS = 1;

    private final SearchSpace space;
    private final boolean draws;
    private double dropped;
    private long dropSeed;

    /** Views of a batch that the weights' step looks at. */
    private final int views;

    private SupernetModel(SupernetPart part, Search search, Target target) {
        super(Networks.ofSearch(part, search, target.input()), steps(search), target);
        this.space = part.space();
        this.views = Losses.needsTwoViews(search.weightLoss()) ? 2 : 1;
        this.draws = search.mixing().draws();
        draw(0, search.mixing().temperature(0, search.epochs()));
    }

    /** Compiles the supernet of a space for a search; the variables are not initialised yet. */
    public static SupernetModel compile(SearchSpace space, Search search, Target target) {
        return compile(SupernetPart.whole(space), search, target);
    }

    /** The same of a part of it. */
    public static SupernetModel compile(SupernetPart part, Search search, Target target) {
        return new SupernetModel(part, search, target);
    }

    private static List<GraphWriter.Step> steps(Search search) {
        GraphWriter.Step weights =
                new GraphWriter.Step(WEIGHTS, Supernet.WEIGHT_LOSS, Kind.WEIGHT, search.weightOptimizer());
        return List.of(
                weights,
                new GraphWriter.Step(
                        ARCHITECTURE,
                        Supernet.ARCHITECTURE_LOSS,
                        Kind.ALPHA,
                        search.architectureOptimizer(),
                        search.order() == 2 ? Optional.of(weights) : Optional.empty()));
    }

    /**
     * Tells the steps that follow how to draw mixing weights; where none are drawn it does nothing.
     *
     * @param seed of the draws; the same seed gives the same
     * @param temperature of the draws
     */
    public void draw(long seed, double temperature) {
        if (draws) {
            session().feed(GraphWriter.MIXING_SEED, () -> TInt64.vectorOf(seed, 0));
            session().feed(GraphWriter.TEMPERATURE, () -> TFloat32.scalarOf((float) temperature));
        }
    }

    /**
     * Tells the first-order steps that follow how often to drop skip connections, where these are dropped.
     *
     * @param seed of what is dropped
     */
    public void drop(double probability, long seed) {
        dropped = probability;
        dropSeed = seed;
    }

    /** One step of the weights at learning rate {@code rate}. */
    public StepResult weightStep(Batch batch, double rate) {
        return session().step(WEIGHTS, batch, rate, dropped, dropSeed);
    }

    /** One first-order step of alpha at learning rate {@code rate}. */
    public StepResult architectureStep(Batch batch, double rate) {
        return session().step(ARCHITECTURE, batch, rate, dropped, dropSeed);
    }

    /**
     * One second-order step of alpha, of a search of order 2.
     *
     * @param train the batch of the weight step that follows
     * @param rate learning rate of alpha
     * @param weightRate learning rate of the weights
     */
    public StepResult architectureStep(Batch batch, Batch train, double rate, double weightRate) {
        return session().unrolledStep(ARCHITECTURE, batch, train, rate, weightRate);
    }

    /** What a step of alpha would report; changes nothing. */
    public StepResult look(Batch batch) {
        return session().look(ARCHITECTURE, batch);
    }

    /** Lets these weights mix the operations of each edge from now on, in all that the model computes, in the place of alpha's. */
    public void mixBy(MixingWeights weights) {
        Map<String, float[][]> values = new HashMap<>();
        List<String> kinds = space.skeleton().shape().names();
        for (int kind = 0; kind < kinds.size(); kind++) {
            float[][] rows = weights.kinds().get(kind);
            session().handles().mixes(kinds.get(kind)).forEach(operation -> values.put(operation, rows));
        }
        session().replace(values);
    }

    /** Lets alpha's weights mix again. */
    public void mixByAlpha() {
        session().replace(Map.of());
    }

    /**
     * Replaces the running statistics by the means of those that these batches have in the weights' step, so that an evaluation fits the
     * operations that now mix.
     */
    public void takeStatistics(List<Batch> batches) {
        String next = session().handles().statistics(WEIGHTS);
        float[] own = session().read(GraphWriter.STATISTICS);
        session().set(GraphWriter.STATISTICS, new float[own.length]);
        double[] sums = new double[own.length];
        double weight = 0;
        for (Batch batch : batches) {
            float[] moved = session().look(WEIGHTS, batch, next);
            Arrays.setAll(sums, i -> sums[i] + moved[i]);
            weight += RunningStatistics.shareOfNew(views);
        }
        float[] means = new float[own.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / weight);
        }
        session().set(GraphWriter.STATISTICS, means);
    }

    /** How many numbers alpha has. */
    public int alphaCount() {
        return session().read(GraphWriter.ALPHA).length;
    }

    /**
     * The Hessian of the architecture step's loss by alpha, times a vector, as a central difference of alpha's gradient; changes nothing.
     *
     * @param vector as long as alpha
     */
    public double[] hessianTimes(List<Batch> batches, double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        double radius = RADIUS / Math.max(length, Double.MIN_NORMAL);
        float[] own = session().read(GraphWriter.ALPHA);
        try {
            double[] above = gradient(batches, own, vector, radius);
            double[] below = gradient(batches, own, vector, -radius);
            double[] product = new double[own.length];
            Arrays.setAll(product, i -> (above[i] - below[i]) / (2 * radius));
            return product;
        } finally {
            session().set(GraphWriter.ALPHA, own);
        }
    }

    /** Mean of the batches. */
    private double[] gradient(List<Batch> batches, float[] alpha, double[] vector, double radius) {
        float[] moved = new float[alpha.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (alpha[i] + radius * vector[i]);
        }
        session().set(GraphWriter.ALPHA, moved);
        double[] mean = new double[alpha.length];
        for (Batch batch : batches) {
            float[] gradient =
                    session().look(ARCHITECTURE, batch, session().handles().gradient(ARCHITECTURE));
            Arrays.setAll(mean, i -> mean[i] + gradient[i] / (double) batches.size());
        }
        return mean;
    }

    /** Logits of each image with the batch's own statistics, {@code [N, classes]} row-major; changes nothing. */
    public float[] trainingLogits(Batch batch) {
        return session().look(ARCHITECTURE, batch, session().handles().logits());
    }

    /** Sets the architecture logits. */
    public void set(Alphas alphas) {
        float[] flat = session().read(GraphWriter.ALPHA);
        int next = 0;
        for (float[][] rows : alphas.kinds()) {
            for (float[] row : rows) {
                System.arraycopy(row, 0, flat, next, row.length);
                next += row.length;
            }
        }
        session().set(GraphWriter.ALPHA, flat);
    }

    /** Takes over the state of another supernet alike, but for the optimizer of the weights. */
    public void goOnFrom(Map<String, float[]> trained) {
        Map<String, float[]> state = state();
        trained.forEach((variable, values) -> {
            if (!variable.startsWith(GraphWriter.WEIGHTS + ".")) {
                state.put(variable, values);
            }
        });
        restore(state);
    }

    /** Weights and statistics with which {@link #initialize} begins, by their names. */
    public Map<String, float[]> initial(long seed) {
        return beginning(seed);
    }

    /** The current architecture logits. */
    public Alphas alphas() {
        float[] flat = session().read(GraphWriter.ALPHA);
        int kinds = space.skeleton().shape().kinds();
        int size = space.edges() * space.operations().size();
        int ofOperations = kinds * size;
        return new Alphas(
                IntStream.range(0, kinds)
                        .mapToObj(kind -> matrix(flat, kind * size))
                        .toList(),
                IntStream.iterate(ofOperations, begin -> begin < flat.length, begin -> begin + space.edges())
                        .mapToObj(begin -> Arrays.copyOfRange(flat, begin, begin + space.edges()))
                        .toList());
    }

    /**
     * What the step of alpha would report of single architectures: each with the shared weights, every edge with its own operation
     * alone, and the batch's own statistics. Nothing is changed.
     *
     * @param choices column of the operation of each edge, of the only kind of cell
     * @param batches as the step of alpha takes them
     * @return for each architecture what each batch gives; shorter where {@code goOn} was false before one
     */
    public List<List<StepResult>> singly(List<int[]> choices, List<Batch> batches, BooleanSupplier goOn) {
        float[] own = session().read(GraphWriter.ALPHA);
        List<List<StepResult>> results = new ArrayList<>();
        try {
            for (int[] choice : choices) {
                if (!goOn.getAsBoolean()) {
                    break;
                }
                session().set(GraphWriter.ALPHA, alone(choice, own));
                results.add(batches.stream()
                        .map(batch -> session().look(ARCHITECTURE, batch))
                        .toList());
            }
            return results;
        } finally {
            session().set(GraphWriter.ALPHA, own);
        }
    }

    /** Logits whose weights are 1 for one operation of each edge and 0 for the others; those of the edges themselves stay. */
    private float[] alone(int[] choice, float[] own) {
        int columns = space.operations().size();
        float[] alpha = own.clone();
        Arrays.fill(alpha, 0, choice.length * columns, -CERTAIN);
        for (int row = 0; row < choice.length; row++) {
            alpha[row * columns + choice[row]] = CERTAIN;
        }
        return alpha;
    }

    private float[][] matrix(float[] flat, int begin) {
        int columns = space.operations().size();
        float[][] matrix = new float[space.edges()][];
        for (int row = 0; row < matrix.length; row++) {
            matrix[row] = Arrays.copyOfRange(flat, begin + row * columns, begin + (row + 1) * columns);
        }
        return matrix;
    }
}
