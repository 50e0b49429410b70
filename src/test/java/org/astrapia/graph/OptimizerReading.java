package org.astrapia.graph;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Retrain;
import org.astrapia.language.Source;

/** Optimizers as experiments write them. */
final class OptimizerReading {
    private static final Source EXPERIMENT = new Source("optimizer.yaml", "experiment: optimizer\n");

    private OptimizerReading() {}

    /** The optimizer that a text spells. */
    static Optimizer of(String text) {
        return retrain(text).recipe().optimizer();
    }

    /** The training of a small network by it, for three epochs. */
    static Retrain retrain(String text) {
        return ExperimentReader.read(
                        Path.of("optimizer.yaml"),
                        EXPERIMENT,
                        List.of("retrain.optimizer=" + text, "retrain.epochs=3", "retrain.network=resnet-8"))
                .experiment()
                .retrain();
    }
}
