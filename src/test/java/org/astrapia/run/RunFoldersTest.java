package org.astrapia.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
    private static final Clock EVENING = Clock.fixed(Instant.parse("2026-11-23T20:15:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private RunFolders runs;

    @BeforeEach
    void nameTheFolder() {
        runs = new RunFolders(home.resolve("runs"));
    }

    private RunFolder begun(String name) {
        try (RunLock lock =
                runs.create(name, EVENING, folder -> folder.write(RunStatus.now(State.DONE, "retrain", "")))) {
            return new RunFolder(lock.folder());
        }
    }

    @Test
    void aFolderIsNamedAfterTimeAndExperiment() {
        assertThat(begun("ssf-nas").name()).isEqualTo("2026-11-23_201500_ssf-nas");
        assertThat(begun("../ä b/c").name()).isEqualTo("2026-11-23_201500_b-c");
        assertThat(begun("...").name()).isEqualTo("2026-11-23_201500_run");
    }

    @Test
    void aTakenNameGetsANumberAndKeepsWhatWasThere() {
        RunFolder first = begun("ssf-nas");
        assertThat(begun("ssf-nas").name()).isEqualTo("2026-11-23_201500_ssf-nas-2");
        assertThat(begun("ssf-nas").name()).isEqualTo("2026-11-23_201500_ssf-nas-3");
        assertThat(first.status().stage()).isEqualTo("retrain");
    }

    @Test
    void aRunIsFoundByPathNameAndBeginning() {
        RunFolder run = begun("ssf-nas");
        begun("darts");
        for (String given : List.of(run.path().toString(), run.name(), "2026-11-23_201500_s", "ssf")) {
            assertThat(runs.find(given)).isEqualTo(run);
        }
        assertThat(runs.list()).extracting(RunFolder::name).containsExactly("2026-11-23_201500_darts", run.name());
    }

    @Test
    void anUnclearOrUnknownNameIsRefusedWithNamesThatMayBeMeant() {
        begun("ssf-nas");
        begun("ssf-two");
        assertThatThrownBy(() -> runs.find("ssf"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems().get(0).suggestions())
                                .contains("2026-11-23_201500_ssf-nas", "2026-11-23_201500_ssf-two"));
        assertThatThrownBy(() -> runs.find("2026-11-23_201500_ssf-nos"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems().get(0).suggestions()).contains("2026-11-23_201500_ssf-nas"));
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        assertThatThrownBy(() -> runs.find(home.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a run");
    }

    @Test
    void aRootThatIsAFileIsRefused() throws IOException {
        Files.writeString(home.resolve("runs"), "");
        assertThatThrownBy(runs::require)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void aRunThatIsWorkedOnIsLocked() {
        RunFolder run = begun("ssf-nas");
        run.write(RunStatus.now(State.RUNNING, "search", ""));
        try (RunLock lock = run.lock()) {
            assertThat(lock).isNotNull();
            assertThat(run.status().state()).isEqualTo(State.RUNNING);
            assertThatThrownBy(run::lock)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another process is working on this run (process "
                            + ProcessHandle.current().pid() + ")");
        }
        assertThat(run.status().state()).as("running, but nobody works on it").isEqualTo(State.INTERRUPTED);
    }

    @Test
    void aRunWhoseStatusIsDamagedOrMissingCanBeGoneOnWith() throws IOException {
        RunFolder run = begun("ssf-nas");
        for (String damaged : List.of("{\"status\": \"asleep\"}", "{", "\0\0\0", "")) {
            Files.writeString(run.file("status.json"), damaged);
            assertThat(run.status().state()).isEqualTo(State.INTERRUPTED);
            assertThat(run.status().message()).isEqualTo("status.json is damaged; resume writes it again");
        }
        Files.delete(run.file("status.json"));
        assertThat(runs.list()).containsExactly(run);
        assertThat(runs.find("ssf")).isEqualTo(run);
        assertThat(run.status().message()).contains("killed while its folder was made");
        Files.writeString(run.file("provenance.json"), "{}");
        assertThat(run.status().message()).contains("begun and killed before its first checkpoint; resume starts it");
    }

    @Test
    void aFolderHasItsFirstFilesAndItsLockFromTheMomentThatItHasItsName() {
        List<String> names = new ArrayList<>();
        try (RunLock lock = runs.create("ssf-nas", EVENING, folder -> {
            names.add(folder.name());
            assertThat(runs.list()).isEmpty();
            folder.write(RunStatus.now(State.RUNNING, "run", ""));
        })) {
            RunFolder run = new RunFolder(lock.folder());
            assertThat(names).singleElement().asString().startsWith(".").endsWith(".unfinished");
            assertThat(runs.list()).containsExactly(run);
            assertThat(run.status().state()).isEqualTo(State.RUNNING);
            assertThatThrownBy(run::lock).hasMessageContaining("another process is working on this run");
        }
        assertThat(runs.root().toFile().list()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeFilledLeavesNothing() {
        assertThatThrownBy(() -> runs.create("ssf-nas", EVENING, folder -> {
                    folder.write(RunStatus.now(State.RUNNING, "run", ""));
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no folder for this run can be made: No space left on device");
        assertThat(runs.root()).isEmptyDirectory();
    }

    @Test
    void whatAKillLeftOfAFolderIsRemovedByALaterRun() throws IOException {
        Path left = Files.createDirectories(runs.root().resolve(".2026-11-23_201400_a.999999999-1.unfinished"));
        Files.writeString(left.resolve("status.json"), "{");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(100)));
        begun("ssf-nas");
        assertThat(left).doesNotExist();
    }

    @Test
    void nothingIsWrittenThroughALink(@TempDir Path elsewhere) throws IOException {
        Path victim = Files.writeString(elsewhere.resolve("victim"), "mine");
        for (String name : List.of(
                "log.txt", "metrics.csv", "architecture.csv", "report.html", ".lock", "checkpoints", "status.json")) {
            RunFolder run = begun("ssf-nas");
            Files.deleteIfExists(run.file(name));
            Files.createSymbolicLink(run.file(name), victim);
            assertThatThrownBy(run::lock)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("this is a link");
        }
        assertThat(victim).hasContent("mine");
    }

    @Test
    void whatAProcessLeftUnfinishedIsRemovedAndALinkOfThatNameIsNotFollowed(@TempDir Path elsewhere)
            throws IOException {
        Path victim = Files.writeString(elsewhere.resolve("victim"), "mine");
        RunFolder run = begun("ssf-nas");
        Files.createSymbolicLink(run.file(".status.json.unfinished"), victim);
        Files.writeString(run.file(".metrics.csv.999999999-7.unfinished"), "sta");
        try (RunLock lock = run.lock()) {
            run.write(RunStatus.now(State.RUNNING, "run", ""));
            assertThat(lock.folder().toFile().list()).containsExactlyInAnyOrder(".lock", "status.json");
        }
        assertThat(victim).hasContent("mine");
    }
}
