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
 */
public record Evaluations(Evaluation balanced, Evaluation longTailed, Optional<Evaluations> adjusted) {
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
