package org.astrapia.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.astrapia.engine.stage.StageProgress;
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
                    .containsExactlyInAnyOrder(
                            "epoch-00010-step-0000000.checkpoint", "epoch-00011-step-0000000.checkpoint");
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
    void lengthsThatAFileOnlyClaimsTakeNoMemory() {
        byte[] good = CheckpointFile.encode(new Checkpoint().put("a", new float[] {1}));
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
