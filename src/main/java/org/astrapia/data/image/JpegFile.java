package org.astrapia.data.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The segments of a JPEG file (ITU T.81, annex B). What says how colours are meant (JFIF, Adobe, the components' names) is
 * read as libjpeg reads it, and written anew in the one form that every decoder understands; profiles, previews and
 * comments are left out.
 */
final class JpegFile {
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int EXIF_HEADER = 6;

    /** What Adobe's segment says when there is none. */
    private static final int NO_ADOBE = -1;

    private final byte[] bytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean jfif;
    private int adobe = NO_ADOBE;
    private boolean profile;
    private Orientation orientation = Orientation.UPRIGHT;
    private String names = "";
    private int components;

    private JpegFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException if there is no image in it, or one of a process that is not read */
    static Encoded open(byte[] bytes) throws IOException {
        return new JpegFile(bytes).read();
    }

    private Encoded read() throws IOException {
        int at = 2;
        while (true) {
            at = nextMarker(at);
            int marker = bytes[at] & 0xFF;
            at++;
            if (marker == END_OF_IMAGE) {
                throw new IOException("there is no image in the file");
            }
            if (marker == 1 || marker >= 0xD0 && marker <= 0xD8) { // these have no length
                continue;
            }
            int length = at + 1 < bytes.length ? (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF : 0;
            if (at + 1 >= bytes.length || at + length > bytes.length) {
                throw new IOException("the file ends before the image does");
            }
            if (length < 2) {
                throw new IOException("the image is damaged: a segment of " + length + " bytes at byte " + at);
            }
            if (marker == START_OF_SCAN) {
                return encoded(at - 2);
            }
            segment(marker, at + 2, length - 2);
            at += length;
        }
    }

    /** Behind what fills the space before it, or was inserted there. */
    private int nextMarker(int from) throws IOException {
        int at = from;
        while (at + 1 < bytes.length) {
            if (bytes[at] == (byte) 0xFF && bytes[at + 1] != (byte) 0xFF && bytes[at + 1] != 0) {
                return at + 1;
            }
            at++;
        }
        throw new IOException("the file ends before the image does");
    }

    private void segment(int marker, int from, int length) throws IOException {
        switch (marker) {
            case APP0 -> jfif |= begins(from, length, "JFIF\0");
            case APP1 -> {
                if (begins(from, length, "Exif\0\0") && orientation == Orientation.UPRIGHT) {
                    orientation = new TiffDirectory(bytes, from + EXIF_HEADER, length - EXIF_HEADER).orientation();
                }
            }
            case APP2 -> profile |= begins(from, length, "ICC_PROFILE\0");
            case APP14 -> {
                if (begins(from, length, "Adobe") && length >= 12) {
                    adobe = bytes[from + 11] & 0xFF;
                }
            }
            default -> {
                if (marker > APP0 && marker <= APP15 || marker == COMMENT) {
                    return;
                }
                if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                    frame(marker, from, length);
                }
                kept.write(bytes, from - 4, length + 4);
            }
        }
    }

    private void frame(int marker, int from, int length) throws IOException {
        if (marker > 0xC2) {
            String process = marker == 0xC3 || marker == 0xC7 || marker == 0xCB || marker == 0xCF
                    ? "lossless"
                    : marker > 0xC8 ? "arithmetically coded" : "hierarchical";
            throw NotRead.because("its JPEG is " + process);
        }
        if (length < 6 || length < 6 + 3 * (bytes[from + 5] & 0xFF)) {
            throw new IOException("the image is damaged: a frame's header of " + length + " bytes");
        }
        int precision = bytes[from] & 0xFF;
        if (precision != Byte.SIZE) {
            throw NotRead.because("its JPEG has " + precision + " bits a value");
        }
        components = bytes[from + 5] & 0xFF;
        if (components != 1 && components != 3 && components != 4) {
            throw NotRead.because("its JPEG has " + components + " values a pixel");
        }
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < components; i++) {
            ids.append((char) (bytes[from + 6 + 3 * i] & 0xFF));
        }
        names = ids.toString();
    }

    private boolean begins(int from, int length, String text) {
        return length >= text.length()
                && new String(bytes, from, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private Encoded encoded(int scan) throws IOException {
        if (components == 0) {
            throw new IOException("there is no image in the file");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(kept.size() + bytes.length - scan + 32);
        out.write(0xFF);
        out.write(0xD8);
        Inks.Order inks = Inks.Order.NONE;
        if (components == 4) {
            inks = adobe == NO_ADOBE || adobe == 0 ? Inks.Order.INVERTED : Inks.Order.YCCK;
            writeAdobe(out, inks == Inks.Order.YCCK ? 2 : 0);
        } else if (components == 3 && isRgb()) {
            writeAdobe(out, 0);
        } else {
            out.writeBytes(
                    new byte[] {(byte) 0xFF, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0});
        }
        kept.writeTo(out);
        out.write(bytes, scan, bytes.length - scan);
        return new Encoded(out.toByteArray(), Format.JPEG, orientation, profile, false, inks, Encoded.Extra.UNUSED);
    }

    /** As libjpeg guesses (jdapimin.c, default_decompress_parms): JFIF is always YCbCr, then Adobe's word counts. */
    private boolean isRgb() {
        return !jfif && (adobe == NO_ADOBE ? names.equals("RGB") : adobe == 0);
    }

    private static void writeAdobe(ByteArrayOutputStream out, int transform) {
        out.writeBytes(new byte[] {
            (byte) 0xFF, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
        });
    }
}
