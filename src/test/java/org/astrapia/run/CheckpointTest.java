package org.astrapia.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.astrapia.engine.stage.StageProgress;
import org.astrapia.fixtures.PythonWithPyTorch;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.result.TrainResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final float[] ODD = {
        0f, -0f, 1e-45f, Float.MIN_NORMAL, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY
    };

    @TempDir
    Path folder;

    private static Checkpoint example() {
        return new Checkpoint()
                .put("text", "αβγ\n")
                .put("longs", new long[] {Long.MIN_VALUE, 7})
                .put("ints", new int[] {})
                .put("doubles", new double[] {Math.PI, Double.MIN_VALUE})
                .put("bytes", new byte[] {-1, 0, 1})
                .putVariables(Map.of("weights", ODD));
    }

    @Test
    void everyNumberComesBackBitByBit() throws IOException {
        Path file = folder.resolve("a.checkpoint");
        CheckpointFile.write(file, example());
        Checkpoint read = CheckpointFile.read(file);
        assertThat(read.text("text")).isEqualTo("αβγ\n");
        assertThat(read.longs("longs", 2)).containsExactly(Long.MIN_VALUE, 7);
        assertThat(read.ints("ints")).isEmpty();
        assertThat(read.doubles("doubles", 2)).containsExactly(Math.PI, Double.MIN_VALUE);
        assertThat(CheckpointFile.encode(read)).isEqualTo(CheckpointFile.encode(example()));
        assertThat(bits(read.variables().get("weights"))).isEqualTo(bits(ODD));
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    @Test
    void noWrongByteAndNoMissingEndGoesUnseen() {
        byte[] good = CheckpointFile.encode(example());
        for (int i = 0; i < good.length; i++) {
            byte[] wrong = good.clone();
            wrong[i] ^= 0x10;
            assertThatThrownBy(() -> CheckpointFile.decode(wrong, folder)).isInstanceOf(IOException.class);
            byte[] torn = Arrays.copyOf(good, i);
            assertThatThrownBy(() -> CheckpointFile.decode(torn, folder)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theLastTwoAreKept() throws IOException {
        CheckpointStore store = new CheckpointStore(folder, message -> {});
        for (int epoch = 0; epoch < 12; epoch++) {
            store.save(epoch, 0, new Checkpoint().put("epoch", new int[] {epoch}));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("epoch-00010-step-0000000.npz", "epoch-00011-step-0000000.npz");
        }
        assertThat(store.latest().orElseThrow().ints("epoch")).containsExactly(11);
    }

    @Test
    void aDamagedOneIsPassedOverWithAWord() throws IOException {
        List<String> messages = new ArrayList<>();
        CheckpointStore store = new CheckpointStore(folder, messages::add);
        store.save(0, 5, new Checkpoint().put("step", new int[] {5}));
        store.save(1, 0, new Checkpoint().put("step", new int[] {0}));
        Files.writeString(store.latestFile().orElseThrow(), "ASTRAPIA and then nothing");
        assertThat(store.latest().orElseThrow().ints("step")).containsExactly(5);
        assertThat(messages).singleElement().asString().contains("epoch-00001", "checksum");
    }

    @Test
    void whenNoneCanBeUsedTheStageBeginsAnewWithAWord() throws IOException {
        List<String> messages = new ArrayList<>();
        CheckpointStore store = new CheckpointStore(folder, messages::add);
        store.save(0, 5, new Checkpoint());
        Files.write(store.latestFile().orElseThrow(), new byte[0]);
        assertThat(store.latest()).isEmpty();
        assertThat(messages).singleElement().asString().contains("not a checkpoint", "the stage begins anew");
    }

    @Test
    void oneOfAnEarlierBuildIsRead() throws IOException {
        byte[] earlier = EarlierCheckpoints.encode(example());
        assertThat(CheckpointFile.encode(CheckpointFile.decode(earlier, folder)))
                .isEqualTo(CheckpointFile.encode(example()));
        for (int i = 0; i < earlier.length; i++) {
            byte[] wrong = earlier.clone();
            wrong[i] ^= 0x10;
            assertThatThrownBy(() -> CheckpointFile.decode(wrong, folder)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void weightsAreArraysOfTheirNamesAndShapes() throws Exception {
        Checkpoint checkpoint = new Checkpoint()
                .put("layout", "weight 1x2x3 conv\nweight 2 bn/gamma\nstatistics 2x2 bn\n")
                .putVariables(Map.of(
                        "weights",
                        new float[] {1, 2, 3, 4, 5, 6, 7, 8},
                        "statistics",
                        new float[] {9, 10, 11, 12},
                        "weights.momentum",
                        new float[8]));
        Path file = folder.resolve("a.npz");
        CheckpointFile.write(file, checkpoint);
        Map<String, float[]> read = CheckpointFile.read(file).variables();
        assertThat(read.get("weights")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(read.get("statistics")).containsExactly(9, 10, 11, 12);
        assertThat(read.get("weights.momentum")).hasSize(8);
        Optional<String> python = PythonWithPyTorch.find();
        assumeThat(python).as("python3 with numpy").isPresent();
        String program = "import numpy, sys; f = numpy.load(sys.argv[1]); "
                + "print([(n, f[n].shape, f[n].tolist()) for n in sorted(f.files) if n.startswith('model/') and 'mom' not in n])";
        Process process = new ProcessBuilder(python.get(), "-c", program, file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("('model/statistics/bn', (2, 2), [[9.0, 10.0], [11.0, 12.0]])")
                .contains("('model/weights/bn/gamma', (2,), [7.0, 8.0])")
                .contains("('model/weights/conv', (1, 2, 3), [[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]])");
    }

    @Test
    void arraysThatClaimMoreThanTheyHaveTakeNoMemory() throws IOException {
        for (String shape : List.of("(99999999999,)", "(2,)", "(0,)", "(4294967297, 4294967297)")) {
            String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }\n";
            ByteBuffer array = ByteBuffer.allocate(10 + header.length() + Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                    .putShort((short) header.length())
                    .put(header.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> CheckpointFile.decode(zip(ZipOutputStream.STORED, array.array()), folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("its lengths do not fit|states a size of .*, more than can be counted");
            assertThatThrownBy(() -> CheckpointFile.decode(zip(ZipOutputStream.DEFLATED, array.array()), folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is compressed");
        }
    }

    private static byte[] zip(int method, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry("a.npy");
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(method);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
            zip.setComment("astrapia-checkpoint/2 00000000");
        }
        return CheckpointFile.signed(out.toByteArray());
    }

    @Test
    void lengthsThatAFileOfAnEarlierBuildOnlyClaimsTakeNoMemory() throws IOException {
        byte[] good = EarlierCheckpoints.encode(new Checkpoint().put("a", new float[] {1}));
        int length = "ASTRAPIA".length() + 2 * Integer.BYTES + Integer.BYTES + "a".length() + 1;
        for (int claimed : new int[] {Integer.MAX_VALUE, -1, 2, 1 << 28}) {
            ByteBuffer lying = ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN);
            lying.putInt(length, claimed);
            CRC32C crc = new CRC32C();
            crc.update(lying.array(), 0, good.length - Integer.BYTES);
            lying.putInt(good.length - Integer.BYTES, (int) crc.getValue());
            assertThatThrownBy(() -> CheckpointFile.decode(lying.array(), folder))
                    .isInstanceOf(IOException.class)
                    .hasMessage("its lengths do not fit");
        }
    }

    @Test
    void aCheckpointOfAnotherNetworkOrPlaceIsRefused() throws IOException {
        Path file = folder.resolve("a.checkpoint");
        CheckpointFile.write(
                file,
                new Checkpoint()
                        .put("position", new long[] {-3, 1})
                        .put("seconds", new double[] {1, 1})
                        .put("confusion/balanced", new long[] {1}));
        Checkpoint read = CheckpointFile.read(file);
        assertThatThrownBy(() -> StageProgress.of(Optional.of(read), 5, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.checkpoint")
                .hasMessageContaining("it stands at epoch -3, step 1 of 5 epochs of 10 steps");
        assertThatThrownBy(() -> TrainResult.of(read, List.of(1, 2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'confusion/balanced' has 1 numbers and not 4");
        assertThatThrownBy(() -> read.text("description"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it has no String 'description'");
    }
}
