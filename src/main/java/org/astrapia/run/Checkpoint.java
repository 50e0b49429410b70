package org.astrapia.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.language.InvalidInputException;

/**
 * Everything that a stage needs to go on as if it had never stopped: named arrays of numbers, and texts. Not copied in or
 * out, since a network's weights are large.
 */
public final class Checkpoint {
    /** Of two numbers, how long the stage and its current epoch took. */
    public static final String SECONDS = "seconds";

    /** What the stage's training steps had cost. */
    public static final String MULTIPLY_ADDS = "multiply-adds";

    private static final String VARIABLE = "model/";
    private static final String NUMBER = "number";
    private static final String BEST_VARIABLE = "best/";

    private final Map<String, Object> arrays = new LinkedHashMap<>();
    private final Object origin;

    /** A new one, empty. */
    public Checkpoint() {
        this("a new checkpoint");
    }

    /**
     * An empty one that is about to be filled.
     *
     * @param origin where it comes from, as problems name it
     */
    Checkpoint(Object origin) {
        this.origin = origin;
    }

    /**
     * Adds an array.
     *
     * @param value a {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]}, {@code byte[]} or a String
     */
    public Checkpoint put(String name, Object value) {
        arrays.put(name, value);
        return this;
    }

    /** Adds the state of a model. */
    public Checkpoint putVariables(Map<String, float[]> state) {
        state.forEach((name, values) -> put(VARIABLE + name, values));
        return this;
    }

    /** The state of the model. */
    public Map<String, float[]> variables() {
        return variables(VARIABLE);
    }

    /** The state of the model as it was best, where that is kept. */
    public Map<String, float[]> bestVariables() {
        return variables(BEST_VARIABLE);
    }

    /** A state as the entries that {@link #bestVariables} reads. */
    public static Map<String, float[]> asBest(Map<String, float[]> state) {
        Map<String, float[]> entries = new LinkedHashMap<>();
        state.forEach((name, values) -> entries.put(BEST_VARIABLE + name, values));
        return entries;
    }

    private Map<String, float[]> variables(String prefix) {
        Map<String, float[]> state = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.startsWith(prefix) && values instanceof float[] floats) {
                state.put(name.substring(prefix.length()), floats);
            }
        });
        return state;
    }

    /**
     * So many numbers.
     *
     * @throws InvalidInputException when it has not just as many of that name
     */
    public float[] floats(String name, int length) {
        float[] values = get(name, float[].class);
        requireLength(name, values.length, length);
        return values;
    }

    /**
     * Numbers, as many as there are.
     *
     * @throws InvalidInputException when it has none of that name
     */
    public float[] floats(String name) {
        return get(name, float[].class);
    }

    /**
     * So many numbers.
     *
     * @throws InvalidInputException when it has not just as many of that name
     */
    public double[] doubles(String name, int length) {
        double[] values = get(name, double[].class);
        requireLength(name, values.length, length);
        return values;
    }

    /**
     * Numbers, as many as there are.
     *
     * @throws InvalidInputException when it has none of that name
     */
    public double[] doubles(String name) {
        return get(name, double[].class);
    }

    /**
     * Numbers, as many as there are.
     *
     * @throws InvalidInputException when it has none of that name
     */
    public int[] ints(String name) {
        return get(name, int[].class);
    }

    /**
     * So many numbers.
     *
     * @throws InvalidInputException when it has not just as many of that name
     */
    public long[] longs(String name, int length) {
        long[] values = get(name, long[].class);
        requireLength(name, values.length, length);
        return values;
    }

    /**
     * A text.
     *
     * @throws InvalidInputException when it has none of that name
     */
    public String text(String name) {
        return get(name, String.class);
    }

    /** Whether it has an entry of that name. */
    public boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** Names that begin like this, in the order in which they were put. */
    public List<String> names(String prefix) {
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
            throw refusal("it has no " + type.getSimpleName() + " '" + name + "'");
        }
        return type.cast(value);
    }

    private void requireLength(String name, int length, int expected) {
        if (length != expected) {
            throw refusal("'" + name + "' has " + length + " numbers and not " + expected);
        }
    }

    /** That this is not what this program wrote for this run, told as a problem of the checkpoint's file. */
    public InvalidInputException refusal(String reason) {
        return RunRefusal.of(
                origin,
                "the run cannot continue from this checkpoint: " + reason
                        + "; another version of the program wrote it, or somebody changed it");
    }

    /** The how-manieth of its run it is, from 1; 0 where an earlier build wrote it, which kept no tables in it. */
    public long number() {
        return has(NUMBER) ? longs(NUMBER, 1)[0] : 0;
    }

    /** Says the how-manieth of its run it is. */
    public Checkpoint number(long number) {
        return put(NUMBER, new long[] {number});
    }

    /** Multiply-adds of its stage's training steps; 0 where an earlier build wrote it, which did not count. */
    public long multiplyAdds() {
        return has(MULTIPLY_ADDS) ? longs(MULTIPLY_ADDS, 1)[0] : 0;
    }

    /** Seconds that its stage had taken. */
    public double stageSeconds() {
        return doubles(SECONDS, 2)[0];
    }
}
