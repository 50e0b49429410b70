package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.language.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A baseline is trained as its publication says, however the cells beside it are. */
class PublishedRecipeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resnet-32 | 200 | 0   | sgd(0.1, momentum=0.9, decay=2e-4) >> warm-up(5) >> steps([160, 180], factor=0.01)
            resnet-32 | 150 | 0   | sgd(0.1, momentum=0.9, decay=2e-4) >> warm-up(4) >> steps([120, 135], factor=0.01)
            resnet-32 | 100 | 100 | sgd(0.1, momentum=0.9, decay=2e-4) >> warm-up(5) >> steps([160, 180], factor=0.01)
            resnet-32 | 8   | 0   | sgd(0.1, momentum=0.9, decay=2e-4) >> steps([6, 7], factor=0.01)
            resnet-32 | 1   | 0   | sgd(0.1, momentum=0.9, decay=2e-4) >> steps([1, 1], factor=0.01)
            resnet-32-bottleneck | 1241 | 0 | sgd(0.1, momentum=0.9, decay=2e-4, decay-norm=0, nesterov=true) >> warm-up(20, per=step) >> steps([604, 926, 1128], factor=0.1)
            resnet-32-bottleneck | 124 | 0 | sgd(0.1, momentum=0.9, decay=2e-4, decay-norm=0, nesterov=true) >> warm-up(2, per=step) >> steps([60, 93, 113], factor=0.1)
            """)
    void keepsItsSharesOfTheBudget(String network, int epochs, int before, String optimizer) {
        Retrain beside = read(
                        "retrain.epochs=" + epochs,
                        "retrain.pretrain.epochs=" + before,
                        "retrain.loss=balanced-softmax",
                        "retrain.optimizer=adam(1e-3)",
                        "baseline=" + network)
                .beside()
                .orElseThrow();
        assertThat(beside.document())
                .containsEntry("epochs", epochs + before)
                .containsEntry("batch", 128)
                .containsEntry("loss", "balanced-softmax")
                .containsEntry("optimizer", optimizer)
                .doesNotContainKey("pretrain");
    }

    @ParameterizedTest
    @CsvSource({"baseline-recipe=retrain"})
    void unlessItIsToBeTrainedAlike(String word) {
        Experiment experiment = read(word, "retrain.pretrain.epochs=3", "baseline=resnet-32");
        assertThat(experiment.beside().orElseThrow().document())
                .isEqualTo(experiment.retrain().document());
    }

    private static Experiment read(String... words) {
        return ExperimentReader.read(Path.of("a.yaml"), new Source("a.yaml", "experiment: a"), List.of(words))
                .experiment();
    }
}
