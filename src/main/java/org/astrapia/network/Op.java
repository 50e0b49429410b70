package org.astrapia.network;

import java.util.List;
import java.util.Optional;
import org.astrapia.space.Mixing;

/**
 * What makes a value from its inputs. Images are {@code [N, H, W, C]}. A window's padding is symmetric: {@code
 * (size-1)/2 * dilation} zeros on every side (minus infinity for a maximum), so that a strided result is the unstrided
 * one sampled at {@code [::stride, ::stride]}.
 */
public sealed interface Op {
    /**
     * Multiply-accumulates of a convolution or linear layer for one image; 0 for all else.
     *
     * @param value that this makes
     */
    long multiplyAdds(Value value);

    /**
     * The values that the derivative reads; few and small ones are left out.
     *
     * @param value that this makes
     */
    List<Value> kept(Value value);

    /** Whether what it makes takes memory of its own until the derivatives are made. */
    boolean takesMemory();

    /**
     * Into how many parts, that lie in the batch, an image is divided.
     *
     * @param before the same of the first input
     */
    int parts(int before);

    /**
     * Of how many bits the numbers of the result are.
     *
     * @param before the same of the first input; 32 where there is none
     */
    int bits(int before);

    /**
     * What a pixel of the result depends on.
     *
     * @param value that this makes
     */
    Reach reach(Value value);

    /**
     * Whether it multiplies every pixel's channels by a matrix.
     *
     * @param value that this makes
     */
    boolean isPointwise(Value value);

    /** The parameter that it reads; empty for all else. */
    Optional<Parameter> reads();

    /** What is computed, however. */
    Op plain();

    /** As most are: a result of its own, of images that stay whole, from pixels all around, computed in one way. */
    sealed interface Usual extends Op
            permits Op.Weightless, Op.KeepsInput, Op.Multiplies, Op.Pixelwise, LossOp, MixOp, VariantOp {
        @Override
        default boolean takesMemory() {
            return true;
        }

        @Override
        default int parts(int before) {
            return before;
        }

        @Override
        default int bits(int before) {
            return before;
        }

        @Override
        default Reach reach(Value value) {
            return Reach.BEYOND;
        }

        @Override
        default boolean isPointwise(Value value) {
            return false;
        }

        @Override
        default Optional<Parameter> reads() {
            return Optional.empty();
        }

        @Override
        default Op plain() {
            return this;
        }
    }

    /** Multiplies with no weights that are counted. */
    sealed interface Weightless extends Usual {
        @Override
        default long multiplyAdds(Value value) {
            return 0;
        }
    }

    /** Weightless, and its derivative reads nothing, or little. */
    sealed interface KeepsNothing extends Weightless {
        @Override
        default List<Value> kept(Value value) {
            return List.of();
        }
    }

    /** The derivative reads what went in. */
    sealed interface KeepsInput extends Usual {
        @Override
        default List<Value> kept(Value value) {
            return value.inputs().subList(0, 1);
        }
    }

    /** Applies its filter at every place of the result. */
    sealed interface Multiplies extends Usual {
        @Override
        default long multiplyAdds(Value value) {
            Dimensions d = value.dimensions();
            long places = d.sizes().size() == 1 ? 1 : (long) d.height() * d.width();
            return Math.multiplyExact(value.inputs().get(1).dimensions().elements(), places);
        }
    }

    /** Works pixel by pixel. */
    sealed interface Pixelwise extends Usual {
        @Override
        default Reach reach(Value value) {
            return Reach.PIXEL;
        }
    }

    /**
     * A view of the batch's images.
     *
     * @param view 0, or 1 for the second of two views
     */
    record Image(int view) implements KeepsNothing {}

    /**
     * Labels of the batch, as numbers of classes.
     *
     * @param of 0 for those of the images, 1 for those of the images that are mixed into them
     */
    record Labels(int of) implements KeepsNothing {}

    /** A parameter's current value; a 1x1 filter may be read as a matrix. */
    record Read(Parameter parameter) implements KeepsNothing {
        @Override
        public Optional<Parameter> reads() {
            return Optional.of(parameter);
        }

        @Override
        public boolean takesMemory() {
            return false;
        }
    }

    /** {@code max(x, 0)}. */
    record Relu() implements Weightless, Pixelwise {
        @Override
        public List<Value> kept(Value value) {
            return List.of(value);
        }
    }

    /**
     * Convolution of (x, filter), without bias.
     *
     * @param padded whether the window's padding is applied; without it the result shrinks
     */
    record Conv(int strideHeight, int strideWidth, int dilation, boolean padded) implements KeepsInput, Multiplies {
        /** Padded, with the same stride both ways and no dilation. */
        static Conv strided(int stride) {
            return new Conv(stride, stride, 1, true);
        }

        @Override
        public Reach reach(Value value) {
            return isPointwise(value) ? Reach.PIXEL : Reach.BEYOND;
        }

