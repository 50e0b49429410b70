package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.astrapia.language.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of SSF-NAS: 40 epochs, batch 64, Adam at 3e-4 on CIFAR-10 under exponential(0.1) and (0.01). */
class ThresholdReachTest {
    private static final int IMAGES_AT_A_TENTH = 20_431;
    private static final int IMAGES_AT_A_HUNDREDTH = 12_406;
    private static final String SEARCH = """
            experiment: a
            search: {mixing: sigmoid, epochs: 40, batch: 64}
            derive: threshold(0.85)
            """;

    @TempDir
    private Path path;

    @Test
    void aShortSearchAtASmallRateIsWarnedOfAtItsDerivation() {
        LoadedExperiment loaded = new TextFolder(path).load(SEARCH);

        Problem warning = loaded.thresholdWarning(IMAGES_AT_A_HUNDREDTH).orElseThrow();

        assertThat(warning.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(warning.at()).hasToString(path.resolve("experiment.yaml") + ":3:9");
        assertThat(warning.sourceLine()).isEqualTo("derive: threshold(0.85)");
        assertThat(warning.message())
                .isEqualTo("no operation can reach the threshold 0.85: that needs alpha = 1.73, but 3,880 architecture"
                        + " steps at a rate of 3e-4 move it by at most about 1.16; raise the rate or the epochs, or"
                        + " derive by top(2)");
    }

    @Test
    void enoughStepsAHigherRateSoftmaxAndTopAreFine() {
        TextFolder folder = new TextFolder(path);

        assertThat(folder.load(SEARCH).thresholdWarning(IMAGES_AT_A_TENTH)).isEmpty();
        assertThat(folder.load(SEARCH, "search.optimizer.architecture=adam(3e-3)")
                        .thresholdWarning(IMAGES_AT_A_HUNDREDTH))
                .isEmpty();
        assertThat(folder.load(SEARCH, "search.mixing=softmax").thresholdWarning(IMAGES_AT_A_HUNDREDTH))
                .isEmpty();
        assertThat(folder.load(SEARCH, "derive=top(2)").thresholdWarning(IMAGES_AT_A_HUNDREDTH))
                .isEmpty();
    }
}
