package org.astrapia.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.astrapia.files.AtomicFile;
import org.astrapia.run.content.Run;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * Writes the metrics of a run as a TensorBoard event file: scalars {@code STAGE/COLUMN} over the epochs, the first of which is 1. It uses
 * TensorFlow's message classes only; the native library is not loaded.
 */
final class TensorBoardEventWriter {
    private static final Set<String> NOT_SCALARS = Set.of("stage", "epoch", "seconds");
    private static final int CRC_MASK = 0xa282ead8;

    private TensorBoardEventWriter() {}

    /**
     * Writes {@code events.out.tfevents.START.astrapia} into the run's folder. What an earlier call wrote stays where it is and the
     * rest comes behind it, since TensorBoard goes on reading where it was; a file that says something else is replaced.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(Run run) throws IOException {
        double start = started(run).map(Instant::toEpochMilli).orElse(0L) / 1000.0;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        append(
                out,
                Event.newBuilder()
                        .setWallTime(start)
                        .setFileVersion("brain.Event:2")
                        .build());
        double now = start;
        for (EpochRow row : run.metrics()) {
            now += row.value(Metric.SECONDS).orElse(0);
            append(
                    out,
                    Event.newBuilder()
                            .setWallTime(now)
                            .setStep(row.epoch() + 1L)
                            .setSummary(scalars(row))
                            .build());
        }
        Path file = run.folder().resolve("events.out.tfevents." + (long) start + ".astrapia");
        write(file, out.toByteArray());
        return file;
    }

    private static void write(Path file, byte[] all) throws IOException {
        byte[] before = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : new byte[0];
        boolean goesOn = before.length > 0
                && before.length <= all.length
                && Arrays.equals(before, 0, before.length, all, 0, before.length);
        if (goesOn) {
            Files.write(
                    file,
                    Arrays.copyOfRange(all, before.length, all.length),
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
        } else {
            AtomicFile.replace(file, all);
        }
    }

    private static Summary scalars(EpochRow row) {
        Summary.Builder summary = Summary.newBuilder();
        for (Map.Entry<String, Double> value : new TreeMap<>(row.values()).entrySet()) {
            if (!NOT_SCALARS.contains(value.getKey())) {
                summary.addValue(Summary.Value.newBuilder()
                        .setTag(row.stage() + "/" + value.getKey())
                        .setSimpleValue(value.getValue().floatValue()));
            }
        }
        return summary.build();
    }

    /** TensorFlow's record: length, its checksum, the message, its checksum; all little-endian. */
    private static void append(ByteArrayOutputStream out, Event event) {
        byte[] message = event.toByteArray();
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(message.length)
                .array();
        out.writeBytes(length);
        out.writeBytes(checksum(length));
        out.writeBytes(message);
        out.writeBytes(checksum(message));
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }

    private static Optional<Instant> started(Run run) {
        return run.provenance().text("started").flatMap(TensorBoardEventWriter::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException otherForm) {
            return Optional.empty();
        }
    }
}
