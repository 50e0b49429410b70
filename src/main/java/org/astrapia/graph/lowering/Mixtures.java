package org.astrapia.graph.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.network.MixOp;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.astrapia.space.Mixing;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Mixing weights, and what takes one of several values by them. */
final class Mixtures {
    private Mixtures() {}

    static Lowered mix(Context context, Op.Mix op, Value value, List<Operand<TFloat32>> in) {
        return op.mixing().accept(new Weights(context, op.site(), value, in.get(0)));
    }

    /** Writes the weights that belong to logits {@code [edges, operations]}. */
    private record Weights(Context context, int site, Value value, Operand<TFloat32> alpha)
            implements Mixing.Visitor<Lowered> {
        private Ops tf() {
            return context.tf();
        }

        @Override
        public Lowered softmax(Mixing.Softmax mixing) {
            return Mixtures.softmax(context, alpha);
        }

        @Override
        public Lowered sigmoid(Mixing.Sigmoid mixing) {
            return Mixtures.sigmoid(context, alpha);
        }

        /** The published code adds the noise to log-softmax, which moves all logits of an edge alike. */
        @Override
        public Lowered gumbel(Mixing.Gumbel mixing) {
            if (!context.training()) {
                return Lowered.leaf(strongest(alpha));
            }
            Operand<TFloat32> temperature = context.draws().temperature();
            Operand<TFloat32> noisy = tf().math.add(alpha, gumbels());
            Operand<TFloat32> p = tf().nn.softmax(tf().math.div(noisy, temperature));
            return Lowered.unary(
                    strongest(noisy), gradient -> tf().math.div(throughSoftmax(tf(), gradient, p), temperature));
        }

        @Override
        public Lowered dsnas(Mixing.Dsnas mixing) {
            if (!context.training()) {
                return Lowered.leaf(strongest(alpha));
            }
            Ops tf = tf();
            Operand<TFloat32> p = tf.nn.softmax(alpha);
            Operand<TFloat32> gap = lead(tf, p);
            Operand<TFloat32> moves = tf.dtypes.cast(
                    tf.math.less(gap, tf.constant((float) mixing.stop())),
                    TFloat32.class); // 0 where an edge is certain
            Operand<TFloat32> chosen = strongest(tf.math.add(alpha, tf.math.mul(gumbels(), moves)));
            return Lowered.unary(chosen, gradient -> {
                Ops back = tf();
                Operand<TFloat32> reward = sumOfEdge(back, back.math.mul(gradient, chosen));
                return back.math.mul(back.math.sub(chosen, p), back.math.mul(reward, moves));
            });
        }

        /** By how much the largest number of each row exceeds the second; where there is no second, that number itself. */
        private Operand<TFloat32> lead(Ops tf, Operand<TFloat32> rows) {
            Constants constants = context.constants();
            int most = Math.min(2, value.dimensions().channels());
            Operand<TFloat32> largest =
                    tf.nn.topK(rows, tf.constant(most), TInt32.class).values();
            Operand<TFloat32> first = tf.slice(largest, constants.vector(0, 0), constants.vector(-1, 1));
            return most < 2
                    ? first
                    : tf.math.sub(first, tf.slice(largest, constants.vector(0, 1), constants.vector(-1, 1)));
        }

        /**
         * Shares x of Gamma samples g with the sum S. The derivative of a sample by its shape c is the implicit one (Figurnov et al.
         * 2018), so that with the derivative d by x that by c is {@code dg/dc (d - sum(d x)) / S}.
         */
        @Override
        public Lowered dirichlet(Mixing.Dirichlet mixing) {
            if (!context.training()) {
                return shares(context, alpha);
            }
            Ops tf = tf();
            Operand<TFloat32> concentration = tf.math.add(tf.nn.elu(alpha), tf.constant(1f));
            Operand<TFloat32> sample = context.draws().gamma(tf, sizes(), concentration, site);
            Operand<TFloat32> sum = sumOfEdge(tf, sample);
            Operand<TFloat32> shares = tf.math.div(sample, sum);
            return Lowered.unary(shares, gradient -> {
                Ops back = tf();
                Operand<TFloat32> mean = sumOfEdge(back, back.math.mul(gradient, shares));
                Operand<TFloat32> bySample = back.math.div(back.math.sub(gradient, mean), sum);
                Operand<TFloat32> byConcentration =
                        back.math.mul(bySample, back.random.randomGammaGrad(concentration, sample));
                return back.math.mul(byConcentration, back.math.minimum(concentration, back.constant(1f)));
            });
        }

        private Operand<TInt32> sizes() {
            return context.constants()
                    .vector(value.dimensions().sizes().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }

        private Operand<TFloat32> gumbels() {
            Ops tf = tf();
            Operand<TFloat32> uniform = context.draws().uniform(tf, sizes(), site);
            return tf.math.neg(tf.math.log(tf.math.neg(tf.math.log(uniform))));
        }

        /** 1 for the operation of an edge with the largest logit, the first of equal ones, and 0 for all others. */
        private Operand<TFloat32> strongest(Operand<TFloat32> logits) {
            Ops tf = tf();
            return tf.oneHot(
                    tf.math.argMax(logits, tf.constant(1)),
                    tf.constant(value.dimensions().channels()),
                    tf.constant(1f),
                    tf.constant(0f));
        }
    }

    static Lowered expected(Context context, MixOp.Expected op, List<Operand<TFloat32>> in) {
        return op.mixing().accept(new Means(context, in.get(0)));
    }

    /** Writes the means of the weights. */
    private record Means(Context context, Operand<TFloat32> alpha) implements Mixing.Visitor<Lowered> {
        @Override
        public Lowered softmax(Mixing.Softmax mixing) {
            return Mixtures.softmax(context, alpha);
        }

        @Override
        public Lowered sigmoid(Mixing.Sigmoid mixing) {
            return Mixtures.sigmoid(context, alpha);
        }

        @Override
        public Lowered gumbel(Mixing.Gumbel mixing) {
            return Mixtures.softmax(context, alpha);
        }

        @Override
        public Lowered dsnas(Mixing.Dsnas mixing) {
            return Mixtures.softmax(context, alpha);
        }

        @Override
        public Lowered dirichlet(Mixing.Dirichlet mixing) {
            return shares(context, alpha);
        }
    }

    private static Lowered softmax(Context context, Operand<TFloat32> alpha) {
        Operand<TFloat32> p = context.tf().nn.softmax(alpha);
        return Lowered.unary(p, gradient -> throughSoftmax(context.tf(), gradient, p));
    }

    private static Lowered sigmoid(Context context, Operand<TFloat32> alpha) {
        Operand<TFloat32> s = context.tf().math.sigmoid(alpha);
        return Lowered.unary(s, gradient -> {
            Ops tf = context.tf();
            return tf.math.mul(gradient, tf.math.mul(s, tf.math.sub(tf.constant(1f), s)));
        });
    }

    /** Each concentration, elu(alpha) + 1, over the sum of its edge: the mean of the Dirichlet distribution. */
    private static Lowered shares(Context context, Operand<TFloat32> alpha) {
        Ops tf = context.tf();
        Operand<TFloat32> concentration = tf.math.add(tf.nn.elu(alpha), tf.constant(1f));
        Operand<TFloat32> sum = sumOfEdge(tf, concentration);
        Operand<TFloat32> mean = tf.math.div(concentration, sum);
        return Lowered.unary(mean, gradient -> {
            Ops back = context.tf();
            Operand<TFloat32> common = sumOfEdge(back, back.math.mul(gradient, mean));
            Operand<TFloat32> byConcentration = back.math.div(back.math.sub(gradient, common), sum);
            return back.math.mul(byConcentration, back.math.minimum(concentration, back.constant(1f)));
        });
    }

    private static Operand<TFloat32> sumOfEdge(Ops tf, Operand<TFloat32> numbers) {
        return tf.reduceSum(numbers, tf.constant(new int[] {1}), ReduceSum.keepDims(true));
    }

    static Lowered row(Context context, MixOp.Row op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        int above = op.row();
        int below = value.inputs().get(0).dimensions().sizes().get(0) - above - 1;
        int columns = value.dimensions().channels();
        Operand<TFloat32> row = tf.reshape(
                tf.slice(in.get(0), constants.vector(above, 0), constants.vector(1, columns)),
                constants.vector(columns));
        return Lowered.unary(
                row,
                gradient -> context.tf()
                        .pad(
                                context.tf().reshape(gradient, constants.vector(1, columns)),
                                constants.matrix(new int[] {above, below}, new int[] {0, 0}),
                                constants.scalar(0f)));
    }

    /** Softmax of one row for each node, in which only its own edges count. */
    static Lowered nodeShares(Context context, MixOp.NodeShares op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        int edges = value.dimensions().sizes().get(0);
        Operand<TFloat32> masked =
                tf.math.add(tf.reshape(in.get(0), constants.vector(1, edges)), tf.constant(others(op.edges(), edges)));
        Operand<TFloat32> shares = tf.nn.softmax(masked);
        return Lowered.unary(column(context, shares, edges), gradient -> {
            Operand<TFloat32> row = context.tf().reshape(gradient, constants.vector(1, edges));
            return column(context, throughSoftmax(context.tf(), row, shares), edges);
        });
    }

    /** 0 for a node's own edges, and a very low number for all others. */
    private static float[][] others(List<Integer> edges, int all) {
        float[][] mask = new float[edges.size()][all];
        int first = 0;
        for (int node = 0; node < mask.length; node++) {
            Arrays.fill(mask[node], Pools.LOWEST);
            Arrays.fill(mask[node], first, first + edges.get(node), 0);
            first += edges.get(node);
        }
        return mask;
    }

    private static Operand<TFloat32> column(Context context, Operand<TFloat32> rows, int edges) {
        Constants constants = context.constants();
        return context.tf().reshape(context.tf().reduceSum(rows, constants.vector(0)), constants.vector(edges, 1));
    }

    static Lowered timesRows(Context context, List<Operand<TFloat32>> in) {
        Operand<TFloat32> matrix = in.get(0);
        Operand<TFloat32> column = in.get(1);
        return new Lowered(context.tf().math.mul(matrix, column), (gradient, wanted) -> {
            Ops tf = context.tf();
            return Arrays.asList(
                    wanted[0] ? tf.math.mul(gradient, column) : null,
                    wanted[1]
                            ? tf.reduceSum(
                                    tf.math.mul(gradient, matrix), tf.constant(new int[] {1}), ReduceSum.keepDims(true))
                            : null);
        });
    }

    private static Operand<TFloat32> throughSoftmax(Ops tf, Operand<TFloat32> gradient, Operand<TFloat32> p) {
        Operand<TFloat32> mean =
                tf.reduceSum(tf.math.mul(gradient, p), tf.constant(new int[] {1}), ReduceSum.keepDims(true));
        return tf.math.mul(tf.math.sub(gradient, mean), p);
    }

    static Lowered choose(Context context, MixOp.Choose op, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Operand<TFloat32> weights = in.get(0);
        List<Operand<TFloat32>> own = new ArrayList<>();
        List<Operand<TFloat32>> terms = new ArrayList<>();
        for (int i = 0; i < op.columns().size(); i++) {
            Operand<TFloat32> weight = tf.reshape(
                    tf.slice(weights, constants.vector(op.columns().get(i)), constants.vector(1)), constants.vector());
            own.add(weight);
            terms.add(tf.math.mul(in.get(i + 1), weight));
        }
        Operand<TFloat32> chosen = Sums.of(tf, terms);
        return new Lowered(chosen, (gradient, wanted) -> {
            Ops back = context.tf();
            List<Operand<TFloat32>> gradients = new ArrayList<>(
                    Arrays.asList(wanted[0] ? byWeights(back, weights, chosen, gradient) : (Operand<TFloat32>) null));
            for (int i = 0; i < own.size(); i++) {
                gradients.add(wanted[i + 1] ? back.math.mul(gradient, own.get(i)) : null);
            }
            return gradients;
        });
    }

    /** The result is the chosen value itself. */
    private static Operand<TFloat32> byWeights(
            Ops tf, Operand<TFloat32> weights, Operand<TFloat32> chosen, Operand<TFloat32> gradient) {
        Operand<TFloat32> ofChosen = Arithmetic.sum(tf, tf.math.mul(gradient, chosen), 4);
        Operand<TFloat32> ofOthers = Arithmetic.sum(tf, gradient, 4);
        Operand<TFloat32> others = tf.math.sub(tf.constant(1f), weights);
        return tf.math.add(tf.math.mul(weights, ofChosen), tf.math.mul(others, ofOthers));
    }
}
