package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.CheckpointFile;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run folders that a power failure, an editor, another build or somebody else has changed. */
class DamagedRunTest {
    @TempDir
    static Path place;

    private static Map<String, String> expected;

    /** Stopped in the retraining. */
    private static RunFolder stopped;

    @BeforeAll
    static void runOnceAndStopOnce() throws IOException {
        TinyRun whole = new TinyRun(Files.createDirectories(place.resolve("whole")));
        int[] moments = {0};
        RunOutcome outcome = whole.runner(new Cancel(), TinyRun.atMoments(moment -> moments[0] = moment))
                .run(whole.experiment("baseline=none"), List.of());
        expected = TinyRun.numbers(outcome.folder());
        TinyRun broken = new TinyRun(Files.createDirectories(place.resolve("broken")));
        Cancel cancel = new Cancel();
        stopped = broken.runner(cancel, TinyRun.cancelAt(moments[0] - 2, cancel))
                .run(broken.experiment("baseline=none"), List.of())
                .folder();
        assertThat(stopped.status().stage()).isEqualTo("retrain");
    }

    private static RunFolder copy(Path home) {
        return TinyRun.copy(stopped, new TinyRun(home));
    }

    private static List<String> resume(RunFolder folder) {
        List<String> messages = new ArrayList<>();
        TinyRun tiny = new TinyRun(folder.path().getParent().getParent());
        RunOutcome outcome = tiny.runner(new Cancel(), event -> {
                    if (event instanceof RunEvent.Message message) {
                        messages.add(message.text());
                    }
                })
                .resume(folder);
        assertThat(outcome.state()).isEqualTo(State.DONE);
        return messages;
    }

    @Test
    void everyDamagedFileIsToldAndTheNumbersAreThoseOfAnUnbrokenRun(@TempDir Path home) throws IOException {
        RunFolder folder = copy(home);
        edit(folder.file("metrics.csv"), text -> text.replaceFirst("search,1", "search,\u00FF"));
        edit(folder.file("architecture.csv"), text -> text.replace("\n", "\r\n"));
        edit(folder.file("provenance.json"), text -> text.substring(0, 40));
        edit(folder.file("resolved.yaml"), text -> text.substring(0, 100) + "\0".repeat(300));
        edit(folder.file("status.json"), text -> "\0".repeat(text.length()));
        edit(folder.file("genotype.yaml"), text -> "");
        edit(folder.file("summary.json"), text -> text.substring(1));
        edit(folder.checkpoints("search").resolve("graph.pb"), text -> "not a graph");

        List<String> messages = resume(folder);

        assertThat(messages)
                .anyMatch(message -> message.contains("metrics.csv:3: byte 0xFF is not UTF-8 text"))
                .anyMatch(message -> message.contains("architecture.csv:1: this line ends as those of Windows do"))
                .anyMatch(message -> message.contains("provenance.json:3: the file ends here too early"))
                .anyMatch(message -> message.matches("(?s).*resolved.yaml:\\d+: a NUL byte stands here.*"));
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
        assertThat(folder.status().state()).isEqualTo(State.DONE);
        assertThat(folder.file("metrics.csv.changed")).exists();
    }

