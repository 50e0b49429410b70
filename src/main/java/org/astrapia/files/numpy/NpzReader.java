package org.astrapia.files.numpy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads what {@link NpzWriter} writes. Nothing that the file says of its own sizes is believed, and nothing in it is compressed: it
 * takes no more memory than it has bytes.
 */
public final class NpzReader {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    static final String ARRAY = ".npy";
    static final String TEXT = ".txt";

    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '(?<type>[^']{3})', 'fortran_order': False, 'shape': \\((?<shape>[\\d, ]*)\\), \\} *\n");
    private static final String MISFIT = "its lengths do not fit";

    private NpzReader() {}

    /**
     * All entries by their names without endings.
     *
     * @return {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]}, {@code byte[]}, row-major whatever their shape, and
     *     texts
     * @throws IOException when the file is damaged, or holds what {@link NpzWriter} does not write
     */
    public static Map<String, Object> read(byte[] file) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw new IOException("'" + entry.getName() + "' is compressed");
                }
                byte[] content = zip.readAllBytes();
                String name = entry.getName();
                if (name.endsWith(ARRAY)) {
                    values.put(name.substring(0, name.length() - ARRAY.length()), array(content));
                } else if (name.endsWith(TEXT)) {
                    values.put(
                            name.substring(0, name.length() - TEXT.length()),
                            new String(content, StandardCharsets.UTF_8));
                } else {
                    throw new IOException("'" + name + "' is neither an array nor a text");
                }
            }
        } catch (IllegalArgumentException names) { // of entries that are not UTF-8
            throw new IOException("it is damaged: " + names.getMessage(), names);
        }
        return values;
    }

    private static Object array(byte[] content) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int begin = MAGIC.length + Short.BYTES;
        if (content.length < begin || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("it holds an array that is not in the format NPY 1.0");
        }
        int length = Short.toUnsignedInt(in.getShort(MAGIC.length));
        if (content.length - begin < length) {
            throw new IOException(MISFIT);
        }
        Matcher header = HEADER.matcher(new String(content, begin, length, StandardCharsets.ISO_8859_1));
        if (!header.matches()) {
            throw new IOException("it holds an unknown kind of array");
        }
        in.position(begin + length);
        long size = size(header.group("shape"));
        return switch (header.group("type")) {
            case "<f4" -> filled(new float[count(in, size, Float.BYTES)], in.asFloatBuffer()::get);
            case "<f8" -> filled(new double[count(in, size, Double.BYTES)], in.asDoubleBuffer()::get);
            case "<i4" -> filled(new int[count(in, size, Integer.BYTES)], in.asIntBuffer()::get);
            case "<i8" -> filled(new long[count(in, size, Long.BYTES)], in.asLongBuffer()::get);
            case "|u1" -> filled(new byte[count(in, size, Byte.BYTES)], in::get);
            default -> throw new IOException("it holds an unknown kind of array, " + header.group("type"));
        };
    }

    private static long size(String shape) throws IOException {
        try {
            return Arrays.stream(shape.split(","))
                    .map(String::strip)
                    .filter(axis -> !axis.isEmpty())
                    .mapToLong(Long::parseLong)
                    .reduce(1, Math::multiplyExact);
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw new IOException(MISFIT, tooLarge);
        }
    }

    /** As many as there are bytes for. */
    private static int count(ByteBuffer in, long size, int width) throws IOException {
        if (in.remaining() % width != 0 || in.remaining() / width != size) {
            throw new IOException(MISFIT);
        }
        return (int) size;
    }

    private static <A> A filled(A array, Consumer<A> fill) {
        fill.accept(array);
        return array;
    }
}
