package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.GenotypeFiles;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunListener;
import org.astrapia.run.RunLock;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.result.GivenGenotype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that is started again repeats nothing. */
class RepeatedRunTest {
    private static final String[] SHORT = {"search.epochs=1", "search.test-every=0"};

    @TempDir
    Path home;

    private TinyRun tiny;
    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void beSmall() {
        tiny = new TinyRun(home);
    }

    private RunOutcome search(String... overrides) {
        RunListener listener = event -> {
            if (event instanceof RunEvent.Message message) {
                messages.add(message.text());
            }
        };
        return new RepeatedRun(tiny.runner(new Cancel(), listener)).search(tiny.experiment(overrides), List.of());
    }

    @Test
    void aRunThatIsDoneIsLeftAlone() throws IOException {
        RunOutcome first = search(SHORT);
        Path status = first.folder().file(RunFolder.STATUS);
        String before = Files.readString(status) + Files.getLastModifiedTime(status);

        RunOutcome second = search(SHORT);

        assertThat(second).isEqualTo(first);
        assertThat(messages).last().isEqualTo("done already: " + first.folder().name());
        assertThat(Files.readString(status) + Files.getLastModifiedTime(status)).isEqualTo(before);
        assertThat(tiny.runs().list()).hasSize(1);
    }

    @Test
    void anotherSeedIsAnotherRun() {
        search(SHORT);
        search("search.epochs=1", "search.test-every=0", "seed=4");

        assertThat(tiny.runs().list()).hasSize(2);
    }

    @Test
    void theSameRunWithMoreRoomOnAGpuIsTheSameRun() {
        RunOutcome first = search(SHORT);

        assertThat(search("search.epochs=1", "search.test-every=0", "compiler.gpu-memory=8GB"))
                .isEqualTo(first);
    }

    @Test
    void aRunThatStoppedOnItsWayIsResumed() {
        Cancel cancel = new Cancel();
        RunFolder stopped = tiny.runner(cancel, TinyRun.cancelAt(2, cancel))
                .search(tiny.experiment(SHORT), List.of())
                .folder();
        assertThat(stopped.status().state()).isEqualTo(State.INTERRUPTED);

        RunOutcome outcome = search(SHORT);

        assertThat(outcome).isEqualTo(new RunOutcome(stopped, State.DONE));
        assertThat(messages).first().isEqualTo("going on with " + stopped.name());
        assertThat(tiny.runs().list()).hasSize(1);
    }

    @Test
    void aRunThatSomebodyWorksOnIsRefused() {
        Cancel cancel = new Cancel();
        RunFolder stopped = tiny.runner(cancel, TinyRun.cancelAt(2, cancel))
                .search(tiny.experiment(SHORT), List.of())
                .folder();
        try (RunLock held = stopped.lock()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> search(SHORT))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another process is working on this run");
        }
        assertThat(tiny.runs().list()).hasSize(1);
    }

    @Test
    void anotherCommandOrGenotypeIsAnotherRun() throws IOException {
        String[] small = {"search.epochs=1", "search.test-every=0", "retrain.epochs=1", "baseline=none"};
        RunFolder searched = search(small).folder();
        var loaded = tiny.experiment(small);
        var found = new GenotypeFiles(searched, home).read(loaded.experiment().space());
        var other = new Genotype(found.name(), found.space(), found.cell(true), found.normal(), found.provenance());
        RepeatedRun once = new RepeatedRun(tiny.runner());

        RunOutcome first = once.retrain(loaded, List.of(), GivenGenotype.of(found));
        assertThat(once.retrain(loaded, List.of(), GivenGenotype.of(found))).isEqualTo(first);
        assertThat(once.retrain(loaded, List.of(), GivenGenotype.of(other)).folder())
                .isNotEqualTo(first.folder());
        assertThat(tiny.runs().list()).hasSize(3);
    }
}
