package org.astrapia.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import org.astrapia.language.FileKind;

/**
 * Decodes image files into squares. Values are taken as they are stored: colour profiles and gamma are not applied, in no
 * format, so that grey 128 stays 128. Images are turned as their Exif data says; transparency shows white behind; of 16 bits
 * the upper 8 of those that are used are kept; four inks become colours as {@link Inks} says. Of
 * several pictures in a file the first is read. The size is read, and bounded, before any pixel is decoded, and all threads
 * together hold no more than one image may have. Serves any number of threads.
 */
public final class ImageDecoder {
    /** What is read, for people. */
    public static final String READ = "JPEG, PNG, GIF, BMP, TIFF, PPM and lossless WebP";

    /** To be raised with every change of what a file's pixels become: decoded images are kept from run to run. */
    public static final int REVISION = 2;

    /** 64 megapixels: more than a photograph has, little enough for the memory. */
    static final int PIXEL_LIMIT = 1 << 26;

    private static final int FILE_LIMIT_BYTES = 1 << 28;

    /** Where a PNG says how many bits a value has. */
    private static final int PNG_BITS = 24;

    /** Least and most bits that 16-bit images may be said to use. */
    public static final int LEAST_DEPTH = 8;

    /** See {@link #LEAST_DEPTH}. */
    public static final int MOST_DEPTH = 16;

    private final Semaphore pixelsInMemory = new Semaphore(PIXEL_LIMIT);
    private final Semaphore bytesInMemory = new Semaphore(FILE_LIMIT_BYTES);

    /**
     * Why a file is not read; empty when it may be, as far as its beginning tells.
     *
     * @param head first bytes of the file
     */
    public static Optional<String> obstacle(Path file, FileKind kind, byte[] head) {
        if (!Format.of(kind).isPresent()) {
            return Optional.of("it is " + kind.described(file, kind.isImage() ? ", which is not read" : ""));
        }
        try {
            open(kind, head);
            return Optional.empty();
        } catch (NotRead known) {
            return Optional.of(known.getMessage());
        } catch (IOException | RuntimeException cutOff) {
            return Optional.empty();
        }
    }

    /**
     * Decodes and resizes.
     *
     * @param side of the square that is made, in pixels
     * @param depth how many bits images of 16 bits use
     * @throws IOException if the file is damaged, too large, or of a kind that is not read; the message says what is wrong
     */
    public Picture square(Path file, int side, int depth) throws IOException {
        return view(file, depth, (encoded, decoded) -> {
            Upright image = new Upright(decoded.samples(), encoded.orientation());
            boolean turned = encoded.orientation() != Orientation.UPRIGHT;
            return new Picture(
                    Resampling.square(image, side), turned, encoded.profile(), encoded.several(), decoded.bits());
        });
    }

    /**
     * How many bits the brightest value of an image needs; empty unless it has 16, of which the file does not state the
     * range.
     *
     * @throws IOException as {@link #square} does
     */
    public OptionalInt bits(Path file) throws IOException {
        return view(file, MOST_DEPTH, (encoded, decoded) -> decoded.bits());
    }

    /**
     * Pixels of an image's shorter side, without decoding it.
     *
     * @throws IOException as {@link #square} does
     */
    public static int shorterSide(Path file) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Encoded encoded = open(FileKind.of(bytes), bytes);
            ImageReader reader = encoded.format().reader();
            try (ImageInputStream stream = new ByteStream(encoded.bytes())) {
                reader.setInput(stream, true, true);
                return Math.min(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) { // the decoders meet damage with all sorts of exceptions
            throw new IOException("the image is damaged", e);
        }
    }

    /** Whether a file that begins like this may have 16 bits a value, of which it does not state the range. */
    public static boolean mayBeWide(FileKind kind, byte[] head) {
        return kind == FileKind.TIFF || kind == FileKind.PNG && head.length > PNG_BITS && head[PNG_BITS] == MOST_DEPTH;
    }

    /** What is made of an image while it may be in memory. */
    interface Use<T> {
        T of(Encoded encoded, Decoded decoded);
    }

