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
import java.util.Map;
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

    private static final byte FLOATS = 1;
    private static final byte DOUBLES = 2;
    private static final byte INTS = 3;
    private static final byte LONGS = 4;
    private static final byte BYTES = 5;
    private static final byte TEXT = 6;

    private CheckpointFile() {}

    public static void write(Path file, Checkpoint checkpoint) {
        AtomicFile.replace(file, encode(checkpoint));
    }

    /**
     * Reads a checkpoint. Nothing that the file says of its own sizes is believed: it takes no more memory than it has bytes.
     *
     * @throws IOException when the file is not one, is torn or has a wrong byte
     * @throws org.astrapia.language.InvalidInputException when another version of the program wrote it
     */
    public static Checkpoint read(Path file) throws IOException {
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
            size += ENTRY_BYTES + utf8(entry.getKey()).length + payload(entry.getValue());
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(arrays.size());
        arrays.forEach((name, value) -> {
            byte[] bytes = utf8(name);
            out.putInt(bytes.length).put(bytes);
            putValue(out, value);
        });
        out.putInt(checksum(out.array(), out.position()));
        return out.array();
    }

    private static void putValue(ByteBuffer out, Object value) {
        if (value instanceof float[] floats) {
            out.put(FLOATS).putInt(floats.length);
            out.asFloatBuffer().put(floats);
        } else if (value instanceof double[] doubles) {
            out.put(DOUBLES).putInt(doubles.length);
            out.asDoubleBuffer().put(doubles);
        } else if (value instanceof int[] ints) {
            out.put(INTS).putInt(ints.length);
            out.asIntBuffer().put(ints);
        } else if (value instanceof long[] longs) {
            out.put(LONGS).putInt(longs.length);
            out.asLongBuffer().put(longs);
        } else if (value instanceof byte[] bytes) {
            out.put(BYTES).putInt(bytes.length);
            out.duplicate().put(bytes);
        } else {
            byte[] bytes = utf8((String) value);
            out.put(TEXT).putInt(bytes.length);
            out.duplicate().put(bytes);
        }
        out.position(out.position() + (int) payload(value));
    }

    private static long payload(Object value) {
        if (value instanceof float[] floats) {
            return (long) Float.BYTES * floats.length;
        } else if (value instanceof double[] doubles) {
            return (long) Double.BYTES * doubles.length;
        } else if (value instanceof int[] ints) {
            return (long) Integer.BYTES * ints.length;
        } else if (value instanceof long[] longs) {
            return (long) Long.BYTES * longs.length;
        } else if (value instanceof byte[] bytes) {
            return bytes.length;
        } else if (value instanceof String text) {
            return utf8(text).length;
        }
        throw new IllegalArgumentException("a checkpoint cannot hold a " + value.getClass());
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
        byte kind = in.get();
        int length = in.getInt();
        Object value = switch (kind) {
            case FLOATS -> {
                float[] floats = new float[bounded(in, length, Float.BYTES)];
                in.asFloatBuffer().get(floats);
                yield floats;
            }
            case DOUBLES -> {
                double[] doubles = new double[bounded(in, length, Double.BYTES)];
                in.asDoubleBuffer().get(doubles);
                yield doubles;
            }
            case INTS -> {
                int[] ints = new int[bounded(in, length, Integer.BYTES)];
                in.asIntBuffer().get(ints);
                yield ints;
            }
            case LONGS -> {
                long[] longs = new long[bounded(in, length, Long.BYTES)];
                in.asLongBuffer().get(longs);
                yield longs;
            }
            case BYTES -> {
                byte[] bytes = new byte[bounded(in, length, 1)];
                in.duplicate().get(bytes);
                yield bytes;
            }
            case TEXT -> text(in.duplicate(), length);
            default -> throw new IOException("it holds an unknown kind of array, " + kind);
        };
        in.position(in.position() + (kind == TEXT ? length : (int) payload(value)));
        return value;
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
