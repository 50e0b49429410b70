package org.astrapia.config;

/** How gradients change weights, and how the learning rate changes over the epochs. */
public sealed interface Optimizer {
    /** Learning rate of the first epoch. */
    double rate();

    /** Learning rate over the epochs. */
    Schedule schedule();

    /**
     * Stochastic gradient descent as PyTorch's: clip the global norm, add {@code decay * w}, {@code m = momentum * m +
     * d}, {@code w -= rate * m}.
     *
     * @param clip largest global norm of the raw gradient; infinite for none
     */
    record Sgd(double rate, double momentum, double decay, double clip, Schedule schedule) implements Optimizer {}

    /**
     * Adam with weight decay as part of the gradient and epsilon (1e-8) added after bias correction, as PyTorch's.
     *
     * @param clip largest global norm of the raw gradient; infinite for none
     */
    record Adam(double rate, double beta1, double beta2, double decay, double clip, Schedule schedule)
            implements Optimizer {}

    /** Learning rate of an epoch. */
    sealed interface Schedule {
        /** The same rate for all epochs. */
        record Constant() implements Schedule {}

        /** {@code minimum + (rate - minimum) * (1 + cos(pi * epoch / epochs)) / 2}; epoch 0 trains with the full rate. */
        record Cosine(double minimum) implements Schedule {}

        /** Learning rate of {@code epoch} (from 0) of {@code epochs}. */
        default double rateAt(double rate, int epoch, int epochs) {
            if (this instanceof Cosine cosine) {
                return cosine.minimum() + (rate - cosine.minimum()) * (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
            }
            return rate;
        }
    }

    /** Learning rate of {@code epoch} (from 0) of {@code epochs}. */
    default double rateAt(int epoch, int epochs) {
        return schedule().rateAt(rate(), epoch, epochs);
    }
}
