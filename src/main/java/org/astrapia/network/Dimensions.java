package org.astrapia.network;

import java.util.Arrays;
import java.util.List;

/**
 * Sizes of a value.
 *
 * @param batched whether a leading batch dimension, unknown until a step runs, comes before {@code sizes}
 * @param sizes the known sizes: {@code [height, width, channels]} of a feature map, {@code [channels]} of a vector
 */
public record Dimensions(boolean batched, List<Integer> sizes) {
    public Dimensions {
        sizes = List.copyOf(sizes);
    }

    /** Feature maps, {@code [N, height, width, channels]}. */
    public static Dimensions map(int height, int width, int channels) {
        return new Dimensions(true, List.of(height, width, channels));
    }

    /** Vectors, {@code [N, channels]}. */
    public static Dimensions vector(int channels) {
        return new Dimensions(true, List.of(channels));
    }

    /** A value without a batch dimension; no sizes for a scalar. */
    public static Dimensions fixed(int... sizes) {
        return new Dimensions(false, Arrays.stream(sizes).boxed().toList());
    }

    /** Rows of a feature map. */
    public int height() {
        return sizes.get(0);
    }

    /** Columns of a feature map. */
    public int width() {
        return sizes.get(1);
    }

    /** Channels of a feature map or a vector. */
    public int channels() {
        return sizes.get(sizes.size() - 1);
    }

    /** Number of elements, of one batch entry. */
    public long elements() {
        return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** The same sizes with other channels. */
    public Dimensions withChannels(int channels) {
        return map(height(), width(), channels);
    }
}
