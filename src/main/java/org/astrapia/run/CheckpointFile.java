package org.astrapia.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32C;
import org.astrapia.files.AtomicFile;

/**
 * The file of a checkpoint, all numbers little-endian: eight bytes {@code ASTRAPIA}, an int for the version and one for
 * the number of entries; each entry a name (int length, UTF-8), a byte for the kind, an int for the length in elements
 * and the elements; at the end an int, the CRC-32C of all before.
 */
public final class CheckpointFile {
    private static final byte[] MAGIC = "ASTRAPIA".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int ENTRY_BYTES = 2 * Integer.BYTES + 1;

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(
                    (byte) 1,
                    float[].class,
                    Float.BYTES,
                    floats -> floats.length,
                    (out, floats) -> out.asFloatBuffer().put(floats),
                    (in, length) -> filled(new float[length], in.asFloatBuffer()::get)),
            new Kind<>(
                    (byte) 2,
                    double[].class,
                    Double.BYTES,
                    doubles -> doubles.length,
                    (out, doubles) -> out.asDoubleBuffer().put(doubles),
                    (in, length) -> filled(new double[length], in.asDoubleBuffer()::get)),
            new Kind<>(
                    (byte) 3,
                    int[].class,
                    Integer.BYTES,
                    ints -> ints.length,
                    (out, ints) -> out.asIntBuffer().put(ints),
                    (in, length) -> filled(new int[length], in.asIntBuffer()::get)),
            new Kind<>(
                    (byte) 4,
                    long[].class,
                    Long.BYTES,
                    longs -> longs.length,
                    (out, longs) -> out.asLongBuffer().put(longs),
                    (in, length) -> filled(new long[length], in.asLongBuffer()::get)),
            new Kind<>(
                    (byte) 5,
                    byte[].class,
                    Byte.BYTES,
                    bytes -> bytes.length,
                    (out, bytes) -> out.duplicate().put(bytes),
                    (in, length) -> filled(new byte[length], in.duplicate()::get)),
            new Kind<>(
                    (byte) 6,
                    String.class,
                    Byte.BYTES,
                    text -> utf8(text).length,
                    (out, text) -> out.duplicate().put(utf8(text)),
                    (in, length) -> text(in.duplicate(), length)));

    /**
     * One kind of value that a checkpoint holds.
     *
     * @param number that stands for it in the file
     * @param type of the value in memory
     * @param bytes of an element
     * @param length elements of a value
     * @param put writes the elements at the buffer's position, which stays where it is
     * @param get reads so many elements from the buffer's position, which may stay where it is
     */
    private record Kind<A>(
            byte number,
            Class<A> type,
            int bytes,
            ToIntFunction<A> length,
            BiConsumer<ByteBuffer, A> put,
            BiFunction<ByteBuffer, Integer, A> get) {
        static Kind<?> of(Object value) {
            return KINDS.stream()
                    .filter(kind -> kind.type.isInstance(value))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("a checkpoint cannot hold a " + value.getClass()));
        }

        static Kind<?> of(byte number) throws IOException {
            return KINDS.stream()
                    .filter(kind -> kind.number == number)
                    .findFirst()
                    .orElseThrow(() -> new IOException("it holds an unknown kind of array, " + number));
        }

        long payload(Object value) {
            return (long) bytes * length.applyAsInt(type.cast(value));
        }

        void write(ByteBuffer out, Object value) {
            out.put(number).putInt(length.applyAsInt(type.cast(value)));
            put.accept(out, type.cast(value));
            out.position(out.position() + (int) payload(value));
        }

        A read(ByteBuffer in, int length) {
            A value = get.apply(in, bounded(in, length, bytes));
            in.position(in.position() + length * bytes);
            return value;
        }
    }

    private CheckpointFile() {}

    /**
     * Writes a checkpoint, whole or not at all.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public static void write(Path file, Checkpoint checkpoint) {
        AtomicFile.replace(file, encode(checkpoint));
    }

    /**
     * Reads a checkpoint. Nothing that the file says of its own sizes is believed: it takes no more memory than it has bytes.
     *
     * @throws IOException when the file is not one, is torn or has a wrong byte
     * @throws org.astrapia.language.InvalidInputException when another version of the program wrote it
     */
    static Checkpoint read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return decode(Files.readAllBytes(file), file);
            }
        }
        throw new IOException("it is not a checkpoint");
    }

    static byte[] encode(Checkpoint checkpoint) {
        Map<String, Object> arrays = checkpoint.arrays();
        long size = MAGIC.length + 3L * Integer.BYTES;
        for (Map.Entry<String, Object> entry : arrays.entrySet()) {
            size += ENTRY_BYTES
                    + utf8(entry.getKey()).length
                    + Kind.of(entry.getValue()).payload(entry.getValue());
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(arrays.size());
        arrays.forEach((name, value) -> {
            byte[] bytes = utf8(name);
            out.putInt(bytes.length).put(bytes);
            Kind.of(value).write(out, value);
        });
        out.putInt(checksum(out.array(), out.position()));
        return out.array();
    }

    static Checkpoint decode(byte[] file, Path origin) throws IOException {
        int end = file.length - Integer.BYTES;
        if (end < MAGIC.length || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("it is not a checkpoint");
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(end) != checksum(file, end)) {
            throw new IOException("its checksum is wrong");
        }
        in.position(MAGIC.length).limit(end);
        try {
            int version = in.getInt();
            if (version != VERSION) {
                throw RunRefusal.of(
                        origin,
                        "this checkpoint has version " + version + ", and this program reads " + VERSION
                                + "; go on with the program that wrote it");
            }
            Checkpoint checkpoint = new Checkpoint(origin);
            for (int left = in.getInt(); left > 0; left--) {
                String name = text(in, in.getInt());
                checkpoint.put(name, value(in));
            }
            return checkpoint;
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IOException("its lengths do not fit", e);
        }
    }

    private static Object value(ByteBuffer in) throws IOException {
        byte number = in.get();
        int length = in.getInt();
        return Kind.of(number).read(in, length);
    }

    private static <A> A filled(A array, Consumer<A> fill) {
        fill.accept(array);
        return array;
    }

    private static int bounded(ByteBuffer in, int length, int bytes) {
        if (length < 0 || (long) length * bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[bounded(in, length, 1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
