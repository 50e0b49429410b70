package org.astrapia.engine.stage;

import java.util.Optional;
import org.astrapia.config.TrainedStage;
import org.astrapia.engine.stage.Standings.Standing;
import org.astrapia.run.result.TrainResult;

/** All that a network learns: without labels first if it is asked for, then with them, and then perhaps its classifier anew. */
public final class NetworkTraining {
    private NetworkTraining() {}

    /** Walks through the stages of one network; empty when cancelled. */
    public static Optional<TrainResult> run(RunContext run, Training training) {
        if (training.retrain().pretrain().isEmpty()) {
            return withLabels(run, training);
        }
        Training before = training.asPretraining(TrainedStage.before(training.stage()));
        return new TrainStage(run, before).runToBody().flatMap(body -> {
            Training after = training.from(body.weights());
            Optional<TrainResult> result =
                    training.retrain().probes() ? new ProbeStage(run, after).run() : withLabels(run, after);
            return result.map(found -> found.plus(body.cost()));
        });
    }

    /** Trains a candidate until it is judged, after its training without labels if it has one; empty when cancelled. */
    public static Optional<Standing> judge(RunContext run, Training training) {
        if (training.retrain().pretrain().isEmpty()) {
            return new TrainStage(run, training).stand();
        }
        Training before = training.asPretraining(TrainedStage.before(training.stage()));
        return new TrainStage(run, before).runToBody().flatMap(body -> {
            Training after = training.from(body.weights());
            Optional<Standing> standing = training.retrain().probes()
                    ? new ProbeStage(run, after).stand()
                    : new TrainStage(run, after).stand();
            return standing.map(found -> found.plus(body.cost()));
        });
    }

    private static Optional<TrainResult> withLabels(RunContext run, Training training) {
        TrainStage stage = new TrainStage(run, training);
        if (training.retrain().classifier().isEmpty()) {
            return stage.run();
        }
        boolean trains = training.retrain().classifier().get().method().trains();
        return stage.runToNetwork()
                .flatMap(trained -> trains
                        ? new ClassifierStage(run, training).run(trained)
                        : new TauNormStage(run, training).run(trained));
    }
}
