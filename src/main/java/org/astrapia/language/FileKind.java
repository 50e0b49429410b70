package org.astrapia.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a file is by its first bytes, whatever its name says. A kind is one line here: what it is called, what a person may
 * do about it, and how it begins. The first that fits is taken.
 */
public enum FileKind {
    EMPTY("an empty file", "", head -> head.bytes.length == 0),
    JPEG("a JPEG image", "", at(0, "\u00FF\u00D8\u00FF")),
    PNG("a PNG image", "", at(0, "\u0089PNG\r\n\u001A\n")),
    GIF("a GIF image", "", at(0, "GIF87a").or(at(0, "GIF89a"))),
    BMP("a BMP image", "", FileKind::isBmp),
    TIFF("a TIFF image", "", at(0, "II*\0").or(at(0, "MM\0*"))),
    BIG_TIFF("a BigTIFF image", FileKind.SAVE_AS_PNG, at(0, "II+\0").or(at(0, "MM\0+"))),
    WEBP("a WebP image", FileKind.SAVE_AS_PNG, at(0, "RIFF").and(at(8, "WEBP"))),
    PNM("a PPM, PGM or PBM image", "", FileKind::isPnm),
    AVIF("an AVIF image", FileKind.SAVE_AS_PNG, at(4, "ftypavif").or(at(4, "ftypavis"))),
    HEIC(
            "a HEIC image",
            FileKind.SAVE_AS_PNG,
            at(4, "ftyphei").or(at(4, "ftyphev")).or(at(4, "ftypmif1")).or(at(4, "ftypmsf1"))),
    JPEG_2000(
            "a JPEG 2000 image", FileKind.SAVE_AS_PNG, at(0, "\0\0\0\u000CjP  ").or(at(0, "\u00FFO\u00FFQ"))),
    JPEG_XL("a JPEG XL image", FileKind.SAVE_AS_PNG, at(0, "\0\0\0\u000CJXL ").or(at(0, "\u00FF\n"))),
    SVG(
            "an SVG drawing",
            FileKind.SAVE_AS_PNG,
            head -> head.isText() && head.text().contains("<svg")),
    ICON("a Windows icon", FileKind.SAVE_AS_PNG, at(0, "\0\0\u0001\0").and(at(5, "\0"))),
    PHOTOSHOP("a Photoshop image", FileKind.SAVE_AS_PNG, at(0, "8BPS")),
    DICOM("a DICOM image", FileKind.SAVE_AS_PNG, at(128, "DICM")),
    POSTSCRIPT("a PostScript document", "", at(0, "%!PS").or(at(0, "\u00C5\u00D0\u00D3\u00C6"))),
    PDF("a PDF document", "", at(0, "%PDF-")),
    MP4("a film (MP4 or QuickTime)", "", at(4, "ftyp")),
    MATROSKA("a film (WebM or Matroska)", "", at(0, "\u001AE\u00DF\u00A3")),
    AVI("a film (AVI)", "", at(0, "RIFF").and(at(8, "AVI "))),
    GIT_LFS(
            "a Git LFS pointer",
            "Maybe fetch the files with `git lfs pull`",
            at(0, "version https://git-lfs.github.com/").or(at(0, "version https://hawser.github.com/"))),
    PICKLE("a Python pickle", "", FileKind::isPickle),
    NUMPY("a NumPy array", "", at(0, "\u0093NUMPY")),
    HDF5("an HDF5 file", "", at(0, "\u0089HDF\r\n\u001A\n")),
    MATLAB("a MATLAB file", "", at(0, "MATLAB 5.0 MAT-file")),
    PARQUET("a Parquet table", "", at(0, "PAR1")),
    SQLITE("an SQLite database", "", at(0, "SQLite format 3\0")),
    GZIP("a gzip archive", FileKind.UNPACK, at(0, "\u001F\u008B")),
    ZIP(
            "a zip archive",
            "Maybe unpack it: `unzip NAME`",
            at(0, "PK\u0003\u0004").or(at(0, "PK\u0005\u0006"))),
    TAR("a tar archive", FileKind.UNPACK, at(257, "ustar")),
    XZ("an xz archive", FileKind.UNPACK, at(0, "\u00FD7zXZ\0")),
    BZIP2("a bzip2 archive", FileKind.UNPACK, at(0, "BZh").and(at(4, "1AY&SY"))),
    ZSTD("a Zstandard archive", FileKind.UNPACK, at(0, "(\u00B5/\u00FD")),
    SEVEN_ZIP("a 7z archive", "Maybe unpack it: `7z x NAME`", at(0, "7z\u00BC\u00AF\u0027\u001C")),
    RAR("a RAR archive", "Maybe unpack it: `unrar x NAME`", at(0, "Rar!\u001A\u0007")),
    PROGRAM("a program", "", at(0, "\u007FELF").or(at(0, "MZ").and(FileKind::isBinary))),
    ZEROS("a file of zero bytes", "Maybe it was damaged when it was copied", FileKind::isZeros),
    HTML("an HTML page", "Maybe a download was answered with it", FileKind::isHtml),
    XML("an XML text", "", head -> head.isText() && head.text().startsWith("<?xml")),
    JSON("a JSON text", "", FileKind::isJson),
    TEXT("a text", "", Head::isText),
    UNKNOWN("a file of an unknown kind", "", head -> true);

    /** No more than these are looked at. */
    private static final int HEAD_BYTES = 4096;

    /** What to do with an image that is not read. */
    public static final String SAVE_AS_PNG = "Maybe save it as PNG: `magick OLD NEW.png` (ImageMagick)";

    private static final String UNPACK = "Maybe unpack it: `tar xf NAME`";

    private final String label;
    private final String advice;
    private final Predicate<Head> fits;

