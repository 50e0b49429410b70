package org.astrapia.config;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.flag;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.numbers;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Arguments;
import org.astrapia.language.TermParameter;
import org.astrapia.language.Vocabulary;

/** How gradients change weights, and how the learning rate changes in the course of the training. */
public sealed interface Optimizer {
    /** The optimizers by name, their schedules apart. */
    Vocabulary<Optimizer> TERMS = Vocabulary.of(
            "optimizer",
            Optimizer.class,
            term(
                            Sgd.class,
                            "sgd",
                            "stochastic gradient descent; clip bounds the norm of the whole gradient, decay-norm is the"
                                    + " decay of biases and normalisation, rate-head the rate of the classifier",
                            a -> new Sgd(common(a), a.number("momentum"), a.flag("nesterov")),
                            learningRate().of(Optimizer::rate),
                            momentum(0).of(Sgd::momentum),
                            weightDecay(0).of(Optimizer::decay),
                            clipping().of(Optimizer::finiteClip),
                            decayOfNorm().of(Optimizer::decayNorm),
                            rateOfHead().of(Optimizer::rateHead),
                            flag("nesterov").or("false").namedUnlessInitial().of(Sgd::nesterov))
                    .unless(Sgd::flaw),
            term(
                    Adam.class,
                    "adam",
                    "Adam; the decay is added to the gradient",
                    a -> new Adam(
                            common(a),
                            a.numbers("betas").get(0),
                            a.numbers("betas").get(1)),
                    learningRate().of(Optimizer::rate),
                    betas().of(adam -> List.of(adam.beta1(), adam.beta2())),
                    weightDecay(0).of(Optimizer::decay),
                    clipping().of(Optimizer::finiteClip),
                    decayOfNorm().of(Optimizer::decayNorm),
                    rateOfHead().of(Optimizer::rateHead)),
            term(
                    AdamW.class,
                    "adamw",
                    "Adam; the decay is separate: every step multiplies the weights by 1 - rate * decay",
                    a -> new AdamW(
                            common(a),
                            a.numbers("betas").get(0),
                            a.numbers("betas").get(1)),
                    learningRate().of(Optimizer::rate),
                    betas().of(adam -> List.of(adam.beta1(), adam.beta2())),
                    weightDecay(0.01).of(Optimizer::decay),
                    clipping().of(Optimizer::finiteClip),
                    decayOfNorm().of(Optimizer::decayNorm),
                    rateOfHead().of(Optimizer::rateHead)),
            term(
                    Lars.class,
                    "lars",
                    "sgd that scales the gradient of each weight tensor to trust times the norm of the weights; with bounded=true no"
                            + " step is longer than that of sgd; biases and normalisation are not scaled, and decay only with"
                            + " decay-norm",
                    a -> new Lars(common(a), a.number("momentum"), a.number("trust"), a.flag("bounded")),
                    learningRate().of(Optimizer::rate),
                    momentum(0.9).of(Lars::momentum),
                    weightDecay(0).of(Optimizer::decay),
                    number("trust").above(0).to(100).or(0.001).named().of(Lars::trust),
                    clipping().of(Optimizer::finiteClip),
                    number("decay-norm")
                            .from(0)
                            .to(1)
                            .or(0.0)
                            .namedUnlessInitial()
                            .of(Optimizer::decayNorm),
                    number("rate-norm").above(0).to(100).orNothing().named().of(Optimizer::rateNorm),
                    rateOfHead().of(Optimizer::rateHead),
                    flag("bounded").or("false").namedUnlessInitial().of(Lars::bounded)));

    /**
     * What an optimizer is in another form, such as a graph's.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        /** {@link Sgd}. */
        R sgd(Sgd sgd);

        /** {@link Adam}. */
        R adam(Adam adam);

        /** {@link AdamW}. */
        R adamw(AdamW adamw);

        /** {@link Lars}. */
        R lars(Lars lars);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** What it has in common with the others. */
    Common common();

    /** The same with other values of what they have in common. */
    Optimizer with(Common other);

    /** Full learning rate, from which schedules begin or to which they rise. */
    default double rate() {
        return common().rate();
    }

    /** Weight decay. */
    default double decay() {
        return common().decay();
    }

    /** Weight decay of biases and normalisation, of every parameter that is a vector; empty where it is that of all. */
    default Optional<Double> decayNorm() {
        return common().decayNorm();
    }

    /** Full learning rate of biases and normalisation; empty where it is that of all. */
    default Optional<Double> rateNorm() {
        return common().rateNorm();
    }

    /** Full learning rate of the classifier, which follows the same schedule in proportion; empty where it is that of all. */
    default Optional<Double> rateHead() {
        return common().rateHead();
    }

    /** Largest global norm of the raw gradient; infinite for none. */
    default double clip() {
        return common().clip();
    }

    /** Learning rate over the epochs. */
    default Schedule schedule() {
        return common().schedule();
    }

    /** The same with another schedule. */
    default Optimizer with(Schedule other) {
        return with(common().with(other));
    }

    /** The same for a training of another kind, of which a bound on the gradient or a rate of the classifier say nothing. */
    default Optimizer forAnotherLoss() {
        return with(common().forAnotherLoss());
    }

    /** Learning rate of a step. */
    default double rateAt(Schedule.Place place) {
        return schedule().rateAt(rate(), place);
    }

    /** Whether a step moves a weight by about the rate, however large the gradient is. */
    default boolean stepsByRate() {
        return false;
    }

    /** Whether one step of it can be looked ahead, as DARTS of second order does. */
    default boolean looksAhead() {
        return false;
    }

