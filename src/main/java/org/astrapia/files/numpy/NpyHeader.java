package org.astrapia.files.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an NPY file (NumPy's format 1.0 to 3.0) says of its array. The header is Python text; it is matched, never evaluated.
 *
 * @param kind of its values: {@code u} and {@code i} are integers without and with a sign, {@code f} floating-point numbers,
 *     {@code b} truth values
 * @param width bytes of a value
 * @param bigEndian whether the first byte of a value is the most significant
 * @param shape sizes of the axes; empty for a single value
 * @param length bytes of the header itself
 */
public record NpyHeader(char kind, int width, boolean bigEndian, List<Integer> shape, int length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER_BYTES = 1 << 16;
    private static final int MOST_AXES = 8;

    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z])(\\d{1,3})?'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\sL]*)\\)");

    public NpyHeader {
        shape = List.copyOf(shape);
    }

    /**
     * Reads a header, and leaves the stream at the first value.
     *
     * @throws IOException saying why, if it is damaged or of a kind that is not read
     */
    public static NpyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("is no NumPy array");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new IOException("has version " + version + " of NumPy's format; 1 to 3 are read");
        }
        int digits = version == 1 ? 2 : 4;
        byte[] size = exactly(in, digits);
        long length = 0;
        for (int i = digits - 1; i >= 0; i--) {
            length = length << Byte.SIZE | size[i] & 0xFF;
        }
        if (length > MOST_HEADER_BYTES) {
            throw new IOException(
                    "states a header of " + length + " bytes; at most " + MOST_HEADER_BYTES + " are read");
        }
        String text = new String(exactly(in, (int) length), StandardCharsets.UTF_8);
        return parse(text, start.length + digits + (int) length);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("ends within its header");
        }
        return bytes;
    }

    private static NpyHeader parse(String text, int length) throws IOException {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!order.find() || !shape.find() || !text.contains("'descr'")) {
            throw new IOException("has a header that is none of NumPy's: " + shortened(text));
        }
        if (!type.find()) {
            throw new IOException("is a table of several values, of which nothing is read");
        }
        char kind = type.group(2).charAt(0);
        if (kind == 'O') {
            throw new IOException("holds Python objects. They could run code when they are loaded, so they never are");
        }
        if (order.group(1).equals("True")) {
            throw new IOException("stands column by column (Fortran order); write it with numpy.ascontiguousarray");
        }
        int width = type.group(3) == null ? 1 : Integer.parseInt(type.group(3));
        return new NpyHeader(kind, width, type.group(1).equals(">"), axes(shape.group(1)), length);
    }

    private static List<Integer> axes(String text) throws IOException {
        List<Integer> axes = new ArrayList<>();
        for (String axis : text.split(",")) {
            String digits = axis.strip().replace("L", "");
            if (digits.isEmpty()) {
                continue;
            }
            try {
                axes.add(Integer.parseInt(digits));
            } catch (NumberFormatException e) {
                throw new IOException("states a size of " + digits + ", more than can be counted", e);
            }
        }
        if (axes.size() > MOST_AXES) {
            throw new IOException("has " + axes.size() + " axes; at most " + MOST_AXES + " are read");
        }
        return axes;
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    /**
     * Bytes of all values.
     *
     * @throws IOException if they cannot be counted
     */
    public long bytes() throws IOException {
        try {
            long bytes = width;
            for (int axis : shape) {
                bytes = Math.multiplyExact(bytes, (long) axis);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new IOException("states a size of " + shape() + ", more than can be counted", e);
        }
    }

    /** As NumPy calls the type: {@code uint8}. */
    public String type() {
        String name = switch (kind) {
            case 'u' -> "uint";
            case 'i' -> "int";
            case 'f' -> "float";
            case 'b' -> "bool";
            case 'U', 'S' -> "text";
            default -> String.valueOf(kind);
        };
        return kind == 'b' || kind == 'U' || kind == 'S' ? name : name + Byte.SIZE * width;
    }

    /** {@code 2428x28x28}. */
    public String size() {
        return shape.isEmpty()
                ? "a single value"
                : shape.stream()
                        .map(axis -> String.format(Locale.ROOT, "%d", axis))
                        .collect(Collectors.joining("x"));
    }
}
