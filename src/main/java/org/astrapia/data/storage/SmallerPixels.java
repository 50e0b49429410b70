package org.astrapia.data.storage;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Squares made smaller when they are read: every result is the average of the area that it covers, weighed by how much it
 * covers of each pixel. All is whole numbers: with sides of S and s pixels a result is {@code sum of weight * value} over
 * {@code S * S}, rounded to the nearest whole number and half up, where a weight is the common area of the pixels on a grid
 * of {@code S s} by {@code S s}.
 */
public final class SmallerPixels implements Pixels {
    private final Pixels source;
    private final int from;
    private final int to;
    private final int channels;
    /** Of every row, or column, of the result: the first of the source that it covers, and how much it covers of each. */
    private final int[] first;

    private final int[][] weights;

    /**
     * The same images with another side.
     *
     * @param from side of the source's images
     * @param to side of the results, at most as large
     */
    public SmallerPixels(Pixels source, int from, int to, int channels) {
        if (to < 1 || to > from) {
            throw new IllegalArgumentException("a side of " + from + " pixels cannot become one of " + to);
        }
        this.source = source;
        this.from = from;
        this.to = to;
        this.channels = channels;
        this.first =
                IntStream.range(0, to).map(i -> (int) ((long) i * from / to)).toArray();
        this.weights = IntStream.range(0, to).mapToObj(this::weights).toArray(int[][]::new);
    }

    /** The source's pixel k reaches from {@code k * to} to {@code (k + 1) * to}, the result's i alike by {@code from}. */
    private int[] weights(int i) {
        int begin = i * from;
        int end = begin + from;
        int last = (end - 1) / to;
        return IntStream.rangeClosed(first[i], last)
                .map(k -> Math.min(end, (k + 1) * to) - Math.max(begin, k * to))
                .toArray();
    }

    @Override
    public void read(int image, byte[] target) {
        byte[] large = new byte[from * from * channels];
        source.read(image, large);
        long[] sums = new long[to * channels];
        long area = (long) from * from;
        for (int y = 0; y < to; y++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < weights[y].length; k++) {
                addRow(large, (first[y] + k) * from * channels, weights[y][k], sums);
            }
            for (int i = 0; i < sums.length; i++) {
                target[y * sums.length + i] = (byte) ((2 * sums[i] + area) / (2 * area));
            }
        }
    }

    private void addRow(byte[] large, int row, int weight, long[] sums) {
        for (int x = 0; x < to; x++) {
            for (int k = 0; k < weights[x].length; k++) {
                int pixel = row + (first[x] + k) * channels;
                int share = weight * weights[x][k];
                for (int channel = 0; channel < channels; channel++) {
                    sums[x * channels + channel] += (long) share * (large[pixel + channel] & 0xFF);
                }
            }
        }
    }
}