    /** Bytes as characters, so that any can be put in. */
    private static void edit(Path file, java.util.function.UnaryOperator<String> change) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, change.apply(text), StandardCharsets.ISO_8859_1);
    }

    @Test
    void everyMissingFileIsPutBack(@TempDir Path home) throws IOException {
        RunFolder folder = copy(home);
        for (String name : List.of(
                "metrics.csv",
                "architecture.csv",
                "provenance.json",
                "resolved.yaml",
                "status.json",
                "genotype.yaml")) {
            Files.delete(folder.file(name));
        }
        assertThat(new TinyRun(home).runs().list()).containsExactly(folder);
        assertThat(folder.status().message()).contains("status.json is missing; resume goes on");
        assertThat(resume(folder))
                .anyMatch(message -> message.contains("metrics.csv is missing; it is put back from the checkpoint"))
                .anyMatch(message -> message.contains("resolved.yaml is missing"));
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
    }

    @Test
    void numbersThatSomebodyImprovedDoNotStay(@TempDir Path home) throws IOException {
        RunFolder folder = copy(home);
        List<String> lines = Files.readAllLines(folder.file("metrics.csv"));
        lines.set(1, lines.get(1).replace(",search,0,", ",").replaceFirst("search,0,(\\d+),", "search,0,1$1,"));
        Files.write(folder.file("metrics.csv"), lines);
        assertThat(resume(folder))
                .anyMatch(message -> message.contains("metrics.csv:2: this line is not as the run wrote it"));
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
        assertThat(folder.file("metrics.csv.changed")).hasSameTextualContentAs(written(home, lines));
    }

    private static Path written(Path home, List<String> lines) throws IOException {
        return Files.write(home.resolve("lines"), lines);
    }

    @Test
    void aDescriptionThatDiffersInItsFormAloneIsPutBack(@TempDir Path home) throws IOException {
        RunFolder folder = copy(home);
        edit(folder.file("resolved.yaml"), text -> text.replace("\n", "\r\n"));
        Files.writeString(folder.file("resolved.yaml"), "# good\r\n", StandardOpenOption.APPEND);
        assertThat(resume(folder))
                .anyMatch(message -> message.contains("resolved.yaml:1: this line ends as those of Windows do"));
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
    }

    @Test
    void whenTheCheckpointsOfAnEarlierStageAreLostItIsDoneAgain(@TempDir Path home) throws IOException {
        RunFolder folder = copy(home);
        try (Stream<Path> files = Files.list(folder.checkpoints("search"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".npz")).toList()) {
                Files.write(file, new byte[100]);
            }
        }
        List<String> messages = resume(folder);
        assertThat(messages)
                .anyMatch(message -> message.contains("going on from the one before"))
                .anyMatch(message -> message.contains("not a checkpoint") && message.contains("the stage begins anew"));
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
    }

    @Test
    void aRunThatAnotherBuildBeganIsNotGoneOnWithToOtherNumbers(@TempDir Path home) throws IOException {
        RunFolder folder = copy(home);
        CheckpointStore store = new CheckpointStore(folder.checkpoints("retrain"), message -> {});
        Checkpoint newest = store.latest().orElseThrow();
        CheckpointFile.write(store.latestFile().orElseThrow(), newest.put("graph", "0".repeat(64)));
        RunStatus before = folder.status();

        assertThatThrownBy(() -> resume(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "this build of the program computes this stage in another way than the build that began it")
                .hasMessageContaining("Both are builds of astrapia ")
                .hasMessageContaining("TensorFlow 2.")
                .hasMessageContaining("begin anew: astrapia run " + folder.file("resolved.yaml"));
        assertThat(folder.status().state()).isEqualTo(before.state());
    }

    /** An earlier program wrote no `drop-last` and kept a smaller last batch. */
    @Test
    void aRunOfAnEarlierProgramIsNotGoneOnWithInOtherBatches(@TempDir Path home) throws IOException {
        RunFolder folder = copy(home);
        String resolved = Files.readString(folder.file("resolved.yaml"));
        String earlier = resolved.replaceAll(" +drop-last: true\n", "");
        assertThat(earlier).isNotEqualTo(resolved);
        Files.writeString(folder.file("resolved.yaml"), earlier);
        edit(folder.file("provenance.json"), text -> text.replace(sha256(resolved), sha256(earlier)));
        for (String stage : List.of("search", "retrain")) {
            CheckpointStore store = new CheckpointStore(folder.checkpoints(stage), message -> {});
            for (Path file = store.latestFile().orElse(null); file != null; ) {
                Files.delete(file);
                file = store.latestFile().orElse(null);
            }
        }

        assertThatThrownBy(() -> resume(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("`drop-last` is not written here")
                .hasMessageContaining("begin anew: astrapia run " + folder.file("resolved.yaml"));
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFolderThatHoldsNothingYetSaysWhatToDo(@TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        RunFolder folder = copy(home);
        for (String name : List.of("status.json", "provenance.json", "metrics.csv", "genotype.yaml")) {
            Files.delete(folder.file(name));
        }
        try (Stream<Path> files = Files.walk(folder.checkpoints())) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        }
        assertThat(tiny.runs().list()).containsExactly(folder);
        assertThat(folder.status().message()).contains("killed while its folder was made", "begin it anew");
        assertThatThrownBy(() -> resume(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("provenance.json")
                .hasMessageContaining("Begin it anew: ")
                .hasMessageContaining("astrapia run " + folder.file("resolved.yaml"));
    }
}
