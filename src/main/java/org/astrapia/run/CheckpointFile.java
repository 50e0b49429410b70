package org.astrapia.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.astrapia.files.AtomicFile;
import org.astrapia.files.numpy.NpzReader;
import org.astrapia.files.numpy.NpzWriter;

/**
 * The file of a checkpoint: what {@code numpy.load} reads, a zip without compression, with an array {@code NAME.npy} for each entry of
 * numbers and a {@code NAME.txt} for each text. The weights and statistics of a network have an array for each of their parts, {@code
 * model/weights/PARAMETER.npy} of the parameter's shape and {@code model/statistics/SITE.npy}, mean and variance {@code [2,
 * channels]}. The comment at the end of the zip tells the version and the CRC-32C of all bytes before it.
 */
public final class CheckpointFile {
    private static final int VERSION = 2;
    private static final String NO_CHECKSUM = "00000000";
    private static final int CHECKSUM_LENGTH = NO_CHECKSUM.length();
    private static final Pattern END = Pattern.compile("astrapia-checkpoint/([0-9]{1,9}) [0-9a-f]{8}");
    private static final String COMMENT = "astrapia-checkpoint/";
    private static final int LONGEST_COMMENT = 64;

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
     * Reads a checkpoint, also one of an earlier build. Nothing that the file says of its own sizes is believed: it takes no more
     * memory than it has bytes.
     *
     * @throws IOException when the file is not one, is torn or has a wrong byte
     * @throws org.astrapia.language.InvalidInputException when another version of the program wrote it
     */
    static Checkpoint read(Path file) throws IOException {
        return decode(Files.readAllBytes(file), file);
    }

    static byte[] encode(Checkpoint checkpoint) {
        Map<String, Object> arrays = checkpoint.arrays();
        CheckpointParts parts = CheckpointParts.of(arrays);
        NpzWriter npz = new NpzWriter(CheckpointParts.bytes(arrays));
        arrays.forEach((name, value) -> {
            if (!parts.write(npz, name, value)) {
                add(npz, name, value);
            }
        });
        return signed(npz.bytes(COMMENT + VERSION + " " + NO_CHECKSUM));
    }

    private static void add(NpzWriter npz, String name, Object value) {
        if (value instanceof float[] floats) {
            npz.add(name, new int[] {floats.length}, floats);
        } else if (value instanceof double[] doubles) {
            npz.add(name, new int[] {doubles.length}, doubles);
        } else if (value instanceof int[] ints) {
            npz.add(name, new int[] {ints.length}, ints);
        } else if (value instanceof long[] longs) {
            npz.add(name, new int[] {longs.length}, longs);
        } else if (value instanceof byte[] bytes) {
            npz.add(name, new int[] {bytes.length}, bytes);
        } else if (value instanceof String text) {
            npz.text(name, text);
        } else {
            throw new IllegalArgumentException("a checkpoint cannot hold a " + value.getClass());
        }
    }

    /** Puts the checksum of all before it into the last bytes. */
    static byte[] signed(byte[] file) {
        byte[] sum = checksum(file).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, file, file.length - CHECKSUM_LENGTH, CHECKSUM_LENGTH);
        return file;
    }

    private static String checksum(byte[] file) {
        CRC32C crc = new CRC32C();
        crc.update(file, 0, file.length - CHECKSUM_LENGTH);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    static Checkpoint decode(byte[] file, Path origin) throws IOException {
        if (EarlierCheckpoint.isOne(file)) {
            return EarlierCheckpoint.decode(file, origin);
        }
        if (file.length < LONGEST_COMMENT || file[0] != 'P' || file[1] != 'K') {
            throw new IOException("it is not a checkpoint");
        }
        int from = file.length - LONGEST_COMMENT;
        String end = new String(file, from, LONGEST_COMMENT, StandardCharsets.ISO_8859_1);
        Matcher comment = END.matcher(end.substring(Math.max(0, end.lastIndexOf(COMMENT))));
        if (!comment.matches() || !end.endsWith(checksum(file))) {
            throw new IOException("its checksum is wrong");
        }
        int version = Integer.parseInt(comment.group(1));
        if (version != VERSION) {
            throw RunRefusal.of(
                    origin,
                    "this checkpoint has version " + version + ", and this program reads 1 and " + VERSION
                            + "; go on with the program that wrote it");
        }
        Checkpoint checkpoint = new Checkpoint(origin);
        CheckpointParts.join(NpzReader.read(file)).forEach(checkpoint::put);
        return checkpoint;
    }
}
