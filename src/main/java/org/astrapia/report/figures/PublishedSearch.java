package org.astrapia.report.figures;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search method found in NAS-Bench-201, as a publication states it: test accuracy on CIFAR-10 of the network that was found,
 * trained for 200 epochs on balanced images.
 *
 * @param method the publication's name of it
 * @param experiment our experiment with this method
 * @param accuracy 0 to 1
 * @param deviation over searches, or over architectures where it is about all of them
 * @param source where it stands
 */
public record PublishedSearch(
        String method, Optional<String> experiment, double accuracy, OptionalDouble deviation, String source) {
    /** Accuracy and deviation in per cent. */
    public String percent(boolean unicode) {
        String mean = NumberText.percent(OptionalDouble.of(accuracy));
        return deviation.isEmpty() ? mean : mean + (unicode ? " ± " : " +- ") + NumberText.percent(deviation);
    }
}