        @Override
        public boolean isPointwise(Value value) {
            Dimensions filter = value.inputs().get(1).dimensions();
            return filter.height() == 1 && filter.width() == 1 && strideHeight == 1 && strideWidth == 1;
        }
    }

    /** Every pixel's channels times a matrix, of (x, {@code [in, out]}): a 1x1 convolution without stride. */
    record Pointwise() implements KeepsInput, Pixelwise, Multiplies {
        @Override
        public boolean isPointwise(Value value) {
            return true;
        }
    }

    /** Depthwise convolution of (x, filter). */
    record Depthwise(int stride, int dilation) implements KeepsInput {
        @Override
        public long multiplyAdds(Value value) {
            Dimensions filter = value.inputs().get(1).dimensions();
            return Math.multiplyExact(value.dimensions().elements(), (long) filter.height() * filter.width());
        }
    }

    /**
     * Batch normalisation with epsilon 1e-5 of (x), (x, scale) or (x, scale, offset). Training uses the batch's biased variance and
     * keeps running statistics: new = 0.9 * old + 0.1 * batch, with the unbiased variance.
     *
     * @param site name of its running statistics
     */
    record BatchNorm(String site) implements Weightless, KeepsInput {
        @Override
        public Reach reach(Value value) {
            return Reach.PIXEL_AND_STATISTICS;
        }
    }

    /** Maximum over a window. */
    record MaxPool(int size, int stride) implements Weightless {
        @Override
        public List<Value> kept(Value value) {
            return List.of(value, value.inputs().get(0));
        }
    }

    /**
     * Average over the real pixels of a window.
     *
     * @param padded whether windows may reach over the border
     */
    record AvgPool(int size, int stride, boolean padded) implements KeepsNothing {}

    /** Zeros of the size of x sampled at the stride. */
    record Zero(int stride) implements KeepsNothing {}

    /** {@code x[:, first::stride, first::stride]}. */
    record Sample(int first, int stride) implements KeepsNothing {}

    /** x with zero channels before and after. */
    record PadChannels(int before, int after) implements KeepsNothing {}

    /** Concatenation over channels. */
    record Concat() implements KeepsNothing {}

    /** Sum of all inputs. */
    record Add() implements KeepsNothing {}

    /** (x, w): each channel of a vector x times its number of w. */
    record Factors() implements Weightless, KeepsInput {}

    /** (x, w): x times the scalar w. */
    record Scale() implements Weightless, KeepsInput, Pixelwise {}

    /**
     * In training, with the probability that the step states, an image's x is zero and else divided by the probability
     * of staying.
     *
     * @param site number of the place, for its random draws
     */
    record DropPath(int site) implements KeepsNothing {}

    /** Mean over height and width: {@code [N, C]}. */
    record GlobalAverage() implements KeepsNothing {}

    /** (x, weight) or (x, weight, bias): {@code x * weight + bias}. */
    record Linear() implements KeepsInput, Multiplies {}

    /**
     * (x, weight): {@code scale} times the cosine between x and each column of the weight; 0 where one of them is zero.
     * The published LDAM code's {@code NormedLinear}, which leaves the scale to its loss.
     */
    record CosineLinear(double scale) implements Multiplies {
        @Override
        public List<Value> kept(Value value) {
            return List.of(); // one number a feature
        }
    }

    /**
     * Mixing weights of (alpha), {@code [edges, operations]}. What is drawn in a step is not drawn in an evaluation: there an edge has
     * its likeliest operation, or the mean of its weights.
     *
     * @param site number of the place, for its random draws
     */
    record Mix(Mixing mixing, int site) implements KeepsNothing {}

    /** One number of a matrix. */
    record Entry(int row, int column) implements KeepsNothing {}

    /** x times a constant. */
    record Times(double factor) implements KeepsNothing, Pixelwise {}

    /** A vector all of whose numbers are the scalar (w). */
    record Broadcast() implements KeepsNothing {}

    /**
     * Every {@code block}-th pixel side by side: {@code block * block} smaller images in the place of each, zeros below
     * and right filling up to a multiple. A window dilated by {@code block} is an ordinary one there.
     */
    record SpaceToBatch(int block) implements KeepsNothing {
        @Override
        public int parts(int before) {
            return before * block * block;
        }
    }

    /** x with numbers of 16 bits (bfloat16); in an evaluation as it is. */
    record Narrow() implements KeepsNothing {
        @Override
        public int bits(int before) {
            return Short.SIZE;
        }
    }

    /** Back from {@link Narrow}: x with numbers of 32 bits. */
    record Widen() implements KeepsNothing {
        @Override
        public int bits(int before) {
            return Float.SIZE;
        }
    }

    /** Back from {@link SpaceToBatch}; what filled up is cut off. */
    record BatchToSpace(int block) implements KeepsNothing {
        @Override
        public int parts(int before) {
            return before / (block * block);
        }
    }
}
