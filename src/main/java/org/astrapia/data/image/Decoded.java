package org.astrapia.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Samples of a decoded image.
 *
 * @param bits that the brightest needs, where there are 16 of unknown range
 */
record Decoded(Samples samples, OptionalInt bits) {
    private static final int WIDE = 16;

    /** Of 8 bits, or with a range that the file states. */
    Decoded(Samples samples) {
        this(samples, OptionalInt.empty());
    }

    /**
     * Looks at what was decoded.
     *
     * @param depth bits that 16-bit images use
     * @throws IOException if the image is of a kind that nothing here is made for
     */
    static Decoded of(BufferedImage image, Encoded encoded, int depth) throws IOException {
        ColorModel model = image.getColorModel();
        if (!(model instanceof ComponentColorModel)) {
            return new Decoded(new Packed(image));
        }
        Raster raster = image.getRaster();
        int size = model.getComponentSize(0);
        int type = model.getTransferType();
        boolean read =
                size == Byte.SIZE && type == DataBuffer.TYPE_BYTE || size == WIDE && type == DataBuffer.TYPE_USHORT;
        int colours = model.getNumColorComponents();
        if (!read) {
            throw new IOException("its values have " + size + " bits, of which nothing is read");
        }
        if (encoded.inks() != Inks.Order.NONE && colours == 4) {
            return new Decoded(new Inks(raster, encoded.inks(), size));
        }
        int space = model.getColorSpace().getType();
        boolean known = colours == 1 && space == ColorSpace.TYPE_GRAY || colours == 3 && space == ColorSpace.TYPE_RGB;
        if (!known || raster.getNumBands() < colours + (model.hasAlpha() ? 1 : 0)) {
            throw new IOException("it has " + colours + " colours of a kind that is not read");
        }
        if (size == Byte.SIZE
                || encoded.format() == Format.PNM) { // whose decoder stretches to 16 bits by what the file states
            return new Decoded(new Bands(raster, model, encoded.extra(), size));
        }
        return new Decoded(new Bands(raster, model, encoded.extra(), depth), OptionalInt.of(Bands.bits(raster, model)));
    }
}
