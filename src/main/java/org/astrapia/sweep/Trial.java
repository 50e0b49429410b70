package org.astrapia.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One run of a sweep.
 *
 * @param number from 1
 * @param id of its content: the same command and the same resolved experiment have the same
 * @param values of the axes' keys, in their order
 * @param seconds that it is estimated to take on this machine's processor; 0 if that is not known
 * @param bytes of memory that it is estimated to take; 0 if that is not known
 */
public record Trial(int number, String id, Map<String, String> values, double seconds, long bytes) {
    public Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@code seed=1, data.distribution=balanced}. */
    public String label() {
        return label(key -> true);
    }

    /** The same of some keys. */
    public String label(Predicate<String> keys) {
        return values.entrySet().stream()
                .filter(value -> keys.test(value.getKey()))
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What it has in common with its like of other seeds. */
    public String cell() {
        return label(key -> !isSeed(key));
    }

    /** Whether a key is one of the seeds. */
    public static boolean isSeed(String key) {
        return key.equals("seed") || key.startsWith("seed.");
    }
}
