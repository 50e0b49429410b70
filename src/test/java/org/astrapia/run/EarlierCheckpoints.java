package org.astrapia.run;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

/** Checkpoints as earlier builds of the program wrote them. */
public final class EarlierCheckpoints {
    private EarlierCheckpoints() {}

    /** Puts each checkpoint of a run into the form of earlier builds. */
    public static void rewrite(RunFolder run) throws IOException {
        for (Path file : ofRun(run, ".npz")) {
            Checkpoint checkpoint = CheckpointFile.read(file);
            String name = file.getFileName().toString().replace(".npz", ".checkpoint");
            Files.write(file.resolveSibling(name), encode(checkpoint));
            Files.delete(file);
        }
    }

    /** The checkpoints of a run whose names end like this. */
    public static java.util.List<Path> ofRun(RunFolder run, String ending) throws IOException {
        try (var files = Files.walk(run.checkpoints())) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    static byte[] encode(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("ASTRAPIA".getBytes(StandardCharsets.US_ASCII));
        out.write(number(1));
        out.write(number(checkpoint.arrays().size()));
        for (Map.Entry<String, Object> entry : checkpoint.arrays().entrySet()) {
            byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
            out.write(number(name.length));
            out.write(name);
            value(new DataOutputStream(out), entry.getValue());
        }
        CRC32C crc = new CRC32C();
        crc.update(out.toByteArray());
        out.write(number((int) crc.getValue()));
        return out.toByteArray();
    }

    private static void value(DataOutputStream out, Object value) throws IOException {
        if (value instanceof float[] floats) {
            ByteBuffer buffer = begin(out, 1, floats.length, Float.BYTES);
            buffer.asFloatBuffer().put(floats);
            out.write(buffer.array());
        } else if (value instanceof double[] doubles) {
            ByteBuffer buffer = begin(out, 2, doubles.length, Double.BYTES);
            buffer.asDoubleBuffer().put(doubles);
            out.write(buffer.array());
        } else if (value instanceof int[] ints) {
            ByteBuffer buffer = begin(out, 3, ints.length, Integer.BYTES);
            buffer.asIntBuffer().put(ints);
            out.write(buffer.array());
        } else if (value instanceof long[] longs) {
            ByteBuffer buffer = begin(out, 4, longs.length, Long.BYTES);
            buffer.asLongBuffer().put(longs);
            out.write(buffer.array());
        } else {
            boolean text = value instanceof String;
            byte[] bytes = text ? ((String) value).getBytes(StandardCharsets.UTF_8) : (byte[]) value;
            begin(out, text ? 6 : 5, bytes.length, 1);
            out.write(bytes);
        }
    }

    private static ByteBuffer begin(DataOutputStream out, int kind, int length, int width) throws IOException {
        out.write(kind);
        out.write(number(length));
        return ByteBuffer.allocate(length * width).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
