package org.astrapia.data.image;

import java.util.Arrays;

/**
 * An image file whose header has been read, ready for a decoder: what would make the decoder change colours is taken out.
 *
 * @param bytes for the decoder
 * @param format of the file
 * @param orientation how the stored rows are meant to be seen
 * @param profile whether the file carries a colour profile, which is not applied
 * @param several whether other pictures follow in the file; the first is taken
 * @param inks how four values of a pixel are meant, where they are inks
 * @param extra what a value beyond the colours is
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the decoder, compared by nobody
record Encoded(
        byte[] bytes,
        Format format,
        Orientation orientation,
        boolean profile,
        boolean several,
        Inks.Order inks,
        Extra extra) {
    /** What a value beyond the colours is. */
    enum Extra {
        /** How much of the colour is seen. */
        OPACITY,
        /** The same, and the colours have been multiplied by it. */
        MULTIPLIED_OPACITY,
        /** Nothing that is seen. */
        UNUSED
    }

    /** Of a file that has none of all this. */
    Encoded(byte[] bytes, Format format) {
        this(bytes, format, Orientation.UPRIGHT, false, false);
    }

    /** Of a file without inks. */
    Encoded(byte[] bytes, Format format, Orientation orientation, boolean profile, boolean several) {
        this(bytes, format, orientation, profile, several, Inks.Order.NONE, Extra.OPACITY);
    }

    /** A copy in which the bytes from {@code from} on are those of {@code part}. */
    static byte[] patched(byte[] bytes, int from, int... part) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < part.length; i++) {
            copy[from + i] = (byte) part[i];
        }
        return copy;
    }
}
