package org.astrapia.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The chunks of a WebP file (RFC 9649, section 2). Lossless ones are read; the decoder's lossy ones come out too far from
 * what libwebp shows.
 */
final class WebpFile {
    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_BYTES = 8;
    private static final int FRAME_BYTES = 16;
    private static final int FLAGS = HEADER_BYTES + CHUNK_BYTES;
    private static final int PROFILE_FLAG = 0x20;

    private final byte[] bytes;
    private final ByteBuffer in;
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean lossless;
    private int picture;
    private int frames;

    private WebpFile(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws IOException if it is lossy, or ends too early */
    static Encoded open(byte[] bytes) throws IOException {
        WebpFile file = new WebpFile(bytes);
        long end = bytes.length < HEADER_BYTES ? 0 : CHUNK_BYTES + Integer.toUnsignedLong(file.in.getInt(4));
        long last = file.chunks(HEADER_BYTES, (int) Math.min(end, bytes.length)) - 1; // which may be its padding
        if (end < HEADER_BYTES || end > bytes.length) {
            throw new IOException("the file ends before the image does");
        }
        if (!file.lossless || last > end) {
            throw new IOException("there is no whole image in the file");
        }
        boolean extended = file.name(HEADER_BYTES).equals("VP8X");
        if (extended && !file.fillsCanvas()) {
            throw new IOException("the image is damaged: its canvas and its picture differ in size");
        }
        boolean profile = extended && (bytes[FLAGS] & PROFILE_FLAG) != 0;
        byte[] plain = profile ? Encoded.patched(bytes, FLAGS, bytes[FLAGS] & ~PROFILE_FLAG) : bytes;
        return new Encoded(plain, Format.WEBP, file.orientation, profile, file.frames > 1);
    }

    /** Reads the chunks up to {@code end}; where the last of them ends. */
    private long chunks(int from, int end) throws IOException {
        long at = from;
        while (at + CHUNK_BYTES <= end) {
            String name = name((int) at);
            long length = Integer.toUnsignedLong(in.getInt((int) at + 4));
            int body = (int) at + CHUNK_BYTES;
            switch (name) {
                case "VP8 ", "ALPH" -> {
                    if (frames <= 1) {
                        throw NotRead.because("it is a lossy WebP image");
                    }
                }
                case "VP8L" -> {
                    if (frames <= 1) {
                        lossless = true;
                        picture = body;
                    }
                }
                case "ANMF" -> {
                    frames++;
                    if (frames == 1) {
                        requireWholeCanvas(body);
                        chunks(body + FRAME_BYTES, (int) Math.min(end, body + length));
                    }
                }
                case "EXIF" -> orientation = exif(body, (int) Math.min(length, end - body));
                default -> {}
            }
            at = body + length + (length & 1);
        }
        return at;
    }

    private void requireWholeCanvas(int frame) throws IOException {
        if (frame + FRAME_BYTES > bytes.length || frame < FLAGS + 10) {
            throw new IOException("the file ends before the image does");
        }
        boolean whole = number(frame) == 0
                && number(frame + 3) == 0
                && number(frame + 6) == number(FLAGS + 4)
                && number(frame + 9) == number(FLAGS + 7);
        if (!whole) {
            throw NotRead.because("it is a WebP image whose first frame does not fill it");
        }
    }

    /** A lossless picture begins with a mark and twice 14 bits, of width and height less 1 (RFC 9649, section 3.4). */
    private boolean fillsCanvas() {
        if (picture + 5 > bytes.length || FLAGS + 10 > bytes.length) {
            return false;
        }
        int sizes = in.getInt(picture + 1);
        return (sizes & 0x3FFF) == number(FLAGS + 4) && (sizes >>> 14 & 0x3FFF) == number(FLAGS + 7);
    }

    private int number(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
    }

    private Orientation exif(int from, int length) {
        boolean marked = length > 6 && new String(bytes, from, 4, StandardCharsets.ISO_8859_1).equals("Exif");
        int header = marked ? 6 : 0;
        return new TiffDirectory(bytes, from + header, Math.max(0, length - header)).orientation();
    }

    private String name(int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
