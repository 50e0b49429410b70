package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.graph.Execution;
import org.astrapia.language.InvalidInputException;
import org.astrapia.network.Input;
import org.astrapia.run.Processor;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with {@code compiler.precision: bfloat16}, on processors that have such numbers and on others. */
class BrainFloatsRunTest {
    @TempDir
    Path home;

    private static LoadedExperiment experiment(TinyRun tiny, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "compiler.precision=bfloat16",
                "space.channels=16",
                "retrain.channels=16",
                "search.epochs=1",
                "search.test-every=0",
                "retrain.epochs=1",
                "baseline=none"));
        words.addAll(List.of(more));
        return tiny.experiment(words.toArray(String[]::new));
    }

    private TinyRun tiny(String name) throws IOException {
        return new TinyRun(Files.createDirectory(home.resolve(name)));
    }

    @Test
    void aRunTellsWhatItComputesWithAndEndsWithTheSameNumbersAfterABreak() throws IOException {
        List<String> messages = new ArrayList<>();
        TinyRun whole = tiny("whole");
        RunFolder folder = whole.runner(new Cancel(), event -> {
                    if (event instanceof RunEvent.Message message) {
                        messages.add(message.text());
                    }
                })
                .run(experiment(whole), List.of())
                .folder();
        String provenance = Files.readString(folder.file("provenance.json"));
        if (Processor.hasBfloat16()) {
            assertThat(provenance).contains("\"cpu, bfloat16\"");
            assertThat(messages)
                    .anyMatch(message -> message.matches(
                            "bfloat16: \\d+ of \\d+ maps of the search network have 16 bits; 32 bits for 1 whose channels, or those of"
                                    + " what is read \\(3\\), are no multiple of 16; 32 bits for 8 that are depthwise windows with a"
                                    + " stride, which are slow with 16"));
        } else {
            assertThat(provenance).contains("\"cpu\"");
            assertThat(messages).anyMatch(message -> message.endsWith("; all numbers have 32 bits"));
        }
        TinyRun broken = tiny("broken");
        Cancel first = new Cancel();
        RunOutcome parts = broken.runner(first, TinyRun.cancelAt(2, first)).run(experiment(broken), List.of());
        int breaks = 0;
        while (parts.state() == State.INTERRUPTED) {
            breaks++;
            Cancel cancel = new Cancel();
            parts = broken.runner(cancel, TinyRun.cancelAt(4, cancel)).resume(parts.folder());
        }
        assertThat(breaks).isPositive();
        assertThat(TinyRun.numbers(parts.folder())).isEqualTo(TinyRun.numbers(folder));
    }

    @Test
    void aNetworkWhoseChannelsDoNotFitIsTold() throws IOException {
        assertThat(PrecisionNotes.of(
                        experiment(tiny("a"), "space.channels=4", "retrain.channels=4")
                                .experiment(),
                        Input.squares(32, 10)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("bfloat16: ")
                .contains("maps of the search network have 16 bits; ")
                .contains("(3, 4, 8, 12)");
    }

    /** A run goes on with the numbers with which it began, or not at all. */
    @Test
    void whatHasOtherNumbersThanAtItsBeginningDoesNotGoOn() {
        Processor here = Processor.here();
        ComputePlace wide = new ComputePlace(Execution.CPU, List.of());
        ComputePlace narrow = new ComputePlace(Execution.CPU.with(Precision.BFLOAT16), List.of());
        assertThatThrownBy(() -> wide.asBegun(2, here, Optional.of("cpu, bfloat16"), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the run began with numbers of 16 bits");
        assertThat(narrow.asBegun(2, here, Optional.of("cpu"), false)
                        .execution()
                        .isNarrow())
                .isFalse();
        assertThat(wide.asBegun(2, here, Optional.of("cpu, bfloat16"), true)
                        .execution()
                        .isNarrow())
                .as("a test anew")
                .isTrue();
        assertThat(narrow.asBegun(2, here, Optional.of(narrow.execution().described()), false)
                        .execution()
                        .isNarrow())
                .isTrue();
    }
}
