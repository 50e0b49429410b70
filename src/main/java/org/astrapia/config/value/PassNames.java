package org.astrapia.config.value;

import java.util.List;

/** The compiler passes that an experiment may name, in the order in which they run. */
public final class PassNames {
    private static final List<String> ALL = List.of("eliminate", "share", "scales", "phases", "kernels", "remake");

    private PassNames() {}

    /** All names. */
    public static List<String> all() {
        return ALL;
    }
}
