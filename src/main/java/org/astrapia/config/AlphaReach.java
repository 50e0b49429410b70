package org.astrapia.config;

import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Schedule.Place;
import org.astrapia.language.Numbers;

/**
 * How far alpha can move: a step of Adam moves it by about its learning rate. Sigmoid weights begin at 1/2; a threshold of 0.85
 * needs alpha = ln(0.85 / 0.15) = 1.73, which takes some 5,800 steps of one sign at 3e-4.
 *
 * @param search whose steps are counted
 * @param steps of alpha in an epoch
 */
record AlphaReach(Search search, int steps) {
    /** Below this a sigmoid weight of 0.5 stays between 0.475 and 0.525, and softmax weights within a tenth of their values. */
    private static final double HARDLY = 0.1;

    /** @param trainingImages images that the distribution keeps for training */
    static AlphaReach of(Search search, int trainingImages) {
        return new AlphaReach(search, (int) Math.ceil(trainingImages * search.split() / search.batch()));
    }

    /** Says that the threshold of a derivation is out of reach; empty when it is not, or cannot be told. */
    Optional<String> beforeThreshold(double threshold) {
        double needed = Math.log(threshold / (1 - threshold));
        if (threshold == 0 || !search.mixing().isIndependent() || !isKnown() || most() >= needed) {
            return Optional.empty();
        }
        String format =
                "no operation can reach the threshold %s: that needs alpha = %.2f, but %,d architecture steps at"
                        + " a rate of %s move it by at most about %.2f; raise the rate or the epochs, or derive by top(2)";
        return Optional.of(String.format(
                Locale.ROOT,
                format,
                Numbers.print(threshold),
                needed,
                allSteps(),
                Numbers.print(search.architectureOptimizer().rate()),
                most()));
    }

    /** Says that alpha can hardly move; empty when it can, or that cannot be told. */
    Optional<String> still() {
        if (!isKnown() || most() >= HARDLY) {
            return Optional.empty();
        }
        String format =
                "alpha can hardly move: %,d architecture steps at a rate of %s change it by at most about %.1g, so the"
                        + " genotype tells more of chance than of the data; raise the epochs, or the rate of"
                        + " search.optimizer.architecture";
        return Optional.of(String.format(
                Locale.ROOT,
                format,
                allSteps(),
                Numbers.print(search.architectureOptimizer().rate()),
                most()));
    }

    private boolean isKnown() {
        return search.method().movesAlpha() && search.architectureOptimizer().stepsByRate();
    }

    private long allSteps() {
        return (long) steps * search.epochs();
    }

    /** The farthest that steps of one sign take it. */
    private double most() {
        double reach = 0;
        for (int epoch = 0; epoch < search.epochs(); epoch++) {
            Place middle = new Place(epoch, search.epochs(), steps / 2, steps);
            reach += steps * search.architectureOptimizer().rateAt(middle);
        }
        return reach;
    }
}
