package org.astrapia.files.numpy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads what {@link NpzWriter} writes. Nothing that the file says of its own sizes is believed, and nothing in it is compressed: it
 * takes no more memory than it has bytes.
 */
public final class NpzReader {
    static final String ARRAY = ".npy";
    static final String TEXT = ".txt";

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
        NpyHeader header = NpyHeader.read(new ByteArrayInputStream(content));
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).position(header.length());
        if (header.bytes() != in.remaining()) {
            throw new IOException("its lengths do not fit");
        }
        int count = in.remaining() / Math.max(1, header.width());
        return switch (header.bigEndian() ? "" : "" + header.kind() + header.width()) {
            case "f4" -> filled(new float[count], in.asFloatBuffer()::get);
            case "f8" -> filled(new double[count], in.asDoubleBuffer()::get);
            case "i4" -> filled(new int[count], in.asIntBuffer()::get);
            case "i8" -> filled(new long[count], in.asLongBuffer()::get);
            case "u1" -> filled(new byte[count], in::get);
            default -> throw new IOException("it holds an unknown kind of array");
        };
    }

    private static <A> A filled(A array, Consumer<A> fill) {
        fill.accept(array);
        return array;
    }
}