    <T> T view(Path file, int depth, Use<T> use) throws IOException {
        long size = Files.size(file);
        if (size > FILE_LIMIT_BYTES) {
            throw new IOException("it has " + size + " bytes; at most " + FILE_LIMIT_BYTES + " are read");
        }
        bytesInMemory.acquireUninterruptibly((int) size);
        try {
            byte[] bytes = Files.readAllBytes(file);
            FileKind kind = FileKind.of(bytes);
            if (!Format.of(kind).isPresent()) {
                throw new IOException(obstacle(file, kind, bytes).orElseThrow());
            }
            return decode(open(kind, bytes), depth, use);
        } catch (RuntimeException e) { // the decoders meet damage with all sorts of exceptions
            throw new IOException("the image is damaged", e);
        } finally {
            bytesInMemory.release((int) size);
        }
    }

    private static Encoded open(FileKind kind, byte[] bytes) throws IOException {
        return switch (kind) {
            case JPEG -> JpegFile.open(bytes);
            case PNG -> PngFile.open(bytes);
            case GIF -> GifFile.open(bytes);
            case TIFF -> TiffFile.open(bytes);
            case WEBP -> WebpFile.open(bytes);
            case BMP -> BmpFile.open(bytes);
            case PNM -> new Encoded(bytes, Format.PNM);
            default -> throw new IllegalArgumentException(kind + " is not read");
        };
    }

    private <T> T decode(Encoded encoded, int depth, Use<T> use) throws IOException {
        ImageReader reader = encoded.format().reader();
        try (ImageInputStream stream = new ByteStream(encoded.bytes())) {
            reader.setInput(stream, true, true);
            int pixels = pixels(reader);
            pixelsInMemory.acquireUninterruptibly(pixels);
            try {
                return use.of(encoded, read(reader, encoded, depth));
            } finally {
                pixelsInMemory.release(pixels);
            }
        } finally {
            reader.dispose();
        }
    }

    private static int pixels(ImageReader reader) throws IOException {
        int width;
        int height;
        try {
            width = reader.getWidth(0);
            height = reader.getHeight(0);
        } catch (IOException e) {
            throw damaged(e);
        }
        return pixels(width, height);
    }

    /** Number of pixels, which is refused before any memory is taken for them. */
    static int pixels(int width, int height) throws IOException {
        if (width <= 0 || height <= 0) {
            throw new IOException("the image is damaged (" + width + "x" + height + " pixels)");
        }
        long pixels = (long) width * height;
        if (pixels > PIXEL_LIMIT) {
            throw NotRead.tooLarge(width, height, PIXEL_LIMIT);
        }
        return (int) pixels;
    }

    private static Decoded read(ImageReader reader, Encoded encoded, int depth) throws IOException {
        DamageListener damage = new DamageListener(encoded.format());
        reader.addIIOReadWarningListener(damage);
        Raster inks = null;
        BufferedImage image = null;
        try {
            if (encoded.format() == Format.JPEG && encoded.inks() != Inks.Order.NONE) {
                inks = reader.readRaster(0, null);
            } else {
                image = reader.read(0);
            }
        } catch (IOException e) {
            throw damaged(e);
        }
        if (damage.seen.isPresent()) {
            throw new IOException(damage.seen.get());
        }
        return inks == null
                ? Decoded.of(image, encoded, depth)
                : new Decoded(new Inks(inks, encoded.inks(), Byte.SIZE));
    }

    /** The decoders' own words are short, and some have none. */
    private static IOException damaged(IOException e) {
        return new IOException(
                e instanceof EOFException || e.getCause() instanceof EOFException
                        ? "the file ends before the image does"
                        : "the image is damaged (" + e.getMessage() + ")",
                e);
    }

    /** The decoders fill what is missing with something and only warn. */
    private static final class DamageListener implements IIOReadWarningListener {
        private static final List<String> ENDINGS = List.of("premature end", "missing eoi");
        private static final List<String> DAMAGES = List.of("bad huffman", "instead of rst");

        private final Format format;
        private Optional<String> seen = Optional.empty();

        DamageListener(Format format) {
            this.format = format;
        }

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String words = warning.toLowerCase(Locale.ROOT);
            if (ENDINGS.stream().anyMatch(words::contains)) {
                seen = Optional.of("the file ends before the image does");
            } else if (seen.isEmpty()
                    && (format == Format.PNG || DAMAGES.stream().anyMatch(words::contains))) {
                seen = Optional.of("the image is damaged: " + warning);
            }
        }
    }
}
