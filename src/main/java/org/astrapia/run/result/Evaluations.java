package org.astrapia.run.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a network reached on both test sets.
 *
 * @param balanced the test set as it is
 * @param longTailed the part of it that follows the training images' distribution
 * @param adjusted the same by predictions from {@code logits - tau * log prior}, where the experiment asks for them
 * @param calibration of the probabilities, from adjusted logits where the experiment asks for them; empty where it is not known
 */
public record Evaluations(
        Evaluation balanced, Evaluation longTailed, Optional<Evaluations> adjusted, Optional<Calibration> calibration) {
    /** Of whose probabilities nothing is known. */
    public Evaluations(Evaluation balanced, Evaluation longTailed, Optional<Evaluations> adjusted) {
        this(balanced, longTailed, adjusted, Optional.empty());
    }

    /** The same with what is known of the probabilities. */
    public Evaluations with(Calibration found) {
        return new Evaluations(balanced, longTailed, adjusted, Optional.of(found));
    }

    /**
     * All of them, {@code balanced}, {@code long_tailed} and the same with {@code _adjusted}.
     *
     * @param joint between the words of a name
     */
    Map<String, Evaluation> byName(String joint) {
        Map<String, Evaluation> named = new LinkedHashMap<>();
        named.put("balanced", balanced);
        named.put("long" + joint + "tailed", longTailed);
        adjusted.ifPresent(second ->
                second.byName(joint).forEach((name, evaluation) -> named.put(name + joint + "adjusted", evaluation)));
        return named;
    }
}
