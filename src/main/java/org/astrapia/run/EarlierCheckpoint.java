package org.astrapia.run;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The file of a checkpoint as earlier builds wrote it, whose runs go on; it is read and never written. All numbers little-endian: eight bytes {@code ASTRAPIA}, an int for the version and one for
 * the number of entries; each entry a name (int length, UTF-8), a byte for the kind, an int for the length in elements
 * and the elements; at the end an int, the CRC-32C of all before.
 */
final class EarlierCheckpoint {
    private static final byte[] MAGIC = "ASTRAPIA".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private static final List<Kind> KINDS = List.of(
            new Kind(1, Float.BYTES, (in, length) -> filled(new float[length], in.asFloatBuffer()::get)),
            new Kind(2, Double.BYTES, (in, length) -> filled(new double[length], in.asDoubleBuffer()::get)),
            new Kind(3, Integer.BYTES, (in, length) -> filled(new int[length], in.asIntBuffer()::get)),
            new Kind(4, Long.BYTES, (in, length) -> filled(new long[length], in.asLongBuffer()::get)),
            new Kind(5, Byte.BYTES, (in, length) -> filled(new byte[length], in.duplicate()::get)),
            new Kind(6, Byte.BYTES, (in, length) -> text(in.duplicate(), length)));

    /**
     * One kind of value.
     *
     * @param number that stands for it in the file
     * @param bytes of an element
     * @param get reads so many elements from the buffer's position, which may stay where it is
     */
    private record Kind(int number, int bytes, BiFunction<ByteBuffer, Integer, Object> get) {
        static Kind of(byte number) throws IOException {
            return KINDS.stream()
                    .filter(kind -> kind.number == number)
                    .findFirst()
                    .orElseThrow(() -> new IOException("it holds an unknown kind of array, " + number));
        }

        Object read(ByteBuffer in, int length) {
            Object value = get.apply(in, bounded(in, length, bytes));
            in.position(in.position() + length * bytes);
            return value;
        }
    }

    private EarlierCheckpoint() {}

    /** Whether a file begins like one. */
    static boolean isOne(byte[] file) {
        return file.length >= MAGIC.length && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads it. Nothing that the file says of its own sizes is believed: it takes no more memory than it has bytes.
     *
     * @throws IOException when it is torn or has a wrong byte
     * @throws org.astrapia.language.InvalidInputException when another version of the program wrote it
     */
    static Checkpoint decode(byte[] file, Path origin) throws IOException {
        int end = file.length - Integer.BYTES;
        if (end < MAGIC.length) {
            throw new IOException("its checksum is wrong");
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

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
