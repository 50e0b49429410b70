package org.astrapia.network;

import java.util.List;
import java.util.Map;

/**
 * A network with its losses.
 *
 * @param values in an order in which inputs come before their uses
 * @param parameters every trainable tensor, also one that no value reads (an operation whose source does not exist)
 * @param outputs values that are asked for, by name
 */
public record Program(List<Value> values, List<Parameter> parameters, Map<String, Value> outputs) {
    /** Name of the classifier's output, {@code [N, classes]}. */
    public static final String LOGITS = "logits";

    /** Name of the auxiliary head's output, {@code [N, classes]}. */
    public static final String AUXILIARY_LOGITS = "auxiliary-logits";

    public Program {
        values = List.copyOf(values);
        parameters = List.copyOf(parameters);
    }

    /** The output of that name. */
    public Value output(String name) {
        Value value = outputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no output '" + name + "', there are " + outputs.keySet());
        }
        return value;
    }
}
