package org.astrapia.network;

import java.util.function.IntFunction;
import org.astrapia.config.training.Size;
import org.astrapia.config.training.Size.Measure;

/**
 * Finds the width of a network by its size. A wider network is always larger, so halving the range leads to the two widths
 * between which the size lies.
 */
final class Widths {
    private static final int MOST = 1024;

    private Widths() {}

    /**
     * The width whose network comes nearest; of two that are as near, the smaller.
     *
     * @param multiple of which widths are
     * @param program the network of a width
     */
    static int nearest(Size size, int multiple, IntFunction<Program> program) {
        int low = 1;
        int high = MOST / multiple;
        while (low < high) {
            int middle = (low + high) / 2;
            if (count(size.measure(), program.apply(middle * multiple)) < size.number()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low > 1) {
            long above = Math.abs(count(size.measure(), program.apply(low * multiple)) - size.number());
            long below = Math.abs(count(size.measure(), program.apply((low - 1) * multiple)) - size.number());
            low -= below <= above ? 1 : 0;
        }
        return low * multiple;
    }

    private static long count(Measure measure, Program program) {
        return Width.count(measure, NetworkCounts.of(program));
    }
}
