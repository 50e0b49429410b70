package org.astrapia.config;

import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Schedule.Place;
import org.astrapia.language.Numbers;
import org.astrapia.space.Mixing;

/**
 * Whether alpha can reach the threshold of the derivation. Sigmoid weights begin at 1/2; a weight of 0.85 needs alpha =
 * ln(0.85 / 0.15) = 1.73. A step of Adam moves alpha by about its learning rate, so with 3e-4 that takes some 5,800
 * steps of one sign.
 */
public final class ThresholdReach {
    private ThresholdReach() {}

    /**
     * Says that the threshold is out of reach; empty when it is not, or cannot be told.
     *
     * @param trainingImages images that the distribution keeps for training
     */
    public static Optional<String> warning(Experiment experiment, int trainingImages) {
        Search search = experiment.search();
        double threshold = experiment.derive().threshold();
        boolean applies = search.mixing() == Mixing.SIGMOID
                && search.architectureOptimizer().stepsByRate();
        if (threshold == 0 || !applies) {
            return Optional.empty();
        }
        double needed = Math.log(threshold / (1 - threshold));
        int stepsPerEpoch = (int) Math.ceil(trainingImages * search.split() / search.batch());
        double reach = 0;
        for (int epoch = 0; epoch < search.epochs(); epoch++) {
            Place middle = new Place(epoch, search.epochs(), stepsPerEpoch / 2, stepsPerEpoch);
            reach += stepsPerEpoch * search.architectureOptimizer().rateAt(middle);
        }
        if (reach >= needed) {
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
                (long) stepsPerEpoch * search.epochs(),
                Numbers.print(search.architectureOptimizer().rate()),
                reach));
    }
}
