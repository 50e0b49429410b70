package org.astrapia.data.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file (W3C, PNG third edition, section 5). Kept are those that hold the picture; colour profiles, gamma
 * and texts are not, so that no decoder applies or unpacks them.
 */
final class PngFile {
    private static final int SIGNATURE_BYTES = 8;

    /** Length, name and checksum. */
    private static final int FRAME_BYTES = 12;

    private PngFile() {}

    /** @throws IOException if a chunk of the picture is damaged or missing */
    static Encoded open(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
        kept.write(bytes, 0, SIGNATURE_BYTES);
        Orientation orientation = Orientation.UPRIGHT;
        boolean profile = false;
        boolean several = false;
        boolean pixels = false;
        boolean ended = false;
        int at = SIGNATURE_BYTES;
        while (!ended && at + FRAME_BYTES <= bytes.length) {
            int length = in.getInt(at);
            String name = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || (long) at + FRAME_BYTES + length > bytes.length) {
                break;
            }
            switch (name) {
                case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> {
                    requireIntact(bytes, in, at, length, name);
                    if (name.equals("IHDR") && length >= 8) {
                        ImageDecoder.pixels(in.getInt(at + 8), in.getInt(at + 12));
                    }
                    kept.write(bytes, at, length + FRAME_BYTES);
                    pixels |= name.equals("IDAT");
                    ended = name.equals("IEND");
                }
                case "eXIf" -> orientation = exif(bytes, at + 8, length);
                case "iCCP" -> profile = true;
                case "acTL" -> several = true;
                case "CgBI" -> throw NotRead.because("it is a PNG as Apple changes it for its telephones");
                default -> {}
            }
            at += FRAME_BYTES + length;
        }
        if (!ended) {
            requireWhole(bytes, at, pixels);
            kept.writeBytes(new byte[] {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82});
        }
        return new Encoded(kept.toByteArray(), Format.PNG, orientation, profile, several);
    }

    /** Without its last chunk a picture is whole, as long as none of its pixels can be missing. */
    private static void requireWhole(byte[] bytes, int at, boolean pixels) throws IOException {
        boolean cutInPixels =
                at + 8 <= bytes.length && new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1).equals("IDAT");
        if (!pixels || cutInPixels) {
            throw new IOException("the file ends before the image does");
        }
    }

    private static void requireIntact(byte[] bytes, ByteBuffer in, int at, int length, String name) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes, at + 4, length + 4);
        if ((int) sum.getValue() != in.getInt(at + 8 + length)) {
            throw new IOException(
                    "the image is damaged: the checksum of its part " + name + " at byte " + at + " is wrong");
        }
    }

    private static Orientation exif(byte[] bytes, int from, int length) {
        boolean marked = length > 6 && new String(bytes, from, 4, StandardCharsets.ISO_8859_1).equals("Exif");
        int header = marked ? 6 : 0;
        return new TiffDirectory(bytes, from + header, length - header).orientation();
    }
}
