package org.astrapia.network;

import java.util.List;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;

/** The last layer as a network's losses need it: linear, or normalised for LDAM. */
final class Classifier {
    private final int classes;
    private final List<Double> scales;

    /**
     * @param losses all losses of the network
     * @throws IllegalArgumentException when they ask for different scales of one classifier
     */
    Classifier(int classes, Loss... losses) {
        this.classes = classes;
        this.scales = Losses.scales(losses);
        if (scales.size() > 1) {
            throw new IllegalArgumentException("one classifier has one scale, not " + scales);
        }
    }

    /** From features {@code [N, F]} to logits. */
    Value write(ProgramBuilder program, Value features, String name) {
        return scales.isEmpty()
                ? program.linear(features, name, classes)
                : program.cosineLinear(features, name, classes, scales.get(0));
    }
}
