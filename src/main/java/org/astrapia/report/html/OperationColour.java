package org.astrapia.report.html;

import java.util.Map;

/** The colour of an operation, the same in every drawing. */
final class OperationColour {
    private static final Map<String, String> KNOWN = Map.of(
            "sep_conv_3x3", "line-1",
            "skip_connect", "line-2",
            "dil_conv_3x3", "line-3",
            "dil_conv_5x5", "line-4",
            "max_pool_3x3", "line-5",
            "sep_conv_5x5", "line-6",
            "avg_pool_3x3", "line-7",
            "none", "line-8");

    private OperationColour() {}

    /** CSS classes; an operation of the user's own gets a dashed line. */
    static String of(String operation) {
        String look = KNOWN.get(operation);
        return look == null ? "line-" + (1 + Math.floorMod(operation.hashCode(), 7)) + " dashed" : look;
    }
}
