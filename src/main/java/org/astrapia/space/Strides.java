package org.astrapia.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Which primitives of an operation take the stride of its edge; the rule stands at {@link Primitive}. */
public final class Strides {
    /** Stride of one primitive. Only a {@link Primitive.Conv} ever has two different ones. */
    public record Stride(int height, int width) {
        /** Every pixel. */
        public static final Stride ONE = new Stride(1, 1);
    }

    private Strides() {}

    /**
     * The stride of each primitive of {@code chain}. All are one when nothing in the chain can take the edge's stride
     * ({@code relu >> bn}): the operation's output is then to be sampled at {@code [::stride, ::stride]}.
     *
     * @param stride of the edge, 1 or 2
     */
    public static List<Stride> of(List<Primitive> chain, int stride) {
        List<Stride> strides = new ArrayList<>(Collections.nCopies(chain.size(), Stride.ONE));
        int taker = first(chain, 0, Strides::hasWindow);
        if (taker == chain.size()) {
            taker = first(chain, 0, Strides::isConvolution);
        }
        if (taker == chain.size()) {
            return List.copyOf(strides);
        }
        strides.set(taker, new Stride(stride, stride));
        if (chain.get(taker) instanceof Primitive.Conv narrow && (narrow.height() == 1) != (narrow.width() == 1)) {
            boolean horizontal = narrow.height() == 1;
            int other = first(
                    chain,
                    taker + 1,
                    primitive -> primitive instanceof Primitive.Conv conv
                            && (horizontal ? conv.height() : conv.width()) > 1);
            if (other < chain.size()) {
                strides.set(taker, horizontal ? new Stride(1, stride) : new Stride(stride, 1));
                strides.set(other, horizontal ? new Stride(stride, 1) : new Stride(1, stride));
            }
        }
        return List.copyOf(strides);
    }

    private static int first(List<Primitive> chain, int from, Predicate<Primitive> wanted) {
        int index = from;
        while (index < chain.size() && !wanted.test(chain.get(index))) {
            index++;
        }
        return index;
    }

    private static boolean hasWindow(Primitive primitive) {
        if (primitive instanceof Primitive.Conv conv) {
            return conv.height() > 1 || conv.width() > 1;
        } else if (primitive instanceof Primitive.Depthwise depthwise) {
            return depthwise.size() > 1;
        } else if (primitive instanceof Primitive.MaxPool pool) {
            return pool.size() > 1;
        } else if (primitive instanceof Primitive.AvgPool pool) {
            return pool.size() > 1;
        }
        return primitive instanceof Primitive.Skip || primitive instanceof Primitive.Zero;
    }

    private static boolean isConvolution(Primitive primitive) {
        return primitive instanceof Primitive.Conv
                || primitive instanceof Primitive.Depthwise
                || primitive instanceof Primitive.Pointwise;
    }
}
