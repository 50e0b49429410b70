package org.astrapia.data.image;

/**
 * Makes a square of a given side: the largest square in the middle is cut out, so that nothing is stretched, and then
 * resized; every result is the average of the area it covers where the image shrinks, and interpolated bilinearly where
 * it grows.
 */
final class Resampling {
    /** The sources of one result along one axis: {@code weights.length} values from {@code first} on. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Window(int first, float[] weights) {
        int end() {
            return first + weights.length;
        }
    }

    private Resampling() {}

    /** {@code [side, side, 3]}, one unsigned byte a value. */
    static byte[] square(Upright image, int side) {
        int source = Math.min(image.width(), image.height());
        int left = (image.width() - source) / 2;
        int top = (image.height() - source) / 2;
        Window[] windows = windows(source, side);
        float[][] sums = new float[side][3 * side];
        int[] row = new int[3 * source];
        int firstOpen = 0;
        for (int y = 0; y < source; y++) {
            image.read(left, top + y, source, row);
            float[] narrowed = narrowed(row, windows);
            while (windows[firstOpen].end() <= y) {
                firstOpen++;
            }
            for (int i = firstOpen; i < side && windows[i].first() <= y; i++) {
                add(sums[i], narrowed, windows[i].weights()[y - windows[i].first()]);
            }
        }
        byte[] result = new byte[side * side * 3];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i / (3 * side)][i % (3 * side)])));
        }
        return result;
    }

    private static void add(float[] sums, float[] row, float weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    private static float[] narrowed(int[] row, Window[] windows) {
        float[] result = new float[3 * windows.length];
        for (int i = 0; i < windows.length; i++) {
            float[] weights = windows[i].weights();
            for (int k = 0; k < weights.length; k++) {
                int pixel = 3 * (windows[i].first() + k);
                for (int channel = 0; channel < 3; channel++) {
                    result[3 * i + channel] += weights[k] * row[pixel + channel];
                }
            }
        }
        return result;
    }

    private static Window[] windows(int source, int side) {
        Window[] windows = new Window[side];
        double scale = (double) source / side;
        for (int i = 0; i < side; i++) {
            windows[i] = scale >= 1 ? area(i, scale, source) : bilinear(i, scale, source);
        }
        return windows;
    }

    private static Window area(int index, double scale, int source) {
        double from = index * scale;
        double to = Math.min(source, from + scale);
        int first = (int) from;
        int end = Math.max(first + 1, Math.min(source, (int) Math.ceil(to - 1e-9)));
        float[] weights = new float[end - first];
        for (int k = 0; k < weights.length; k++) {
            double covered = Math.min(to, first + k + 1.0) - Math.max(from, first + k);
            weights[k] = (float) (covered / (to - from));
        }
        return new Window(first, weights);
    }

    private static Window bilinear(int index, double scale, int source) {
        double centre = Math.max(0, Math.min(source - 1.0, (index + 0.5) * scale - 0.5));
        int first = (int) centre;
        float second = (float) (centre - first);
        return first + 1 < source
                ? new Window(first, new float[] {1 - second, second})
                : new Window(first, new float[] {1});
    }
}
