package org.astrapia.config;

import java.util.List;

/**
 * Why an experiment cannot run, before it has a place in a file.
 *
 * @param keys to which it is due; it is shown at the first of them that is written
 * @param message what is wrong; it names the key, which may not be written at all
 * @param suggestions at most three names that may have been meant
 */
public record Finding(List<String> keys, String message, List<String> suggestions) {
    public Finding {
        keys = List.copyOf(keys);
        suggestions = List.copyOf(suggestions);
    }

    /** Without a name that may have been meant. */
    public static Finding of(String message, String... keys) {
        return new Finding(List.of(keys), message, List.of());
    }
}
