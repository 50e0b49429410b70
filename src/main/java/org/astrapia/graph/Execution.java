package org.astrapia.graph;

import org.astrapia.config.Experiment.Precision;
import org.astrapia.graph.device.Placement;

/**
 * How graphs are computed.
 *
 * @param placement where
 * @param precision with which numbers
 */
public record Execution(Placement placement, Precision precision) {
    /** On the processor with 32 bits. */
    public static final Execution CPU = new Execution(Placement.CPU, Precision.FLOAT32);

    /** As provenance has it. */
    public String described() {
        return placement.described() + (isMixed() ? ", mixed precision" : "");
    }

    /** Whether numbers of 16 bits take part: nowhere but on a GPU. */
    public boolean isMixed() {
        return precision == Precision.MIXED && placement instanceof Placement.Gpu;
    }
}
