package org.astrapia.network;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Name of what the classifier sees, {@code [N, F]}. */
    public static final String FEATURES = "features";

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

    /** Names of batch normalisations whose running statistics are kept, with their channels, in order. */
    public Map<String, Integer> statisticsSites() {
        Map<String, Integer> sites = new LinkedHashMap<>();
        for (Value value : values) {
            if (value.op() instanceof Op.BatchNorm batchNorm) {
                sites.put(batchNorm.site(), value.dimensions().channels());
            }
        }
        return sites;
    }

    /** Number of places where paths are dropped. */
    public int dropPathSites() {
        return (int) values.stream().filter(v -> v.op() instanceof Op.DropPath).count();
    }

    /** Whether its steps draw mixing weights at random. */
    public boolean draws() {
        return values.stream()
                .anyMatch(value ->
                        value.op() instanceof Op.Mix mix && mix.mixing().draws());
    }

    /** The same program for these outputs alone. */
    public Program only(String... names) {
        Map<String, Value> chosen = new LinkedHashMap<>();
        for (String name : names) {
            chosen.put(name, output(name));
        }
        return new Program(values, parameters, chosen).withoutUnused();
    }

    /** Parameters of a kind, in order. */
    public List<Parameter> parameters(Parameter.Kind kind) {
        return parameters.stream().filter(p -> p.kind() == kind).toList();
    }

    /** The same without values that no output needs. */
    public Program withoutUnused() {
        Set<Value> used = new HashSet<>(outputs.values());
        for (int i = values.size() - 1; i >= 0; i--) {
            if (used.contains(values.get(i))) {
                used.addAll(values.get(i).inputs());
            }
        }
        return new Program(values.stream().filter(used::contains).toList(), parameters, outputs);
    }
}
