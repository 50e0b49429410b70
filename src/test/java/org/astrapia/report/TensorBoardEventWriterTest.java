package org.astrapia.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

class TensorBoardEventWriterTest {
    @TempDir
    private Path folder;

    @Test
    void aRowOfTheMetricsBecomesAnEvent() throws IOException {
        Run run = RunReader.read(SampleRun.finished(folder));

        Path file = TensorBoardEventWriter.write(run);

        assertThat(file).hasFileName("events.out.tfevents.1795464900.astrapia");
        List<Event> events = read(file);
        assertThat(events).hasSize(1 + run.metrics().size());
        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        Event first = events.get(1);
        assertThat(first.getStep()).isOne();
        assertThat(first.getWallTime()).isEqualTo(1_795_464_900 + 296.1);
        assertThat(first.getSummary().getValueList())
                .extracting(Summary.Value::getTag)
                .contains("search/loss", "search/accuracy", "search/skips")
                .doesNotContain("search/test_balanced", "search/seconds", "search/epoch");
    }

    @Test
    void aRunWithoutMetricsGivesAFileWithoutScalars() throws IOException {
        assertThat(read(TensorBoardEventWriter.write(RunReader.read(folder)))).hasSize(1);
    }

    @Test
    void writingAgainReplacesTheFile() throws IOException {
        Path run = SampleRun.finished(folder);
        Path first = TensorBoardEventWriter.write(RunReader.read(run));
        byte[] content = Files.readAllBytes(first);

        assertThat(TensorBoardEventWriter.write(RunReader.read(run)))
                .isEqualTo(first)
                .hasBinaryContent(content);
    }

    @Test
    void laterRowsComeBehindTheEarlierOnesInTheSameFile() throws IOException {
        Path run = SampleRun.finished(folder);
        Path table = run.resolve("metrics.csv");
        String whole = Files.readString(table);
        Files.writeString(table, whole.lines().limit(4).map(line -> line + "\n").collect(Collectors.joining()));
        Path file = TensorBoardEventWriter.write(RunReader.read(run));
        Object inode = Files.getAttribute(file, "unix:ino");
        assertThat(read(file)).hasSize(4);
        Files.writeString(table, whole);
        TensorBoardEventWriter.write(RunReader.read(run));
        byte[] all = Files.readAllBytes(file);
        assertThat(read(file)).hasSize(1 + RunReader.read(run).metrics().size());
        Files.write(file, Arrays.copyOf(all, all.length - 5)); // as a kill leaves it
        TensorBoardEventWriter.write(RunReader.read(run));
        assertThat(file).hasBinaryContent(all);
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void aFileOfOtherRowsIsReplaced() throws IOException {
        Path run = SampleRun.finished(folder);
        Path file = TensorBoardEventWriter.write(RunReader.read(run));
        Files.writeString(
                run.resolve("metrics.csv"),
                Files.readString(run.resolve("metrics.csv")).replace("search,0,", "search,1,"));
        Path target = Files.move(file, folder.resolve("elsewhere"));
        byte[] kept = Files.readAllBytes(target);
        Files.createSymbolicLink(file, target);

        TensorBoardEventWriter.write(RunReader.read(run));

        assertThat(read(file).get(1).getStep()).isEqualTo(2);
        assertThat(target).hasBinaryContent(kept);
    }

    @Test
    void theNativeLibraryIsNotLoaded() throws Exception {
        Path run = SampleRun.finished(folder);
        Path classes = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteEvents.class.getName(),
                        run.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(classes))
                .contains("org.tensorflow.proto.Event ")
                .doesNotContain("org.bytedeco", "org.tensorflow.TensorFlow ", "org.tensorflow.internal");
    }

    /** The writer in a Java machine of its own. */
    static final class WriteEvents {
        public static void main(String[] arguments) throws IOException {
            TensorBoardEventWriter.write(RunReader.read(Path.of(arguments[0])));
        }
    }

    private static List<Event> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = next(bytes, Long.BYTES);
            assertThat(bytes.getInt()).isEqualTo(masked(length));
            byte[] message = next(bytes, (int)
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            assertThat(bytes.getInt()).isEqualTo(masked(message));
            events.add(Event.parseFrom(message));
        }
        return events;
    }

    private static byte[] next(ByteBuffer bytes, int length) {
        byte[] next = new byte[length];
        bytes.get(next);
        return next;
    }

    /** TensorFlow's {@code lib/hash/crc32c.h}. */
    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + 0xa282ead8;
    }
}
