package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.astrapia.engine.RunStatus.State;
import org.astrapia.language.InvalidInputException;
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
        RunFolder folder = runs.create(name, EVENING);
        folder.write(RunStatus.now(State.DONE, "retrain", ""));
        return folder;
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
                    .hasMessageContaining("another process works on this run");
        }
        assertThat(run.status().state()).as("running, but nobody works on it").isEqualTo(State.INTERRUPTED);
    }

    @Test
    void aDamagedStatusIsAProblemOfThatFile() throws IOException {
        RunFolder run = begun("ssf-nas");
        Files.writeString(run.file("status.json"), "{\"status\": \"asleep\"}");
        assertThatThrownBy(run::status)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("status.json");
    }
}
