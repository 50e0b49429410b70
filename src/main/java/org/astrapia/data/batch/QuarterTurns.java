package org.astrapia.data.batch;

import java.util.Arrays;

/** Rotates square images by quarters of a turn. */
final class QuarterTurns {
    private QuarterTurns() {}

    /**
     * Turns an image in place, counter-clockwise.
     *
     * @param pixels {@code [side, side, channels]} from {@code start} on
     * @param turns 0 to 3
     */
    static void turn(float[] pixels, int start, int side, int channels, int turns) {
        if (turns == 0) {
            return;
        }
        float[] before = Arrays.copyOfRange(pixels, start, start + side * side * channels);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int from = switch (turns) {
                    case 1 -> column * side + side - 1 - row;
                    case 2 -> (side - 1 - row) * side + side - 1 - column;
                    default -> (side - 1 - column) * side + row;
                };
                System.arraycopy(before, from * channels, pixels, start + (row * side + column) * channels, channels);
            }
        }
    }
}
