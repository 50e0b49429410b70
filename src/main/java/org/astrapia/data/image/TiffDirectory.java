package org.astrapia.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * The first directory of a TIFF file, or of Exif data, which have the same form (TIFF 6.0, section 2). Reads single numbers
 * where they stand; what is damaged is taken as absent.
 */
final class TiffDirectory {
    static final int ORIENTATION = 274;

    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final ByteBuffer data;
    private final int first;
    private final int entries;

    /** Reads from {@code length} bytes at {@code from}. */
    TiffDirectory(byte[] bytes, int from, int length) {
        this.data = ByteBuffer.wrap(bytes, from, length).slice();
        if (length < HEADER_BYTES) {
            this.first = 0;
            this.entries = 0;
            return;
        }
        data.order(data.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long offset = Integer.toUnsignedLong(data.getInt(4));
        boolean there = offset >= HEADER_BYTES && offset + 2 <= length;
        this.first = there ? (int) offset + 2 : 0;
        int announced = there ? Short.toUnsignedInt(data.getShort((int) offset)) : 0;
        this.entries = Math.min(announced, (length - first) / ENTRY_BYTES);
    }

    /** How the image is meant to be seen. */
    Orientation orientation() {
        return Orientation.of(number(ORIENTATION, 0).orElse(1));
    }

    /** Number {@code index} of a tag that holds whole numbers; empty when there is none. */
    OptionalInt number(int tag, int index) {
        int entry = entry(tag);
        if (entry < 0 || index >= count(entry)) {
            return OptionalInt.empty();
        }
        int type = Short.toUnsignedInt(data.getShort(entry + 2));
        int bytes = type == SHORT ? 2 : type == LONG ? 4 : 0;
        if (bytes == 0) {
            return OptionalInt.empty();
        }
        boolean inside = (long) count(entry) * bytes <= 4;
        long at = (inside ? entry + 8L : Integer.toUnsignedLong(data.getInt(entry + 8))) + (long) index * bytes;
        if (at + bytes > data.capacity()) {
            return OptionalInt.empty();
        }
        int value = bytes == 2 ? Short.toUnsignedInt(data.getShort((int) at)) : data.getInt((int) at);
        return OptionalInt.of(value);
    }

    /** How many numbers a tag holds. */
    int size(int tag) {
        int entry = entry(tag);
        return entry < 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, count(entry));
    }

    /** Whether another directory follows, which is another picture. */
    boolean several() {
        int end = first + entries * ENTRY_BYTES;
        return first > 0 && end + 4 <= data.capacity() && data.getInt(end) != 0;
    }

    private long count(int entry) {
        return Integer.toUnsignedLong(data.getInt(entry + 4));
    }

    /** Where the entry of a tag begins, or -1. */
    private int entry(int tag) {
        for (int i = 0; i < entries; i++) {
            int entry = first + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(data.getShort(entry)) == tag) {
                return entry;
            }
        }
        return -1;
    }
}
