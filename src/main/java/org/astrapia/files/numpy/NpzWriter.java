package org.astrapia.files.numpy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes what {@code numpy.load} reads: a zip without compression of arrays in NPY 1.0, little-endian, in C order. The same arrays
 * give the same bytes.
 */
public final class NpzWriter {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ByteArrayOutputStream bytes;
    private final ZipOutputStream zip;

    /** An empty one. */
    public NpzWriter() {
        this(1 << 16);
    }

    /** @param expected bytes that it will have, about; spares copying */
    public NpzWriter(int expected) {
        bytes = new ByteArrayOutputStream(expected);
        zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    }

    /** Adds numbers of 32 bits, {@code <f4}. */
    public NpzWriter add(String name, int[] shape, float[] values) {
        return add(
                name,
                "<f4",
                shape,
                values.length,
                Float.BYTES,
                out -> out.asFloatBuffer().put(values));
    }

    /** Adds numbers of 64 bits, {@code <f8}. */
    public NpzWriter add(String name, int[] shape, double[] values) {
        return add(
                name,
                "<f8",
                shape,
                values.length,
                Double.BYTES,
                out -> out.asDoubleBuffer().put(values));
    }

    /** Adds whole numbers of 32 bits, {@code <i4}. */
    public NpzWriter add(String name, int[] shape, int[] values) {
        return add(
                name,
                "<i4",
                shape,
                values.length,
                Integer.BYTES,
                out -> out.asIntBuffer().put(values));
    }

    /** Adds whole numbers of 64 bits, {@code <i8}. */
    public NpzWriter add(String name, int[] shape, long[] values) {
        return add(
                name,
                "<i8",
                shape,
                values.length,
                Long.BYTES,
                out -> out.asLongBuffer().put(values));
    }

    /** Adds bytes, {@code |u1}. */
    public NpzWriter add(String name, int[] shape, byte[] values) {
        return add(name, "|u1", shape, values.length, Byte.BYTES, out -> out.put(values));
    }

    /** Adds texts, {@code <U} and the length of the longest. */
    public NpzWriter add(String name, List<String> texts) {
        int longest = Math.max(
                1,
                texts.stream()
                        .mapToInt(text -> text.codePointCount(0, text.length()))
                        .max()
                        .orElse(1));
        return add(name, "<U" + longest, new int[] {texts.size()}, texts.size(), longest * Integer.BYTES, out -> {
            int begin = out.position();
            for (String text : texts) {
                text.codePoints().forEach(out::putInt);
                begin += longest * Integer.BYTES;
                out.position(begin);
            }
        });
    }

    private NpzWriter add(String name, String type, int[] shape, int count, int width, Consumer<ByteBuffer> elements) {
        long size = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (size != count) {
            throw new IllegalArgumentException(
                    name + " has " + count + " numbers, and its shape " + Arrays.toString(shape) + " " + size);
        }
        byte[] header = header(type, shape);
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(count, width)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        elements.accept(out);
        store(name + NpzReader.ARRAY, out.array());
        return this;
    }

    private static byte[] header(String type, int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes
                + (shape.length == 1 ? "," : "") + "), }";
        int length = MAGIC.length + Short.BYTES + text.length() + 1;
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] line = (text + " ".repeat(padded - length) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) line.length)
                .put(line)
                .array();
    }

    private void store(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** Adds a text as it is, UTF-8, in an entry {@code NAME.txt} that is no array. */
    public NpzWriter text(String name, String text) {
        store(name + NpzReader.TEXT, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        return bytes("");
    }

    /** The same with a comment at its end. */
    public byte[] bytes(String comment) {
        try {
            zip.setComment(comment);
            zip.close();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
