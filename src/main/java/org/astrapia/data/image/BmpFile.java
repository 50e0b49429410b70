package org.astrapia.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/** The header of a BMP file (Microsoft, BITMAPINFOHEADER to BITMAPV5HEADER). */
final class BmpFile {
    private static final int HEADER = 14;
    private static final int BITS = HEADER + 14;
    private static final int COMPRESSION = HEADER + 16;
    private static final int MASKS = HEADER + 40;
    private static final int COLOUR_SPACE = HEADER + 56;
    private static final int OLD_HEADER_BYTES = 12;
    private static final int OPACITY_HEADER_BYTES = 56;
    private static final int PROFILE_HEADER_BYTES = 124;
    private static final int EMBEDDED = 'M' << 24 | 'B' << 16 | 'E' << 8 | 'D';
    private static final int LINKED = 'L' << 24 | 'I' << 16 | 'N' << 8 | 'K';
    private static final int BY_MASKS = 3;

    /** Of red, green, blue and opacity in 16 bits: 5, 5 and 5, or 5, 6 and 5. */
    private static final Set<List<Integer>> MASKS_OF_16 =
            Set.of(List.of(0x7C00, 0x3E0, 0x1F, 0), List.of(0xF800, 0x7E0, 0x1F, 0));

    /** A byte each. */
    private static final Set<Integer> MASKS_OF_32 = Set.of(0xFF, 0xFF00, 0xFF0000, 0xFF000000);

    private BmpFile() {}

    /** @throws IOException if its pixels are packed in a way that is not read */
    static Encoded open(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = in.getInt(HEADER);
        boolean profile = false;
        if (header > OLD_HEADER_BYTES) {
            int compression = in.getInt(COMPRESSION);
            if (compression < 0 || compression > BY_MASKS) {
                throw refused("with the compression " + compression);
            }
            if (compression == BY_MASKS) {
                requireKnownMasks(in, header, in.getShort(BITS));
            }
            profile = header >= PROFILE_HEADER_BYTES
                    && (in.getInt(COLOUR_SPACE) == EMBEDDED || in.getInt(COLOUR_SPACE) == LINKED);
        }
        return new Encoded(bytes, Format.BMP, Orientation.UPRIGHT, profile, false);
    }

    private static void requireKnownMasks(ByteBuffer in, int header, int bits) throws IOException {
        List<Integer> masks = List.of(
                in.getInt(MASKS),
                in.getInt(MASKS + 4),
                in.getInt(MASKS + 8),
                header >= OPACITY_HEADER_BYTES ? in.getInt(MASKS + 12) : 0);
        boolean known = bits == 16 && MASKS_OF_16.contains(masks)
                || bits == 32
                        && MASKS_OF_32.containsAll(masks.subList(0, 3))
                        && (masks.get(3) == 0 || MASKS_OF_32.contains(masks.get(3)));
        if (!known) {
            throw refused("whose " + bits + " bits are shared out in an unusual way");
        }
    }

    private static IOException refused(String kind) {
        return NotRead.because("it is a BMP image " + kind);
    }
}
