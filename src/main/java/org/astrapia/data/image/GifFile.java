package org.astrapia.data.image;

import java.io.IOException;

/** The blocks of a GIF file (CompuServe, GIF89a, section 12): its first picture must be whole, and as large as the screen. */
final class GifFile {
    private static final int SCREEN_BYTES = 13;
    private static final int PICTURE_BYTES = 10;
    private static final int PICTURE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TABLE_FOLLOWS = 0x80;

    private final byte[] bytes;

    private GifFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException if the first picture is damaged, or is one that only changes a part of the screen */
    static Encoded open(byte[] bytes) throws IOException {
        return new GifFile(bytes).read();
    }

    private Encoded read() throws IOException {
        int at = SCREEN_BYTES + table(10);
        int pictures = 0;
        while (pictures < 2 && at < bytes.length) {
            int block = unsigned(at);
            if (block == PICTURE) {
                if (pictures == 1) {
                    pictures++;
                    break;
                }
                requireWholeScreen(at);
                at = blocksEnd(at + PICTURE_BYTES + table(at + 9) + 1);
                pictures++;
            } else if (block == EXTENSION) {
                at = blocksEnd(at + 2);
            } else {
                break;
            }
        }
        if (pictures == 0) {
            throw new IOException("there is no image in the file");
        }
        return new Encoded(bytes, Format.GIF, Orientation.UPRIGHT, false, pictures > 1);
    }

    private void requireWholeScreen(int at) throws IOException {
        boolean whole = number(at + 1) == 0
                && number(at + 3) == 0
                && number(at + 5) == number(6)
                && number(at + 7) == number(8);
        if (!whole) {
            throw NotRead.because("it is a GIF whose first picture, " + number(at + 5) + "x" + number(at + 7)
                    + " pixels, does not fill the screen of " + number(6) + "x" + number(8));
        }
    }

    /** Bytes of the colour table that this packed field announces. */
    private int table(int packed) throws IOException {
        int field = unsigned(packed);
        return (field & TABLE_FOLLOWS) == 0 ? 0 : 3 << ((field & 7) + 1);
    }

    /** Behind a chain of blocks that each begin with their length. */
    private int blocksEnd(int from) throws IOException {
        int at = from;
        while (unsigned(at) != 0) {
            at += unsigned(at) + 1;
        }
        return at + 1;
    }

    private int number(int at) throws IOException {
        return unsigned(at) | unsigned(at + 1) << 8;
    }

    private int unsigned(int at) throws IOException {
        if (at >= bytes.length) {
            throw new IOException("the file ends before the image does");
        }
        return bytes[at] & 0xFF;
    }
}
