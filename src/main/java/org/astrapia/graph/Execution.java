package org.astrapia.graph;

import org.astrapia.config.Experiment.Precision;
import org.astrapia.graph.device.Placement;

/**
 * How graphs are computed.
 *
 * @param placement where
 * @param precision with which numbers
 * @param threads among which operations share their work. Sums are cut into as many parts, so another number gives other last
 *     digits; the number of cores alone does not
 * @param sessions what else is asked of TensorFlow
 */
public record Execution(Placement placement, Precision precision, int threads, SessionSettings sessions) {
    /** On the processor with 32 bits and all cores. */
    public static final Execution CPU = new Execution(Placement.CPU, Precision.FLOAT32);

    /** With as many threads as there are cores. */
    public Execution(Placement placement, Precision precision) {
        this(placement, precision, Runtime.getRuntime().availableProcessors(), SessionSettings.OURS);
    }

    /** The same with another number of threads. */
    public Execution withThreads(int number) {
        return new Execution(placement, precision, number, sessions);
    }

    /** The same with other sessions. */
    public Execution with(SessionSettings settings) {
        return new Execution(placement, precision, threads, settings);
    }

    /** As provenance has it. */
    public String described() {
        return placement.described() + (isMixed() ? ", mixed precision" : "");
    }

    /** Whether numbers of 16 bits take part: nowhere but on a GPU. */
    public boolean isMixed() {
        return precision == Precision.MIXED && placement.isGpu();
    }
}
