package org.astrapia.space;

import java.util.List;
import java.util.stream.Collectors;

/** Prints operations in the one canonical way, which {@link OperationParser} reads back to equal primitives. */
public final class OperationPrinter {
    private OperationPrinter() {}

    /** {@code relu >> depthwise(3, dilation=2) >> pointwise >> bn}. */
    public static String print(List<Primitive> chain) {
        return chain.stream().map(OperationPrinter::print).collect(Collectors.joining(" >> "));
    }

    private static String print(Primitive primitive) {
        if (primitive instanceof Primitive.Relu) {
            return "relu";
        } else if (primitive instanceof Primitive.Conv conv) {
            String window = conv.height() == conv.width() ? "" + conv.height() : conv.height() + ", " + conv.width();
            return "conv(" + window + dilation(conv.dilation()) + ")";
        } else if (primitive instanceof Primitive.Depthwise depthwise) {
            return "depthwise(" + depthwise.size() + dilation(depthwise.dilation()) + ")";
        } else if (primitive instanceof Primitive.Pointwise) {
            return "pointwise";
        } else if (primitive instanceof Primitive.BatchNorm batchNorm) {
            return batchNorm.searchOnly() ? "bn(search)" : "bn";
        } else if (primitive instanceof Primitive.MaxPool pool) {
            return "max_pool(" + pool.size() + ")";
        } else if (primitive instanceof Primitive.AvgPool pool) {
            return "avg_pool(" + pool.size() + ")";
        } else if (primitive instanceof Primitive.Skip) {
            return "skip";
        }
        return "zero";
    }

    private static String dilation(int dilation) {
        return dilation == 1 ? "" : ", dilation=" + dilation;
    }
}
