package org.astrapia.space;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.number;

import org.astrapia.language.Vocabulary;

/** How the architecture logits alpha of an edge become weights of its operations. */
public sealed interface Mixing {
    /** The ways by name. */
    Vocabulary<Mixing> TERMS = Vocabulary.of(
            "mixing",
            Mixing.class,
            term(Softmax.class, "softmax", "softmax over the operations of an edge, as in DARTS", a -> new Softmax()),
            term(
                    Sigmoid.class,
                    "sigmoid",
                    "every operation of an edge on its own, as in FairDARTS and SSF-NAS",
                    a -> new Sigmoid()),
            term(
                    Gumbel.class,
                    "gumbel",
                    "in each step one operation of an edge, drawn with the probabilities of softmax; alpha's gradient takes the draw"
                            + " for a softmax whose temperature falls from the first number to the second, as in GDAS",
                    a -> new Gumbel(a.number("first"), a.number("last")),
                    number("first").above(0).to(1000).or(10.0).of(Gumbel::first),
                    number("last").above(0).to(1000).or(0.1).of(Gumbel::last)),
            term(
                    Dsnas.class,
                    "dsnas",
                    "in each step one operation of an edge, drawn with the probabilities of softmax; alpha's gradient is that of the"
                            + " draw's log-probability times the derivative by its weight, as in DSNAS; an edge whose two likeliest"
                            + " operations are this far apart takes the first of them and stands still",
                    a -> new Dsnas(a.number("stop")),
                    number("stop").above(0).to(1).or(0.3).of(Dsnas::stop)),
            term(
                    Dirichlet.class,
                    "dirichlet",
                    "in each step weights of an edge drawn from a Dirichlet distribution with the concentration elu(alpha) + 1, as in"
                            + " DrNAS; concentration(l2) beside the loss holds it near 1",
                    a -> new Dirichlet()));

    /**
     * What a mixing is in another form, such as operations of a graph.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        /** {@link Softmax}. */
        R softmax(Softmax mixing);

        /** {@link Sigmoid}. */
        R sigmoid(Sigmoid mixing);

        /** {@link Gumbel}. */
        R gumbel(Gumbel mixing);

        /** {@link Dsnas}. */
        R dsnas(Dsnas mixing);

        /** {@link Dirichlet}. */
        R dirichlet(Dirichlet mixing);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** Standard deviation of the first logits in the published code. */
    double noise();

    /** Weights of an edge's operations from its logits {@code [operations]}, in double precision; what is drawn has its mean. */
    double[] weights(float[] alpha);

    /** Whether the weight of an operation does not depend on the other operations of its edge. */
    default boolean isIndependent() {
        return false;
    }

    /** Whether a step takes one operation of an edge and leaves out the others. */
    default boolean choosesOne() {
        return false;
    }

    /** Whether it has a concentration that a loss can hold near 1. */
    default boolean hasConcentration() {
        return false;
    }

    /** Whether every step draws at random. */
    default boolean draws() {
        return false;
    }

    /**
     * Temperature of the draws in an epoch.
     *
     * @param epoch of those in which alpha moves; below 0 before them
     * @param epochs in which alpha moves
     */
    default double temperature(int epoch, int epochs) {
        return 1;
    }

    /**
     * Which operations of an edge have changed sides: a weight that is independent that of 0.5; of the others the strongest operation
     * of an edge where it was another one.
     *
     * @param before weights of the edge's operations
     * @param now the same, later
     */
    default boolean[] changed(double[] before, double[] now) {
        boolean[] changed = new boolean[now.length];
        int strongest = Shares.strongest(now);
        changed[strongest] = strongest != Shares.strongest(before);
        return changed;
    }

    /** DARTS: softmax over the operations of an edge; logits start at 1e-3 * N(0, 1). */
    record Softmax() implements Mixing {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmax(this);
        }

        @Override
        public double noise() {
            return Shares.NOISE;
        }

        @Override
        public double[] weights(float[] alpha) {
            return Shares.softmax(alpha);
        }
    }

    /** FairDARTS: sigmoid, every operation on its own; logits start at 0. */
    record Sigmoid() implements Mixing {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sigmoid(this);
        }

        @Override
        public double noise() {
            return 0;
        }

        @Override
        public double[] weights(float[] alpha) {
            double[] weights = new double[alpha.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = 1 / (1 + Math.exp(-alpha[i]));
            }
            return weights;
        }

        @Override
        public boolean isIndependent() {
            return true;
        }

        @Override
        public boolean[] changed(double[] before, double[] now) {
            boolean[] changed = new boolean[now.length];
            for (int i = 0; i < now.length; i++) {
                changed[i] = before[i] > 0.5 != now[i] > 0.5;
            }
            return changed;
        }
    }

    /**
     * GDAS (Dong and Yang 2019, equations 3 to 6; code D-X-Y/AutoDL-Projects, {@code forward_gdas}): with g = -log(-log(u)) and p =
     * softmax((alpha + g) / temperature) the operation with the largest p has the weight 1 and the others 0, and the derivative by
     * alpha is that of p.
     *
     * @param first temperature in the first epoch in which alpha moves
     * @param last temperature in the last; between them it changes evenly from epoch to epoch
     */
    record Gumbel(double first, double last) implements Mixing {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gumbel(this);
        }

        @Override
        public double noise() {
            return Shares.NOISE;
        }

        @Override
        public double[] weights(float[] alpha) {
            return Shares.softmax(alpha);
        }

        @Override
        public boolean choosesOne() {
            return true;
        }

        @Override
        public boolean draws() {
            return true;
        }

        @Override
        public double temperature(int epoch, int epochs) {
            return epochs < 2 ? first : first + (last - first) * Math.max(0, epoch) / (epochs - 1);
        }
    }

    /**
     * DSNAS (Hu et al. 2020, section 3.2; code SNAS-Series/SNAS-Series, {@code DSNAS/network.py}): an operation z of an edge is drawn
     * with p = softmax(alpha) and has the weight 1. With the derivative R of a loss by that weight, alpha's is R times that of log p(z).
     * The code looks once an epoch which edges are certain; here every step does, so that nothing has to be kept.
     *
     * @param stop difference between the two largest p from which an edge is certain; 1 for never
     */
    record Dsnas(double stop) implements Mixing {
        /** That of the published code. */
        private static final double NOISE = 0.01;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dsnas(this);
        }

        @Override
        public double noise() {
            return NOISE;
        }

        @Override
        public double[] weights(float[] alpha) {
            return Shares.softmax(alpha);
        }

        @Override
        public boolean choosesOne() {
            return true;
        }

        @Override
        public boolean draws() {
            return true;
        }
    }

    /**
     * DrNAS (Chen et al. 2021; code xiangning-chen/DrNAS): the weights of an edge are drawn from Dirichlet(elu(alpha) + 1). They are
     * shares of Gamma samples, so that a derivative goes through the draw.
     */
    record Dirichlet() implements Mixing {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dirichlet(this);
        }

        @Override
        public double noise() {
            return Shares.NOISE;
        }

        /** The mean. */
        @Override
        public double[] weights(float[] alpha) {
            double[] concentration = new double[alpha.length];
            for (int i = 0; i < alpha.length; i++) {
                concentration[i] = alpha[i] > 0 ? alpha[i] + 1.0 : Math.exp(alpha[i]);
            }
            return Shares.of(concentration);
        }

        @Override
        public boolean hasConcentration() {
            return true;
        }

        @Override
        public boolean draws() {
            return true;
        }
    }
}
