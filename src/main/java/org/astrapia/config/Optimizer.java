package org.astrapia.config;

import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Parameter.numbers;
import static org.astrapia.language.Term.term;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Parameter;
import org.astrapia.language.Vocabulary;

/** How gradients change weights, and how the learning rate changes over the epochs. */
public sealed interface Optimizer {
    /** The optimizers by name, their schedules apart. */
    Vocabulary<Optimizer> TERMS = Vocabulary.of(
            "optimizer",
            Optimizer.class,
            term(
                    Sgd.class,
                    "sgd",
                    "stochastic gradient descent; clip bounds the global norm of the gradient",
                    a -> new Sgd(
                            a.number("rate"),
                            a.number("momentum"),
                            a.number("decay"),
                            a.number("clip", Double.POSITIVE_INFINITY),
                            new Schedule.Constant()),
                    learningRate().of(Sgd::rate),
                    number("momentum").from(0).below(1).or(0.0).named().of(Sgd::momentum),
                    weightDecay().of(Sgd::decay),
                    clipping().of(Optimizer::finiteClip)),
            term(
                    Adam.class,
                    "adam",
                    "Adam, decay as part of the gradient",
                    a -> new Adam(
                            a.number("rate"),
                            a.numbers("betas").get(0),
                            a.numbers("betas").get(1),
                            a.number("decay"),
                            a.number("clip", Double.POSITIVE_INFINITY),
                            new Schedule.Constant()),
                    learningRate().of(Adam::rate),
                    numbers("betas")
                            .items(2)
                            .from(0)
                            .below(1)
                            .or(List.of(0.9, 0.999))
                            .named()
                            .of(adam -> List.of(adam.beta1(), adam.beta2())),
                    weightDecay().of(Adam::decay),
                    clipping().of(Optimizer::finiteClip)));

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
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** Learning rate of the first epoch. */
    double rate();

    /** Largest global norm of the raw gradient; infinite for none. */
    double clip();

    /** Learning rate over the epochs. */
    Schedule schedule();

    /** The same with another schedule. */
    Optimizer with(Schedule other);

    /** Learning rate of {@code epoch} (from 0) of {@code epochs}. */
    default double rateAt(int epoch, int epochs) {
        return schedule().rateAt(rate(), epoch, epochs);
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
     * Stochastic gradient descent as PyTorch's: clip the global norm, add {@code decay * w}, {@code m = momentum * m +
     * d}, {@code w -= rate * m}.
     *
     * @param clip largest global norm of the raw gradient; infinite for none
     */
    record Sgd(double rate, double momentum, double decay, double clip, Schedule schedule) implements Optimizer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sgd(this);
        }

        @Override
        public Optimizer with(Schedule other) {
            return new Sgd(rate, momentum, decay, clip, other);
        }

        @Override
        public boolean looksAhead() {
            return true;
        }
    }

    /**
     * Adam with weight decay as part of the gradient and epsilon (1e-8) added after bias correction, as PyTorch's.
     *
     * @param clip largest global norm of the raw gradient; infinite for none
     */
    record Adam(double rate, double beta1, double beta2, double decay, double clip, Schedule schedule)
            implements Optimizer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adam(this);
        }

        @Override
        public Optimizer with(Schedule other) {
            return new Adam(rate, beta1, beta2, decay, clip, other);
        }

        @Override
        public boolean stepsByRate() {
            return true;
        }
    }

    /** Learning rate of an epoch. */
    sealed interface Schedule {
        /** Learning rate of {@code epoch} (from 0) of {@code epochs}. */
        double rateAt(double rate, int epoch, int epochs);

        /** As it is written; empty when nothing is. */
        Optional<Written> written();

        /** The same rate for all epochs: what holds when no schedule is written. */
        record Constant() implements Schedule {
            @Override
            public double rateAt(double rate, int epoch, int epochs) {
                return rate;
            }

            @Override
            public Optional<Written> written() {
                return Optional.empty();
            }
        }

        /** A schedule that is written. */
        sealed interface Written extends Schedule {
            /** The schedules by name. */
            Vocabulary<Written> TERMS = Vocabulary.of(
                    "schedule",
                    Written.class,
                    term(
                            Cosine.class,
                            "cosine",
                            "falls from the rate to the minimum along half a cosine",
                            a -> new Cosine(a.number("minimum")),
                            number("minimum").from(0).to(100).or(0.0).of(Cosine::minimum)));

            /** Where it ends, at most the rate with which it begins. */
            double minimum();

            @Override
            default Optional<Written> written() {
                return Optional.of(this);
            }
        }

        /** {@code minimum + (rate - minimum) * (1 + cos(pi * epoch / epochs)) / 2}; epoch 0 trains with the full rate. */
        record Cosine(double minimum) implements Written {
            @Override
            public double rateAt(double rate, int epoch, int epochs) {
                return minimum + (rate - minimum) * (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
            }
        }
    }

    private static Parameter learningRate() {
        return number("rate").above(0).to(100);
    }

    private static Parameter weightDecay() {
        return number("decay").from(0).to(1).or(0.0).named();
    }

    private static Parameter clipping() {
        return number("clip").above(0).to(1e9).orNothing().named();
    }

    private static Optional<Double> finiteClip(Optimizer optimizer) {
        return Optional.of(optimizer.clip()).filter(Double::isFinite);
    }
}
