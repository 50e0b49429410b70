package org.astrapia.data.image;

/** Reads red, green and blue from a decoded image, as it is stored. */
interface Samples {
    int width();

    int height();

    /**
     * Writes the pixels of a rectangle to {@code rgb}, row by row, three values from 0 to 255 each.
     *
     * @param rgb at least {@code 3 * width * height} long
     */
    void read(int x, int y, int width, int height, int[] rgb);
}
