package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveOutputsTest {
    @TempDir
    Path folder;

    private final List<RunFolder> written = new ArrayList<>();

    @Test
    void theReportIsWrittenBehindAnEpochAndNothingElse() {
        LiveOutputs live = new LiveOutputs(new RunFolder(folder), written::add);
        live.on(new Message("hello"));
        assertThat(written).isEmpty();
        live.on(epoch(0));
        assertThat(written).containsExactly(new RunFolder(folder));
    }

    @Test
    void itNeverTakesMoreThanASmallShareOfTheTime() {
        LiveOutputs live = new LiveOutputs(new RunFolder(folder), run -> {
            written.add(run);
            sleep(100);
        });
        for (int i = 0; i < 50; i++) {
            live.on(epoch(i));
        }
        assertThat(written).hasSize(1);
    }

    @Test
    void whatGoesWrongDoesNotEndTheRun() {
        LiveOutputs live = new LiveOutputs(new RunFolder(folder), run -> {
            written.add(run);
            throw new IOException("No space left on device");
        });
        live.on(epoch(0));
        assertThat(written).hasSize(1);
    }

    private static EpochEnded epoch(int epoch) {
        return new EpochEnded("search", epoch, 50, Map.of());
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
