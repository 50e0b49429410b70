package org.astrapia.data.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands behind the images of a file: how many there are, and what their maker has to say of them. It is written
 * last, so a file that has it is whole.
 *
 * @param imageBytes of each image
 * @param parts number of images in each
 * @param about the maker's own words
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes that nobody compares
record CacheEnd(int imageBytes, List<Integer> parts, byte[] about) {
    private static final long MAGIC = 0x41535452_494D4731L; // ASTRIMG1

    /** The last bytes of a file: length and checksum of what stands before them, magic number. */
    private static final int TAIL_BYTES = Integer.BYTES + Long.BYTES + Long.BYTES;

    CacheEnd {
        parts = List.copyOf(parts);
    }

    static CacheEnd of(int imageBytes, List<Integer> parts, byte[] about) {
        return new CacheEnd(imageBytes, parts, about);
    }

    /** Bytes of all images. */
    private long pixelBytes() {
        return parts.stream().mapToLong(images -> (long) images * imageBytes).sum();
    }

    ByteBuffer bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(imageBytes);
            out.writeInt(parts.size());
            for (int images : parts) {
                out.writeInt(images);
            }
            out.writeInt(about.length);
            out.write(about);
            int length = bytes.size();
            long sum = checksum(bytes.toByteArray());
            out.writeInt(length);
            out.writeLong(sum);
            out.writeLong(MAGIC);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** What a file ends with; empty when the file is not whole. */
    static Optional<CacheEnd> read(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < TAIL_BYTES) {
            return Optional.empty();
        }
        ByteBuffer tail = read(channel, size - TAIL_BYTES, TAIL_BYTES);
        int length = tail.getInt();
        long sum = tail.getLong();
        if (tail.getLong() != MAGIC || length < 0 || length > size - TAIL_BYTES) {
            return Optional.empty();
        }
        byte[] body = read(channel, size - TAIL_BYTES - length, length).array();
        if (checksum(body) != sum) {
            return Optional.empty();
        }
        CacheEnd end = parse(body);
        return end.pixelBytes() + length + TAIL_BYTES == size ? Optional.of(end) : Optional.empty();
    }

    private static CacheEnd parse(byte[] body) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            int imageBytes = in.readInt();
            int count = in.readInt();
            List<Integer> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parts.add(in.readInt());
            }
            return new CacheEnd(imageBytes, parts, in.readNBytes(in.readInt()));
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
            // until all is there
        }
        return bytes.flip();
    }

    private static long checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }
}