    FileKind(String label, String advice, Predicate<Head> fits) {
        this.label = label;
        this.advice = advice;
        this.fits = fits;
    }

    /**
     * Looks at the first bytes of a file.
     *
     * @throws IOException if it cannot be read
     */
    public static FileKind of(Path file) throws IOException {
        return of(head(file));
    }

    /** The first bytes of a file, as many as tell its kind. */
    public static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    /** The kind of a file that begins with these bytes; without any it is empty. */
    public static FileKind of(byte[] bytes) {
        Head head = new Head(bytes.length > HEAD_BYTES ? Arrays.copyOf(bytes, HEAD_BYTES) : bytes);
        for (FileKind kind : values()) {
            if (kind.fits.test(head)) {
                return kind;
            }
        }
        throw new IllegalStateException("the last kind fits everything");
    }

    /** Whether people read it as it is: notes, tables, pages. */
    public boolean isText() {
        return this == TEXT || this == JSON || this == XML || this == HTML;
    }

    /** Whether other files are packed in it. */
    public boolean isArchive() {
        return compareTo(GZIP) >= 0 && compareTo(RAR) <= 0;
    }

    /** What it is, with an article: {@code an HTML page}. */
    public String label() {
        return label;
    }

    /** Whether it holds a picture, in pixels or as a drawing. */
    public boolean isImage() {
        return compareTo(JPEG) >= 0 && compareTo(DICOM) <= 0;
    }

    /** What it is and what may be done, for the end of a sentence: {@code a tar archive. Maybe unpack it: `tar xf x.tar`}. */
    public String described(Path file) {
        return described(file, "");
    }

    /** The same with {@code remark} behind what it is. */
    public String described(Path file, String remark) {
        String end = advice.isEmpty() ? "" : ". " + advice.replace("NAME", quoted(file));
        return label + remark + end;
    }

    private static String quoted(Path file) {
        Path name = file.getFileName();
        String text = name == null ? file.toString() : name.toString();
        return text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0))
                ? text
                : "'" + text + "'";
    }

    private static Predicate<Head> at(int offset, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head -> head.has(offset, expected);
    }

    private static boolean isBmp(Head head) {
        if (!head.has(0, new byte[] {'B', 'M'}) || head.bytes.length < 18) {
            return false;
        }
        int headerBytes =
                head.bytes[14] & 0xFF | (head.bytes[15] & 0xFF) << 8 | (head.bytes[16] | head.bytes[17]) << 16;
        return switch (headerBytes) {
            case 12, 16, 40, 52, 56, 64, 108, 124 -> true;
            default -> false;
        };
    }

    /** A number or a remark follows the mark, or a text may begin like that. */
    private static boolean isPnm(Head head) {
        byte[] bytes = head.bytes;
        if (bytes.length < 3 || bytes[0] != 'P' || bytes[1] < '1' || bytes[1] > '6') {
            return false;
        }
        int at = 2;
        while (at < bytes.length && Character.isWhitespace(bytes[at])) {
            at++;
        }
        return at < bytes.length && (bytes[at] == '#' || at > 2 && bytes[at] >= '0' && bytes[at] <= '9');
    }

    /** The protocols 2 to 5 begin with their number; the text of protocol 0 is known by its first dictionary or list. */
    private static boolean isPickle(Head head) {
        byte[] bytes = head.bytes;
        boolean numbered = bytes.length > 2 && bytes[0] == (byte) 0x80 && bytes[1] >= 2 && bytes[1] <= 5;
        return numbered
                ? "}](cX\u0095\u008CKNG".indexOf(bytes[2] & 0xFF) >= 0
                : head.has(0, "(dp".getBytes(StandardCharsets.ISO_8859_1))
                        || head.has(0, "(lp".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isZeros(Head head) {
        for (byte value : head.bytes) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBinary(Head head) {
        return !head.isText();
    }

    private static boolean isHtml(Head head) {
        if (!head.isText()) {
            return false;
        }
        String text = head.text().toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head");
    }

    private static boolean isJson(Head head) {
        if (!head.isText()) {
            return false;
        }
        String text = head.text();
        return text.startsWith("{\"") || text.startsWith("[{") || text.matches("(?s)[{\\[]\\s*\".*");
    }

    /** The first bytes of a file, as bytes and as the text that they may be. */
    private static final class Head {
        private final byte[] bytes;
        private String text; // null until asked for
        private boolean readable;

        Head(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean has(int offset, byte[] expected) {
            if (bytes.length < offset + expected.length) {
                return false;
            }
            for (int i = 0; i < expected.length; i++) {
                if (bytes[offset + i] != expected[i]) {
                    return false;
                }
            }
            return true;
        }

        boolean isText() {
            decode();
            return readable;
        }

        /** Without white space at the beginning. */
        String text() {
            decode();
            return text;
        }

        private void decode() {
            if (text != null) {
                return;
            }
            boolean wide =
                    has(0, new byte[] {(byte) 0xFF, (byte) 0xFE}) || has(0, new byte[] {(byte) 0xFE, (byte) 0xFF});
            String decoded = wide ? new String(bytes, StandardCharsets.UTF_16) : utf8();
            readable = bytes.length > 0 && decoded.chars().allMatch(Head::isWritten);
            text = (decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded).stripLeading();
        }

        /** A character that the head cuts off at its end is left out; what is no UTF-8 becomes a zero, which no text has. */
        private String utf8() {
            for (int cut = 0; cut <= (bytes.length < HEAD_BYTES ? 0 : 3); cut++) {
                try {
                    return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                            .toString();
                } catch (CharacterCodingException e) {
                    // maybe cut off
                }
            }
            return "\0";
        }

        private static boolean isWritten(int c) {
            return c >= ' ' && c != 0x7F || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        }
    }
}
