package org.astrapia.data;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.astrapia.language.FileKind;

/**
 * Decodes JPEG and PNG files of any colour model but CMYK. The size is read, and bounded, before any pixel is decoded, and
 * all threads together hold no more pixels than one image may have. Serves any number of threads.
 */
final class ImageDecoder {
    /** 64 megapixels: more than a photograph has, little enough for the memory. */
    static final int PIXEL_LIMIT = 1 << 26;

    private static final long FILE_LIMIT_BYTES = 1 << 28;
    private static final int SIGNATURE_BYTES = 8;

    /** To be raised with every change of what a file's pixels become: decoded images are kept from run to run. */
    static final int REVISION = 1;

    private final int side;
    private final Semaphore pixelsInMemory = new Semaphore(PIXEL_LIMIT);

    /** @param side of the squares that are made, in pixels */
    ImageDecoder(int side) {
        this.side = side;
    }

    /**
     * Decodes and resizes.
     *
     * @return {@code [side, side, 3]}, one unsigned byte a value
     * @throws IOException if the file is damaged, too large, or neither JPEG nor PNG; the message says what is wrong
     */
    byte[] decode(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw new IOException("the file is empty");
        }
        if (Files.size(file) > FILE_LIMIT_BYTES) {
            throw new IOException(Files.size(file) + " bytes; at most " + FILE_LIMIT_BYTES + " are read");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(SIGNATURE_BYTES);
            String format = format(in.readNBytes(SIGNATURE_BYTES));
            in.reset();
            try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
                return decode(stream, format);
            }
        } catch (RuntimeException e) { // the readers of some Java versions meet damage with all sorts of exceptions
            throw new IOException("the image is damaged (" + e + ")", e);
        }
    }

    /** Whether images of this kind are read. */
    static boolean reads(FileKind kind) {
        return kind == FileKind.JPEG || kind == FileKind.PNG;
    }

    private static String format(byte[] signature) throws IOException {
        if (signature.length >= 3 && signature[0] == (byte) 0xFF && signature[1] == (byte) 0xD8) {
            return "jpeg";
        }
        if (signature.length == SIGNATURE_BYTES && signature[0] == (byte) 0x89 && signature[1] == 'P') {
            return "png";
        }
        throw new IOException("neither JPEG nor PNG, whatever the name says");
    }

    private byte[] decode(ImageInputStream stream, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > PIXEL_LIMIT) {
                throw new IOException(reader.getWidth(0) + "x" + reader.getHeight(0) + " pixels; at most " + PIXEL_LIMIT
                        + " are decoded");
            }
            pixelsInMemory.acquireUninterruptibly((int) pixels);
            try {
                TruncationListener truncation = new TruncationListener();
                reader.addIIOReadWarningListener(truncation);
                BufferedImage image = reader.read(0);
                if (truncation.seen) {
                    throw new IOException("the file ends before the image does");
                }
                return Resampling.square(new Rgb(image), side);
            } finally {
                pixelsInMemory.release((int) pixels);
            }
        } finally {
            reader.dispose();
        }
    }

    /** The JPEG reader fills what is missing with grey and only warns. */
    private static final class TruncationListener implements IIOReadWarningListener {
        private boolean seen;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            seen |= warning.toLowerCase(Locale.ROOT).contains("premature end");
        }
    }
}
