package org.astrapia.data.storage;

/**
 * Coloured images that become grey when they are read: a pixel of red, green and blue has the brightness {@code 0.299 R + 0.587 G
 * + 0.114 B} (ITU-R BT.601), in the whole numbers of Pillow's {@code convert("L")}, so that grey stays as it is.
 */
public final class GreyPixels implements Pixels {
    private static final int RGB = 3;
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int SHIFT = 16;
    private static final int HALF = 1 << (SHIFT - 1);

    private final Pixels source;
    private final int pixels;

    /**
     * The same images in grey.
     *
     * @param source images of three values a pixel
     * @param pixels of an image
     */
    public GreyPixels(Pixels source, int pixels) {
        this.source = source;
        this.pixels = pixels;
    }

    @Override
    public void read(int image, byte[] target) {
        byte[] colours = new byte[pixels * RGB];
        source.read(image, colours);
        for (int i = 0; i < pixels; i++) {
            int red = colours[i * RGB] & 0xFF;
            int green = colours[i * RGB + 1] & 0xFF;
            int blue = colours[i * RGB + 2] & 0xFF;
            target[i] = (byte) (red * RED + green * GREEN + blue * BLUE + HALF >> SHIFT);
        }
    }
}
