package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.astrapia.language.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of SSF-NAS: 40 epochs, batch 64, Adam at 3e-4 on CIFAR-10 under exponential(0.1) and (0.01). */
class AlphaReachTest {
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

    @Test
    void aSearchInWhichAlphaCanHardlyMoveIsWarnedOfAtItsEpochs() {
        TextFolder folder = new TextFolder(path);
        String search = "experiment: a\nsearch: {epochs: 2, batch: 64}";

        Problem warning = folder.load(search).stillnessWarning(1000).orElseThrow();

        assertThat(warning.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(warning.at()).hasToString(path.resolve("experiment.yaml") + ":2:18");
        assertThat(warning.message())
                .startsWith("alpha can hardly move: 16 architecture steps at a rate of 3e-4 change it by at most about"
                        + " 0.005,");
        assertThat(folder.load(search, "search.mixing=sigmoid").stillnessWarning(1000))
                .isPresent();
        assertThat(folder.load(search, "search.optimizer.architecture=adam(1e-2)")
                        .stillnessWarning(1000))
                .isEmpty();
        assertThat(folder.load(search, "search.warm-up=50").stillnessWarning(1000))
                .as("alpha stands still in the warm-up")
                .isPresent();
        assertThat(folder.load(search, "search.method=random(3)").stillnessWarning(1000))
                .isEmpty();
        assertThat(folder.load(SEARCH).stillnessWarning(IMAGES_AT_A_HUNDREDTH)).isEmpty();
    }
}
