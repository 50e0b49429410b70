package org.astrapia.data.sets.cifar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Small files of CIFAR in all its forms. */
public final class CifarSamples {
    private static final int IMAGE = 3072;

    private CifarSamples() {}

    private static byte value(int label, int at) {
        return (byte) (label * 7 + at % 101);
    }

    public static byte[] records(int... labels) {
        byte[] bytes = new byte[labels.length * (IMAGE + 1)];
        for (int i = 0; i < labels.length; i++) {
            bytes[i * (IMAGE + 1)] = (byte) labels[i];
            for (int at = 0; at < IMAGE; at++) {
                bytes[i * (IMAGE + 1) + 1 + at] = value(labels[i], at);
            }
        }
        return bytes;
    }

    /** As Python 2 wrote the published files: {@code {data: array, labels: [...], batch_label: text}}. */
    public static byte[] pickle(String labelsEntry, int... labels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2, '}', 'q', 1, '('});
        text(out, "data");
        out.write("cnumpy.core.multiarray\n_reconstruct\nq\2cnumpy\nndarray\nq\3K\0\u0085U\1b\u0087Rq\4(K\1"
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write('J');
        out.write(little(labels.length));
        out.write('M');
        out.write(new byte[] {0, 12});
        out.write(
                "\u0086cnumpy\ndtype\nq\5U\2u1K\0K\1\u0087Rq\6(K\3U\1|NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb\u0089T"
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.write(little(labels.length * IMAGE));
        for (int label : labels) {
            for (int at = 0; at < IMAGE; at++) {
                out.write(value(label, at));
            }
        }
        out.write("tb".getBytes(StandardCharsets.US_ASCII));
        text(out, labelsEntry);
        out.write("](".getBytes(StandardCharsets.US_ASCII));
        for (int label : labels) {
            out.write('K');
            out.write(label);
        }
        out.write('e');
        text(out, "batch_label");
        text(out, "training batch 1 of 5");
        out.write("u.".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    static void text(ByteArrayOutputStream out, String text) throws IOException {
        out.write('U');
        out.write(text.length());
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static void tar(Path archive, Path files, String prefix) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive));
                var entries = Files.list(files)) {
            out.write(header(prefix + "readme.html", "00000000005"));
            out.write(Arrays.copyOf("hello".getBytes(StandardCharsets.US_ASCII), 512));
            for (Path file : entries.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                out.write(header(prefix + file.getFileName(), String.format(Locale.ROOT, "%011o", bytes.length)));
                out.write(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
            }
            out.write(new byte[1024]);
        }
    }

    public static byte[] header(String name, String size) {
        byte[] header = new byte[512];
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, 0, text.length);
        System.arraycopy(size.getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
        header[156] = '0';
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5);
        return header;
    }
}
