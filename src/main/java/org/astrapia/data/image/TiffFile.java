package org.astrapia.data.image;

import java.io.IOException;
import java.util.Set;

/** The tags of a TIFF file that say how its samples are meant (TIFF 6.0, section 8). The first of several pages is read. */
final class TiffFile {
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int COLOURS = 262;
    private static final int PLANES = 284;
    private static final int EXTRA = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int PROFILE = 34675;

    private static final int UNKNOWN = -1;
    private static final int UNSIGNED = 1;
    private static final int WHITE_IS_ZERO = 0;
    private static final int CMYK = 5;
    private static final int YCBCR = 6;
    private static final int JPEG = 7;
    private static final int WIDE = 16;
    private static final int MOST_SAMPLES = 8;
    private static final Set<Integer> READ_BITS = Set.of(1, 2, 4, 8, WIDE);
    private static final Set<Integer> READ_COLOURS = Set.of(WHITE_IS_ZERO, 1, 2, 3, CMYK, YCBCR);

    /** None, those of fax machines, LZW, JPEG, Deflate under both its numbers, PackBits. */
    private static final Set<Integer> READ_COMPRESSIONS = Set.of(1, 2, 3, 4, 5, JPEG, 8, 32946, 32773);

    private TiffFile() {}

    /** @throws IOException if its samples are signed, fractions or of a number of bits or kind of colour that is not read */
    static Encoded open(byte[] bytes) throws IOException {
        TiffDirectory directory = new TiffDirectory(bytes, 0, bytes.length);
        int colours = directory.number(COLOURS, 0).orElse(UNKNOWN);
        int compression = directory.number(COMPRESSION, 0).orElse(1);
        int bits = bits(directory);
        if (colours == UNKNOWN) {
            throw new IOException("the image is damaged: it does not say what its values are");
        }
        if (!READ_COLOURS.contains(colours)) {
            throw refused("of the colour model " + name(colours));
        }
        if (!READ_COMPRESSIONS.contains(compression)
                || colours == YCBCR && compression != JPEG
                || colours == CMYK && compression == JPEG) {
            throw refused("of the colour model " + name(colours) + " with the compression " + compression);
        }
        if (compression == JPEG && directory.number(PLANES, 0).orElse(1) != 1) {
            throw refused("of separate planes with JPEG compression");
        }
        if (colours == WHITE_IS_ZERO && bits == WIDE) {
            throw refused("of 16 bits in which white is 0");
        }
        Encoded.Extra extra = switch (directory.number(EXTRA, 0).orElse(2)) {
            case 0 -> Encoded.Extra.UNUSED;
            case 1 -> Encoded.Extra.MULTIPLIED_OPACITY;
            default -> Encoded.Extra.OPACITY;
        };
        return new Encoded(
                bytes,
                Format.TIFF,
                directory.orientation(),
                directory.size(PROFILE) > 0,
                directory.several(),
                colours == CMYK ? Inks.Order.STORED : Inks.Order.NONE,
                extra);
    }

    /** As people call it (TIFF 6.0, section 8, and its supplements). */
    private static String name(int colours) {
        return switch (colours) {
            case CMYK -> "CMYK";
            case YCBCR -> "YCbCr";
            case 8, 9, 10 -> "Lab";
            case 32803 -> "of raw camera sensors";
            default -> "number " + colours;
        };
    }

    private static int bits(TiffDirectory directory) throws IOException {
        int format = directory.number(SAMPLE_FORMAT, 0).orElse(UNSIGNED);
        if (format != UNSIGNED) {
            throw refused(
                    "with " + (format == 2 ? "signed" : format == 3 ? "floating-point" : "undefined") + " values");
        }
        int bits = directory.number(BITS, 0).orElse(1);
        for (int i = 0; i < Math.min(MOST_SAMPLES, directory.size(BITS)); i++) {
            if (directory.number(BITS, i).orElse(bits) != bits) {
                throw refused("with values of unequal bits");
            }
        }
        if (!READ_BITS.contains(bits)) {
            throw refused("of " + bits + " bits a value");
        }
        return bits;
    }

    private static IOException refused(String kind) {
        return NotRead.because("it is a TIFF image " + kind);
    }
}
