package org.astrapia.data.image;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a file for a decoder. One that goes on reading single bytes behind the end is stopped: the WebP decoder takes
 * them as zeros, and would make a picture of nothing.
 */
final class ByteStream extends ImageInputStreamImpl {
    /** Decoders look ahead by a few. */
    private static final int READ_BEHIND_END = 64;

    private final byte[] bytes;
    private int behindEnd;

    ByteStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (streamPos < bytes.length) {
            return bytes[(int) streamPos++] & 0xFF;
        }
        if (behindEnd++ == READ_BEHIND_END) {
            throw new IOException("its data ends too early", new EOFException());
        }
        return -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, start, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
