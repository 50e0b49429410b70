package org.astrapia.config.training;

import java.util.Optional;
import org.astrapia.config.loss.Loss;

/**
 * How large a network is to be: its width is the one that comes nearest.
 *
 * @param measure what is counted
 * @param number of them
 * @param classifier loss for whose classifier they are counted; empty for that of the training itself
 */
public record Size(Measure measure, long number, Optional<Loss> classifier) {
    /** What of a network is counted, as the papers do: without the auxiliary head. */
    public enum Measure {
        /** Trainable weights. */
        PARAMETERS("retrain.parameters"),
        /** Of one image. */
        MULTIPLY_ADDS("retrain.multiply-adds");

        private final String key;

        Measure(String key) {
            this.key = key;
        }

        /** The key that asks for it. */
        public String key() {
            return key;
        }
    }

    /** A size of the network that is trained. */
    public static Size of(Measure measure, long number) {
        return new Size(measure, number, Optional.empty());
    }

    /** The same network in another training, where its classifier is not the one that is counted. */
    public Size countedFor(Loss loss) {
        return new Size(measure, number, Optional.of(classifier.orElse(loss)));
    }
}
