package org.astrapia.data.sets.npz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays as {@code numpy.savez_compressed} does. */
public final class NpzSamples {
    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    /** An array with a header of one's own. */
    public NpzSamples raw(String name, String header, byte... values) {
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(values);
        arrays.put(name, bytes.array());
        return this;
    }

    public NpzSamples array(String name, String type, String shape, byte... values) {
        return raw(name, "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }   \n", values);
    }

    /** Grey images of one value each. */
    public NpzSamples grey(String name, int side, int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int value : values) {
            for (int i = 0; i < side * side; i++) {
                bytes.write(value);
            }
        }
        return array(name, "|u1", values.length + ", " + side + ", " + side, bytes.toByteArray());
    }

    public NpzSamples labels(String name, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return array(name, "|u1", labels.length + ", 1", bytes);
    }

    public Path write(Path file) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
            }
        }
        return file;
    }
}
