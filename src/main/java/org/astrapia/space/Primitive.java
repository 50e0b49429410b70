package org.astrapia.space;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.word;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.TermParameter;
import org.astrapia.language.Vocabulary;

/**
 * The smallest pieces of an operation, written as a chain such as {@code relu >> depthwise(3) >> pointwise >> bn}. All
 * keep the number of channels. Padding is symmetric and explicit, {@code (k-1)/2 * dilation} on every side, also at
 * stride 2.
 *
 * <p>The stride of an edge is taken by the first primitive of the chain with a window larger than one pixel; the others
 * run at stride 1. A convolution that spans one axis only shares it with the next convolution that spans the other axis,
 * if there is one: {@code conv(1, 7) >> conv(7, 1)} strides first over the width, then over the height. In a chain
 * without windows the first convolution takes the stride ({@code relu >> pointwise >> bn}), and without convolutions too
 * ({@code relu >> bn}) the output is sampled at the stride.
 */
public sealed interface Primitive {
    /** The primitives by name. */
    Vocabulary<Primitive> TERMS = Vocabulary.of(
            "primitive",
            Primitive.class,
            term(Relu.class, "relu", "rectified linear unit", a -> new Relu()),
            term(
                            Conv.class,
                            "conv",
                            "convolution with a square window, or conv(height, width)",
                            a -> new Conv(
                                    a.integer("height"),
                                    a.integer("width", a.integer("height")),
                                    a.integer("dilation")),
                            window("height").of(Conv::height),
                            window("width").orNothing().of(Conv::otherWidth),
                            dilation().of(Conv::dilation))
                    .unless(Primitive::withoutMiddle),
            term(
                            Depthwise.class,
                            "depthwise",
                            "convolution with one filter per channel",
                            a -> new Depthwise(a.integer("size"), a.integer("dilation")),
                            window("size").of(Depthwise::size),
                            dilation().of(Depthwise::dilation))
                    .unless(Primitive::withoutMiddle),
            term(Pointwise.class, "pointwise", "convolution with a window of one pixel", a -> new Pointwise()),
            term(
                    BatchNorm.class,
                    "bn",
                    "batch normalisation; bn(search) in the search network only",
                    a -> new BatchNorm(a.has("where")),
                    word("where", "search").orNothing().of(BatchNorm::where)),
            term(
                            MaxPool.class,
                            "max_pool",
                            "largest value of a window",
                            a -> new MaxPool(a.integer("size")),
                            window("size").of(MaxPool::size))
                    .unless(Primitive::withoutMiddle),
            term(
                            AvgPool.class,
                            "avg_pool",
                            "mean of the pixels in a window",
                            a -> new AvgPool(a.integer("size")),
                            window("size").of(AvgPool::size))
                    .unless(Primitive::withoutMiddle),
            term(Skip.class, "skip", "identity; a factorized reduction at stride 2", a -> new Skip()),
            term(Zero.class, "zero", "nothing at all", a -> new Zero()));

    /**
     * What a primitive is in another form, such as a network's.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        /** {@link Relu}. */
        R relu(Relu relu);

        /** {@link Conv}. */
        R conv(Conv conv);

        /** {@link Depthwise}. */
        R depthwise(Depthwise depthwise);

        /** {@link Pointwise}. */
        R pointwise(Pointwise pointwise);

        /** {@link BatchNorm}. */
        R batchNorm(BatchNorm batchNorm);

        /** {@link MaxPool}. */
        R maxPool(MaxPool pool);

        /** {@link AvgPool}. */
        R avgPool(AvgPool pool);

        /** {@link Skip}. */
        R skip(Skip skip);

        /** {@link Zero}. */
        R zero(Zero zero);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** Name of its weights in a network; empty when it has none. */
    String weights();

    /** Its window in pixels: one side of a square, or height and width; empty when it works pixel by pixel. */
    List<Integer> window();

    /** Whether it takes the stride before all that work pixel by pixel. */
    boolean takesStride();

    /** Whether it has filters, and so takes the stride where nothing has a window. */
    boolean isConvolution();

    /** Whether its form changes with the stride as a whole, which has no sense within a chain. */
    boolean standsAlone();

