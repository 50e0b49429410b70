package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.astrapia.config.Experiment;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.stage.RunData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten classes of 8, 6, 5, 4, 3, 3, 2, 2, 1 and 1 training images. */
class RunDataTest {
    @TempDir
    private Path home;

    @Test
    void theSamplerOfTheRetrainingMakesItsEpochs() {
        assertThat(retraining("retrain.drop-last=false").count()).isEqualTo(35);
        assertThat(retraining().count()).as("batches of 16").isEqualTo(32);
        assertThat(retraining("retrain.sampler=class-balanced").count()).isEqualTo(32);
        assertThat(retraining("retrain.sampler=oversample").count()).isEqualTo(80);
        assertThat(retraining("retrain.sampler=oversample").batches()).isEqualTo(5);
        assertThat(retraining("retrain.sampler=undersample").count()).isEqualTo(10);
    }

    @Test
    void rareClassesOfTheRetrainingGetAChainOfTheirOwn() {
        String[] small = {"retrain.batch=35", "retrain.augment=none"};
        Batch usual = first(retraining(small));
        Batch other = first(retraining(
                small[0], small[1], "retrain.augment-rare=solarize(1, threshold=0)", "retrain.rare-below=3"));

        assertThat(other.labels()).isEqualTo(usual.labels());
        int size = usual.images().length / usual.count();
        for (int i = 0; i < usual.count(); i++) {
            boolean changed = usual.images()[i * size] != other.images()[i * size];
            assertThat(changed).as("class " + usual.labels()[i]).isEqualTo(usual.labels()[i] >= 6);
        }
    }

    private BatchSource retraining(String... overrides) {
        Experiment experiment = new TinyRun(home).experiment(overrides).experiment();
        RunData data = RunData.load(experiment, message -> {});
        return data.training(data.train(), experiment.retrain(), 1);
    }

    private static Batch first(BatchSource source) {
        try (Epoch epoch = source.open(0, 0)) {
            return epoch.next();
        }
    }
}
