package org.astrapia.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a stage needs to go on as if it had never stopped: named arrays of numbers, and texts. Not copied in or
 * out, since a network's weights are large.
 */
final class Checkpoint {
    private static final String VARIABLE = "model/";

    private final Map<String, Object> arrays = new LinkedHashMap<>();

    /**
     * Adds an array.
     *
     * @param value a {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]}, {@code byte[]} or a String
     */
    Checkpoint put(String name, Object value) {
        arrays.put(name, value);
        return this;
    }

    /** Adds the state of a model. */
    Checkpoint putVariables(Map<String, float[]> state) {
        state.forEach((name, values) -> put(VARIABLE + name, values));
        return this;
    }

    /** The state of the model. */
    Map<String, float[]> variables() {
        Map<String, float[]> state = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.startsWith(VARIABLE) && values instanceof float[] floats) {
                state.put(name.substring(VARIABLE.length()), floats);
            }
        });
        return state;
    }

    float[] floats(String name) {
        return get(name, float[].class);
    }

    double[] doubles(String name) {
        return get(name, double[].class);
    }

    int[] ints(String name) {
        return get(name, int[].class);
    }

    long[] longs(String name) {
        return get(name, long[].class);
    }

    String text(String name) {
        return get(name, String.class);
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** Names that begin like this, in the order in which they were put. */
    List<String> names(String prefix) {
        return new ArrayList<>(arrays.keySet())
                .stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** All entries by name, for {@link CheckpointFile}. */
    Map<String, Object> arrays() {
        return arrays;
    }

    private <T> T get(String name, Class<T> type) {
        Object value = arrays.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("the checkpoint has no " + type.getSimpleName() + " '" + name
                    + "'; another version of the program wrote it");
        }
        return type.cast(value);
    }
}