    /**
     * What all optimizers have.
     *
     * @param rate full learning rate
     * @param decay weight decay
     * @param clip largest global norm of the raw gradient; infinite for none
     * @param schedule learning rate over the epochs
     * @param decayNorm weight decay of biases and normalisation, if another
     * @param rateNorm full learning rate of biases and normalisation, if another
     * @param rateHead full learning rate of the classifier, if another
     */
    record Common(
            double rate,
            double decay,
            double clip,
            Schedule schedule,
            Optional<Double> decayNorm,
            Optional<Double> rateNorm,
            Optional<Double> rateHead) {
        /** The same values for all parameters. */
        public static Common of(double rate, double decay, double clip, Schedule schedule) {
            return new Common(rate, decay, clip, schedule, Optional.empty(), Optional.empty(), Optional.empty());
        }

        private Common with(Schedule other) {
            return new Common(rate, decay, clip, other, decayNorm, rateNorm, rateHead);
        }

        private Common forAnotherLoss() {
            return new Common(rate, decay, Double.POSITIVE_INFINITY, schedule, decayNorm, rateNorm, Optional.empty());
        }
    }

    /**
     * Stochastic gradient descent as PyTorch's: clip the global norm, {@code d = gradient + decay * w}, {@code m = momentum *
     * m + d}, {@code w -= rate * m}; with Nesterov's momentum {@code w -= rate * (d + momentum * m)}.
     */
    record Sgd(Common common, double momentum, boolean nesterov) implements Optimizer {
        /** Without Nesterov's momentum, alike for all parameters. */
        public Sgd(double rate, double momentum, double decay, double clip, Schedule schedule) {
            this(Common.of(rate, decay, clip, schedule), momentum, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sgd(this);
        }

        @Override
        public Optimizer with(Common other) {
            return new Sgd(other, momentum, nesterov);
        }

        @Override
        public boolean looksAhead() {
            return !nesterov && decayNorm().isEmpty() && rateHead().isEmpty();
        }

        private Optional<String> flaw() {
            return nesterov && momentum == 0
                    ? Optional.of("nesterov=true changes what momentum does, and the momentum is 0")
                    : Optional.empty();
        }
    }

    /** Adam with weight decay as part of the gradient and epsilon (1e-8) added after bias correction, as PyTorch's. */
    record Adam(Common common, double beta1, double beta2) implements Optimizer {
        /** Alike for all parameters. */
        public Adam(double rate, double beta1, double beta2, double decay, double clip, Schedule schedule) {
            this(Common.of(rate, decay, clip, schedule), beta1, beta2);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adam(this);
        }

        @Override
        public Optimizer with(Common other) {
            return new Adam(other, beta1, beta2);
        }

        @Override
        public boolean stepsByRate() {
            return true;
        }
    }

    /** Adam with {@code w *= 1 - rate * decay} before each step (Loshchilov and Hutter 2019, algorithm 2), as PyTorch's. */
    record AdamW(Common common, double beta1, double beta2) implements Optimizer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adamw(this);
        }

        @Override
        public Optimizer with(Common other) {
            return new AdamW(other, beta1, beta2);
        }

        @Override
        public boolean stepsByRate() {
            return true;
        }
    }

    /**
     * Layer-wise adaptive rates (You et al. 2017) as the code of Barlow Twins has them: {@code d = gradient + decay * w}, for each
     * tensor {@code d *= trust * |w| / |d|} where neither norm is 0, {@code m = momentum * m + d}, {@code w -= rate * m}. Vectors,
     * that is biases and normalisation, are not scaled. (The paper divides by {@code |gradient| + decay * |w|}.)
     *
     * @param bounded whether the factor is {@code min(trust * |w| / |d| / rate, 1)}, so that no tensor moves further than by plain
     *     descent (solo-learn's {@code clip_lr})
     */
    record Lars(Common common, double momentum, double trust, boolean bounded) implements Optimizer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lars(this);
        }

        @Override
        public Optimizer with(Common other) {
            return new Lars(other, momentum, trust, bounded);
        }
    }

    private static Common common(Arguments a) {
        return new Common(
                a.number("rate"),
                a.number("decay"),
                a.number("clip", Double.POSITIVE_INFINITY),
                new Schedule.Constant(),
                optional(a, "decay-norm"),
                optional(a, "rate-norm"),
                optional(a, "rate-head"));
    }

    private static Optional<Double> optional(Arguments a, String name) {
        return a.has(name) ? Optional.of(a.number(name)) : Optional.empty();
    }

    private static TermParameter learningRate() {
        return number("rate").above(0).to(100);
    }

    private static TermParameter momentum(double initial) {
        return number("momentum").from(0).below(1).or(initial).named();
    }

    private static TermParameter betas() {
        return numbers("betas")
                .items(2)
                .from(0)
                .below(1)
                .or(List.of(0.9, 0.999))
                .named();
    }

    private static TermParameter weightDecay(double initial) {
        return number("decay").from(0).to(1).or(initial).named();
    }

    private static TermParameter clipping() {
        return number("clip").above(0).to(1e9).orNothing().named();
    }

    private static TermParameter decayOfNorm() {
        return number("decay-norm").from(0).to(1).orNothing().named();
    }

    private static TermParameter rateOfHead() {
        return number("rate-head").above(0).to(100).orNothing().named();
    }

    private static Optional<Double> finiteClip(Optimizer optimizer) {
        return Optional.of(optimizer.clip()).filter(Double::isFinite);
    }
}
