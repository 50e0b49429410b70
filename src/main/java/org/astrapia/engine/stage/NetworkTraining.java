package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.TrainedStage;
import org.astrapia.run.result.TrainResult;

/** All that a network learns: without labels first if it is asked for, then with them. */
public final class NetworkTraining {
    private NetworkTraining() {}

    /** Walks through the stages of one network; empty when cancelled. */
    public static Optional<TrainResult> run(RunContext run, Training training) {
        if (training.retrain().pretrain().isEmpty()) {
            return new TrainStage(run, training).run();
        }
        Training before = training.asPretraining(TrainedStage.before(training.stage()));
        Optional<Supplier<Map<String, float[]>>> body = new TrainStage(run, before).runToBody();
        return body.flatMap(learnt -> training.retrain().probes()
                ? new ProbeStage(run, training.from(learnt)).run()
                : new TrainStage(run, training.from(learnt)).run());
    }
}
