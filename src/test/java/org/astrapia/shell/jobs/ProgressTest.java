package org.astrapia.shell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.StageEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunEvent.StepEnded;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Environment.Terminals;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final StepEnded STEP =
            new StepEnded("search", 2, 40, 120, 390, 1.5, OptionalDouble.of(0.456), 1234, 754);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aWideTerminalShowsEverything() {
        assertThat(Progress.line(STEP, 120))
                .isEqualTo("  5 %  search 3/40  step 120/390  loss 1.5000  accuracy 45.6 %  1234 images/s"
                        + "  12 min 34 s left");
    }

    @Test
    void aNarrowTerminalShowsLessAndNeverWraps() {
        assertThat(Progress.line(STEP, 60)).isEqualTo("  5 %  search 3/40  loss 1.5000");
        assertThat(Progress.line(STEP, 10)).isEqualTo("  5 %  se").hasSizeLessThan(10);
    }

    @Test
    void aStageWithoutLabelsHasNoAccuracy() {
        StepEnded step = new StepEnded("pretrain", 0, 2, 1, 4, 0.5, OptionalDouble.empty(), 100, 3);
        assertThat(Progress.line(step, 120))
                .isEqualTo(" 12 %  pretrain 1/2  step 1/4  loss 0.5000  100 images/s  3.0 s left");
    }

    @Test
    void theLastStepIsNotTheEnd() {
        assertThat(Progress.percent(new StepEnded("retrain", 39, 40, 390, 390, 1, OptionalDouble.of(1), 1, 0)))
                .isEqualTo(99);
    }

    @Test
    void aFileGetsOneLineAnEpoch() {
        Progress progress = progress(Terminals.NONE);
        progress.on(new StageStarted("search", 40, 0, 390));
        progress.on(STEP);
        progress.on(new EpochEnded("search", 2, 40, Map.of("loss", 1.5, "accuracy", 0.456)));
        progress.on(new StageEnded("search", 75));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        search: 40 epochs of 390 steps
                        search 3/40: loss 1.5000  accuracy 45.6 %
                        search: done in 1 min 15 s
                        """);
    }

    @Test
    void aTerminalGetsALineThatIsRedrawnAndErased() {
        Progress progress = progress(new Terminals(true, true, true));
        progress.on(STEP);
        progress.on(new StageEnded("search", 4));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\033[K  5 %  search 3/40  loss 1.5000\r\033[Ksearch: done in 4.0 s\n");
    }

    private Progress progress(Terminals terminals) {
        Environment plain = new Environment(
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminals.NONE,
                () -> 80,
                Path.of(""),
                Map.of());
        return new Progress(new Environment(
                plain.in(), plain.out(), plain.err(), terminals, plain.width(), plain.folder(), plain.variables()));
    }
}
