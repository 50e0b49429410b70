package org.astrapia.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Images;
import org.astrapia.data.storage.SmallerPixels;

/**
 * A small picture of an image, for people.
 *
 * @param side height and width in pixels
 * @param pixels {@code 0xRRGGBB}, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels that nobody compares
public record Thumbnail(int side, int[] pixels) {
    private static final int BYTE = 0xFF;

    /** Of an image as networks are given it, made smaller where its side is above {@code most} pixels. */
    public static Thumbnail of(Images images, int image, int most) {
        int side = Math.min(images.height(), most);
        int channels = images.channels();
        byte[] values = new byte[side * side * channels];
        if (side == images.height()) {
            images.pixels().read(image, values);
        } else {
            new SmallerPixels(images.pixels(), images.height(), side, channels).read(image, values);
        }
        int[] pixels = new int[side * side];
        for (int i = 0; i < pixels.length; i++) {
            for (int colour = 0; colour < DataOutline.CHANNELS; colour++) {
                int value = values[i * channels + Math.min(colour, channels - 1)] & BYTE; // grey has one for all
                pixels[i] = pixels[i] << Byte.SIZE | value;
            }
        }
        return new Thumbnail(side, pixels);
    }

    /** The colour at a place, {@code 0xRRGGBB}. */
    public int at(int x, int y) {
        return pixels[y * side + x];
    }

    /** As the bytes of a PNG file. */
    public byte[] png() {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, side, side, pixels, 0, side);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) { // nothing is written but to memory
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
