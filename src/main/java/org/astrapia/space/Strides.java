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

    private static final int HEIGHT = 0;
    private static final int WIDTH = 1;

    private Strides() {}

    /**
     * The stride of each primitive of {@code chain}. All are one when nothing in the chain can take the edge's stride
     * ({@code relu >> bn}): the operation's output is then to be sampled at {@code [::stride, ::stride]}.
     *
     * @param stride of the edge, 1 or 2
     */
    public static List<Stride> of(List<Primitive> chain, int stride) {
        List<Stride> strides = new ArrayList<>(Collections.nCopies(chain.size(), Stride.ONE));
        int taker = first(chain, 0, Primitive::takesStride);
        if (taker == chain.size()) {
            taker = first(chain, 0, Primitive::isConvolution);
        }
        if (taker == chain.size()) {
            return List.copyOf(strides);
        }
        strides.set(taker, new Stride(stride, stride));
        List<Integer> narrow = chain.get(taker).window();
        if (narrow.size() == 2 && (narrow.get(HEIGHT) == 1) != (narrow.get(WIDTH) == 1)) {
            int spanned = narrow.get(HEIGHT) == 1 ? WIDTH : HEIGHT;
            int free = HEIGHT + WIDTH - spanned;
            int other = first(chain, taker + 1, primitive -> spans(primitive, free));
            if (other < chain.size()) {
                strides.set(taker, along(spanned, stride));
                strides.set(other, along(free, stride));
            }
        }
        return List.copyOf(strides);
    }

    private static boolean spans(Primitive primitive, int axis) {
        List<Integer> window = primitive.window();
        return window.size() == 2 && window.get(axis) > 1;
    }

    private static Stride along(int axis, int stride) {
        return axis == HEIGHT ? new Stride(stride, 1) : new Stride(1, stride);
    }

    private static int first(List<Primitive> chain, int from, Predicate<Primitive> wanted) {
        int index = from;
        while (index < chain.size() && !wanted.test(chain.get(index))) {
            index++;
        }
        return index;
    }
}
