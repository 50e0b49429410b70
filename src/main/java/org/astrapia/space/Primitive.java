package org.astrapia.space;

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
    /** {@code relu}. */
    record Relu() implements Primitive {}

    /** {@code conv(height, width)} or {@code conv(size)}: full convolution without bias. */
    record Conv(int height, int width, int dilation) implements Primitive {}

    /** {@code depthwise(size, dilation=1)}: one filter per channel, without bias. */
    record Depthwise(int size, int dilation) implements Primitive {}

    /** {@code pointwise}: 1x1 convolution without bias. */
    record Pointwise() implements Primitive {}

    /**
     * {@code bn}: batch normalisation, with scale and offset in derived networks, without in search;
     * {@code bn(search)} stands in the search network only (the published codes put it behind pools).
     */
    record BatchNorm(boolean searchOnly) implements Primitive {}

    /** {@code max_pool(size)}: pads with minus infinity. */
    record MaxPool(int size) implements Primitive {}

    /** {@code avg_pool(size)}: divides by the number of real pixels in the window. */
    record AvgPool(int size) implements Primitive {}

    /**
     * {@code skip}: the identity; at stride 2 the factorized reduction of the published codes (ReLU, two 1x1 stride-2
     * convolutions of C/2 outputs, the second of the image without its first row and column, concatenated, BN).
     */
    record Skip() implements Primitive {}

    /** {@code zero}: input times zero, sampled at the stride. */
    record Zero() implements Primitive {}
}
