package org.astrapia.shell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.astrapia.report.terminal.Style;
import org.astrapia.run.RunEvent.StepEnded;
import org.junit.jupiter.api.Test;

class JobBoardTest {
    private static final StepEnded STEP =
            new StepEnded("search", 19, 40, 42, 42, 1.5, OptionalDouble.empty(), 812.4, 320);

    @Test
    void theBarTakesTheRoomThatIsLeft() {
        assertThat(JobBoard.line(STEP, 70, new Style(false, true, 80)))
                .isEqualTo("search 20/40 " + "█".repeat(10) + "░".repeat(10) + "  50 %  812 images/s  5 min 20 s left");
        assertThat(JobBoard.line(STEP, 300, new Style(false, false, 300)))
                .contains(" " + "#".repeat(30) + ".".repeat(30) + " ");
    }
}