    /** A link of a chain; it takes the stride if it sees more than one pixel. */
    sealed interface Link extends Primitive {
        @Override
        default boolean takesStride() {
            return window().stream().anyMatch(size -> size > 1);
        }

        @Override
        default boolean standsAlone() {
            return false;
        }
    }

    /** A link with filters. */
    sealed interface Convolution extends Link {
        @Override
        default boolean isConvolution() {
            return true;
        }
    }

    /** A link that works pixel by pixel and has no filters. */
    sealed interface Pixelwise extends Link {
        @Override
        default List<Integer> window() {
            return List.of();
        }

        @Override
        default boolean isConvolution() {
            return false;
        }
    }

    /** A link that sees a window and has no weights. */
    sealed interface Pool extends Link {
        /** Pixels of a side of the window. */
        int size();

        @Override
        default String weights() {
            return "";
        }

        @Override
        default boolean isConvolution() {
            return false;
        }
    }

    /** An operation by itself, for any stride. */
    sealed interface Alone extends Primitive {
        @Override
        default String weights() {
            return "";
        }

        @Override
        default List<Integer> window() {
            return List.of();
        }

        @Override
        default boolean takesStride() {
            return true;
        }

        @Override
        default boolean isConvolution() {
            return false;
        }

        @Override
        default boolean standsAlone() {
            return true;
        }
    }

    /** {@code relu}. */
    record Relu() implements Pixelwise {
        @Override
        public String weights() {
            return "";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.relu(this);
        }
    }

    /** {@code conv(height, width)} or {@code conv(size)}: full convolution without bias. */
    record Conv(int height, int width, int dilation) implements Convolution {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conv(this);
        }

        @Override
        public String weights() {
            return "conv";
        }

        @Override
        public List<Integer> window() {
            return List.of(height, width);
        }

        private Optional<Integer> otherWidth() {
            return Optional.of(width).filter(size -> size != height);
        }
    }

    /** {@code depthwise(size, dilation=1)}: one filter per channel, without bias. */
    record Depthwise(int size, int dilation) implements Convolution {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.depthwise(this);
        }

        @Override
        public String weights() {
            return "dw";
        }

        @Override
        public List<Integer> window() {
            return List.of(size);
        }
    }

    /** {@code pointwise}: 1x1 convolution without bias. */
    record Pointwise() implements Convolution {
        @Override
        public List<Integer> window() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pointwise(this);
        }

        @Override
        public String weights() {
            return "pw";
        }
    }

    /**
     * {@code bn}: batch normalisation, with scale and offset in derived networks, without in search;
     * {@code bn(search)} stands in the search network only (the published codes put it behind pools).
     */
    record BatchNorm(boolean searchOnly) implements Pixelwise {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.batchNorm(this);
        }

        @Override
        public String weights() {
            return "bn";
        }

        private Optional<String> where() {
            return Optional.of("search").filter(where -> searchOnly);
        }
    }

    /** {@code max_pool(size)}: pads with minus infinity. */
    record MaxPool(int size) implements Pool {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxPool(this);
        }

        @Override
        public List<Integer> window() {
            return List.of(size);
        }
    }

    /** {@code avg_pool(size)}: divides by the number of real pixels in the window. */
    record AvgPool(int size) implements Pool {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.avgPool(this);
        }

        @Override
        public List<Integer> window() {
            return List.of(size);
        }
    }

    /**
     * {@code skip}: the identity; at stride 2 the factorized reduction of the published codes (ReLU, two 1x1 stride-2
     * convolutions of C/2 outputs, the second of the image without its first row and column, concatenated, BN).
     */
    record Skip() implements Alone {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.skip(this);
        }
    }

    /** {@code zero}: input times zero, sampled at the stride. */
    record Zero() implements Alone {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.zero(this);
        }
    }

    private static TermParameter window(String name) {
        return integer(name).from(1).to(15);
    }

    private static TermParameter dilation() {
        return integer("dilation").from(1).to(8).or(1).namedUnlessInitial();
    }

    private static Optional<String> withoutMiddle(Primitive primitive) {
        return primitive.window().stream()
                .filter(size -> size % 2 == 0)
                .findFirst()
                .map(size -> "a window of " + size + " pixels has no middle; allowed are the odd sizes from 1 to 15");
    }
}
