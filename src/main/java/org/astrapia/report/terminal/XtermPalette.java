package org.astrapia.report.terminal;

import java.util.stream.IntStream;

/** The colours of terminals with 256: from 16 on a cube of six steps each of red, green and blue, from 232 on greys. */
final class XtermPalette {
    private static final int[] STEPS = {0, 95, 135, 175, 215, 255};
    private static final int FIRST = 16;
    private static final int GREYS = 232;
    private static final int COUNT = 256;

    private XtermPalette() {}

    /** The number of the colour that is nearest to {@code 0xRRGGBB}, by the squares of its differences. */
    static int nearest(int rgb) {
        return IntStream.range(FIRST, COUNT)
                .reduce((best, other) -> distance(other, rgb) < distance(best, rgb) ? other : best)
                .orElseThrow();
    }

    private static int distance(int index, int rgb) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (colour(index) >> shift & 0xFF) - (rgb >> shift & 0xFF);
            sum += difference * difference;
        }
        return sum;
    }

    private static int colour(int index) {
        if (index >= GREYS) {
            return (8 + 10 * (index - GREYS)) * 0x010101;
        }
        int place = index - FIRST;
        return STEPS[place / 36] << 16 | STEPS[place / 6 % 6] << 8 | STEPS[place % 6];
    }
}
