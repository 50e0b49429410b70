package org.astrapia.config.value;

import org.astrapia.language.Problem;

/** Where the keys of a description stand. */
public interface KeyPlaces {
    /**
     * The place of a key.
     *
     * @param frame an error without a message at its value, or where that could stand
     * @param written whether the key is written
     */
    record Place(Problem frame, boolean written) {}

    /** Finds a key by its path, such as {@code search.epochs}. */
    Place of(String key);
}
