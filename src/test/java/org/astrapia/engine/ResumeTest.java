package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.EarlierCheckpoints;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped, in whatever way, ends with the numbers of one that was not. */
class ResumeTest {
    @TempDir
    static Path unbrokenHome;

    private static RunFolder unbroken;
    private static Map<String, String> expected;
    private static int moments;

    @BeforeAll
    static void runWithoutABreak() throws IOException {
        TinyRun tiny = new TinyRun(unbrokenHome);
        RunOutcome outcome = tiny.runner(new Cancel(), TinyRun.atMoments(moment -> moments = moment))
                .run(tiny.experiment(), List.of());
        assertThat(outcome.state()).isEqualTo(State.DONE);
        unbroken = outcome.folder();
        expected = TinyRun.numbers(unbroken);
    }

    @Test
    void aSecondRunOfTheSameSeedGivesTheSameNumbers(@TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        RunOutcome outcome = tiny.runner().run(tiny.experiment(), List.of());
        assertThat(TinyRun.numbers(outcome.folder())).isEqualTo(expected);
    }

    @Test
    void aRunThatIsCancelledAgainAndAgainGivesTheSameNumbers(@TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        Random random = new Random(7);
        Cancel first = new Cancel();
        RunOutcome outcome = tiny.runner(first, TinyRun.cancelAt(1 + random.nextInt(4), first))
                .run(tiny.experiment(), List.of());
        RunFolder folder = outcome.folder();
        int interruptions = 0;
        while (outcome.state() == State.INTERRUPTED) {
            interruptions++;
            assertThat(folder.status().state()).isEqualTo(State.INTERRUPTED);
            Cancel cancel = new Cancel();
            outcome = tiny.runner(cancel, TinyRun.cancelAt(1 + random.nextInt(7), cancel))
                    .resume(folder);
        }
        assertThat(interruptions).isGreaterThan(3);
        assertThat(folder.status().state()).isEqualTo(State.DONE);
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
    }

    @Test
    void whatAKillLeavesAtAnyMomentIsEnoughToGoOn(@TempDir Path home) throws IOException {
        List<RunFolder> snapshots = new ArrayList<>();
        List<Integer> chosen =
                new Random(11).ints(1, moments + 1).distinct().limit(3).boxed().toList();
        TinyRun tiny = new TinyRun(home.resolve("original"));
        Files.createDirectories(tiny.home());
        tiny.runner(new Cancel(), TinyRun.atMoments(moment -> {
                    if (chosen.contains(moment)) {
                        RunFolder folder = tiny.runs().list().get(0);
                        snapshots.add(TinyRun.copy(folder, new TinyRun(home.resolve("copy-" + moment))));
                    }
                }))
                .run(tiny.experiment(), List.of());

        assertThat(snapshots).hasSize(chosen.size());
        for (RunFolder snapshot : snapshots) {
            tear(snapshot);
            assertThat(snapshot.status().state()).isEqualTo(State.INTERRUPTED);
            TinyRun copy = new TinyRun(snapshot.path().getParent().getParent());
            copy.runner().resume(snapshot);
            assertThat(TinyRun.numbers(snapshot)).as("%s", snapshot).isEqualTo(expected);
        }
    }

    /** A kill can come in the middle of a row, of a checkpoint, and between the row and the checkpoint. */
    private static void tear(RunFolder folder) throws IOException {
        for (String table : List.of("metrics.csv", "architecture.csv")) {
            if (Files.exists(folder.file(table))) {
                Files.writeString(folder.file(table), "search,1,5,0.0", StandardOpenOption.APPEND);
            }
        }
        Path search = Files.createDirectories(folder.checkpoints("search"));
        Files.writeString(search.resolve(".epoch-00001-step-0000002.checkpoint.unfinished"), "ASTRAPIA");
        Files.writeString(folder.file(".status.json.unfinished"), "{");
    }

    @Test
    void aRunThatAnEarlierBuildBeganGoesOnFromItsCheckpoints(@TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        Cancel cancel = new Cancel();
        RunOutcome outcome =
                tiny.runner(cancel, TinyRun.cancelAt(moments - 2, cancel)).run(tiny.experiment(), List.of());
        assertThat(outcome.state()).isEqualTo(State.INTERRUPTED);
        EarlierCheckpoints.rewrite(outcome.folder());
        assertThat(EarlierCheckpoints.ofRun(outcome.folder(), ".npz")).isEmpty();
        assertThat(tiny.runner().resume(outcome.folder()).state()).isEqualTo(State.DONE);
        assertThat(TinyRun.numbers(outcome.folder())).isEqualTo(expected);
        assertThat(EarlierCheckpoints.ofRun(outcome.folder(), ".npz")).isNotEmpty();
    }

    @Test
    void aDamagedCheckpointFallsBackToTheOneBefore(@TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        RunFolder folder = TinyRun.copy(unbroken, tiny);
        Path newest;
        try (Stream<Path> files = Files.list(folder.checkpoints("baseline"))) {
            newest = files.filter(file -> file.toString().endsWith(".npz"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        List<String> messages = new ArrayList<>();

        tiny.runner(new Cancel(), event -> {
                    if (event instanceof RunEvent.Message message) {
                        messages.add(message.text());
                    }
                })
                .resume(folder);

        assertThat(messages).anySatisfy(message -> assertThat(message).contains(newest.toString(), "checksum"));
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
    }

    @Test
    void resumingARunThatIsDoneComputesNothing(@TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        RunFolder folder = TinyRun.copy(unbroken, tiny);
        RunOutcome outcome = tiny.runner(new Cancel(), TinyRun.atMoments(moment -> {
                    throw new AssertionError("a step was made");
                }))
                .resume(folder);
        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(TinyRun.numbers(folder)).isEqualTo(expected);
    }
}
