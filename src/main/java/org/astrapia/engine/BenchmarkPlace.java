package org.astrapia.engine;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.DataOutline;
import org.astrapia.engine.stage.RunData;
import org.astrapia.graph.SessionSettings;
import org.astrapia.graph.Target;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.run.Plan;

/**
 * What benchmarks of an experiment begin with.
 *
 * @param experiment that is measured
 * @param chosen device
 * @param data of the experiment
 * @param target what its graphs are compiled for
 */
record BenchmarkPlace(Experiment experiment, ComputePlace chosen, RunData data, Target target) {
    /** Chooses the device, and loads the data and TensorFlow. */
    static BenchmarkPlace open(LoadedExperiment loaded, Plan plan, SessionSettings sessions, Consumer<String> say) {
        Experiment experiment = loaded.experiment();
        ComputePlace chosen = ComputePlace.choose(experiment, say);
        RunData data = RunData.load(loaded, say);
        Preparation.requireImages(plan, loaded, DataOutline.of(data.dataset()));
        TensorFlowNatives.load(say);
        Target target = new Target(
                data.input(), experiment.compiler().passes(), chosen.execution().with(sessions));
        return new BenchmarkPlace(experiment, chosen, data, target);
    }

    static double seconds(Supplier<Object> work) {
        double begin = now();
        Objects.requireNonNull(work.get());
        return now() - begin;
    }

    /** In seconds. */
    static double now() {
        return System.nanoTime() / 1e9;
    }
}
