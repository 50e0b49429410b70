package org.astrapia.data.image;

/** Rows of red, green and blue of an image as it is meant to be seen. */
final class Upright {
    private final Samples samples;
    private final Orientation orientation;

    Upright(Samples samples, Orientation orientation) {
        this.samples = samples;
        this.orientation = orientation;
    }

    int width() {
        return orientation.swapped ? samples.height() : samples.width();
    }

    int height() {
        return orientation.swapped ? samples.width() : samples.height();
    }

    /** Writes {@code width} pixels of row {@code y} from column {@code x} on to {@code row}, three values each. */
    void read(int x, int y, int width, int[] row) {
        boolean backwards = orientation.swapped ? orientation.fromBelow : orientation.fromRight;
        int first = backwards ? width() - x - width : x;
        if (orientation.swapped) {
            int column = orientation.fromRight ? samples.width() - 1 - y : y;
            samples.read(column, first, 1, width, row);
        } else {
            int line = orientation.fromBelow ? samples.height() - 1 - y : y;
            samples.read(first, line, width, 1, row);
        }
        if (backwards) {
            reverse(row, width);
        }
    }

    private static void reverse(int[] row, int width) {
        for (int left = 0, right = width - 1; left < right; left++, right--) {
            for (int channel = 0; channel < 3; channel++) {
                int value = row[3 * left + channel];
                row[3 * left + channel] = row[3 * right + channel];
                row[3 * right + channel] = value;
            }
        }
    }
}
