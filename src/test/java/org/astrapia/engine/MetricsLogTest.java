package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
    private static final String HEADER = "stage,epoch,steps,learning_rate,loss,accuracy,barlow_on,barlow_off,"
            + "architecture_loss,architecture_accuracy,architecture_barlow_on,architecture_barlow_off,zero_one,"
            + "alpha_share_itself,alpha_share_network,test_balanced,test_long_tailed,skips,images_per_second,seconds";

    private static final String FIRST = "search,0,,,2.25,,,,,,,,,,,,,3,,";
    private static final String SECOND = "search,1,,,1.0E-4,,,,,,,,,,,,,,,";
    private static final String RETRAIN = "retrain,0,,,0.5,,,,,,,,,,,,,,,";

    @TempDir
    Path folder;

    private Path file;
    private MetricsLog log;

    @BeforeEach
    void writeTwoStages() {
        file = folder.resolve("metrics.csv");
        log = new MetricsLog(file);
        log.dropFrom("search", 0);
        log.append("search", Map.of("epoch", 0.0, "loss", 2.25, "skips", 3.0));
        log.append("search", Map.of("epoch", 1.0, "loss", 1.0e-4));
        log.append("retrain", Map.of("epoch", 0.0, "loss", 0.5));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void anEmptyCellWasNotMeasured() throws IOException {
        assertThat(lines()).containsExactly(HEADER, FIRST, SECOND, RETRAIN);
    }

    @Test
    void theRowsPastACheckpointOfTheStageAreDropped() throws IOException {
        log.dropFrom("search", 1);
        assertThat(lines()).containsExactly(HEADER, FIRST, RETRAIN);
    }

    @Test
    void aRowThatAKillHasTornIsDropped() throws IOException {
        Files.writeString(file, RETRAIN, StandardOpenOption.APPEND);
        log.dropFrom("retrain", 2);
        log.append("retrain", Map.of("epoch", 1.0, "loss", 0.25));
        assertThat(lines()).hasSize(5).last().isEqualTo("retrain,1,,,0.25,,,,,,,,,,,,,,,");
    }
}
