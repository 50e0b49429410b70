package org.astrapia.graph;

import java.util.Optional;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.training.LossScale;
import org.astrapia.graph.device.Placement;

/**
 * How graphs are computed.
 *
 * @param placement where
 * @param precision with which numbers
 * @param lossScale of mixed precision
 * @param threads among which operations share their work. Sums are cut into as many parts, so another number gives other last
 *     digits; the number of cores alone does not
 * @param sessions what else is asked of TensorFlow
 */
public record Execution(
        Placement placement, Precision precision, LossScale lossScale, int threads, SessionSettings sessions) {
    private static final String BFLOAT16 = ", bfloat16";

    /** On the processor with 32 bits and all cores. */
    public static final Execution CPU = new Execution(Placement.CPU, Precision.FLOAT32);

    /** With as many threads as there are cores. */
    public Execution(Placement placement, Precision precision) {
        this(placement, precision, LossScale.DEFAULT, Runtime.getRuntime().availableProcessors(), SessionSettings.OURS);
    }

    /** The same with another number of threads. */
    public Execution withThreads(int number) {
        return new Execution(placement, precision, lossScale, number, sessions);
    }

    /** The same with other sessions. */
    public Execution with(SessionSettings settings) {
        return new Execution(placement, precision, lossScale, threads, settings);
    }

    /** The same with other numbers. */
    public Execution with(Precision other) {
        return new Execution(placement, other, lossScale, threads, sessions);
    }

    /** The same with another loss scale. */
    public Execution with(LossScale scale) {
        return new Execution(placement, precision, scale, threads, sessions);
    }

    /** Whether maps have 16 bits with the range of 32. */
    public boolean isNarrow() {
        return precision == Precision.BFLOAT16;
    }

    /** Whether what {@link #described} told was {@link #isNarrow}. */
    public static boolean wasNarrow(String described) {
        return described.endsWith(BFLOAT16);
    }

    /** The loss scale of its steps; empty where they have none. A run may go on elsewhere, so it does not depend on the place. */
    Optional<LossScale> scaled() {
        return Optional.of(lossScale).filter(scale -> precision == Precision.MIXED);
    }

    /** As provenance has it. */
    public String described() {
        return placement.described() + (isMixed() ? ", mixed precision" : isNarrow() ? BFLOAT16 : "");
    }

    /** Whether numbers of 16 bits take part: nowhere but on a GPU. */
    public boolean isMixed() {
        return precision == Precision.MIXED && placement.isGpu();
    }
}
