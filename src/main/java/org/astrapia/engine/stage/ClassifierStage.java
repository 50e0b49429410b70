package org.astrapia.engine.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Recipe;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.TrainedStage;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.graph.LinearProbe;
import org.astrapia.graph.NetworkModel;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.TrainResult;

/**
 * Trains the classifier of a trained network anew, or a factor for each of its logits, on images in other shares of the classes
 * (Kang et al. 2020: cRT, LWS), or both together, from where the classifier stands
 * (Zhong et al. 2021: MiSLAS). The body stays as it is, in evaluation mode, as dvlab-research/MiSLAS has it on CIFAR-10
 * ({@code shift_bn: False}); facebookresearch/classifier-balancing lets the statistics of its batch normalisation move. Images are
 * changed at random as in the training before, so that every step computes their features.
 */
final class ClassifierStage {
    private final RunContext run;
    private final Training training;
    private final Retrain.Classifier classifier;
    private final Recipe recipe;
    private final long seed;
    private final BatchSource batches;
    private final EpochLoop loop;

    /**
     * @param training of the network whose classifier is made anew by training
     */
    ClassifierStage(RunContext run, Training training) {
        this.run = run;
        this.training = training;
        this.classifier = training.retrain().classifier().orElseThrow();
        this.recipe = classifier.recipe();
        this.seed = run.experiment().seed().retrain();
        this.batches = run.data().training(training.images(), training.retrain().asClassifier(recipe), seed);
        String stage = TrainedStage.after(training.stage());
        StageKeeper keeper = new StageKeeper(run, stage, seed, training.images(), batches.leavesOut());
        this.loop = new EpochLoop(run, stage, recipe.epochs(), batches.batches(), batches.count(), keeper);
    }

    /** Trains from where the last checkpoint stands to the end, and tests; empty when cancelled. */
    Optional<TrainResult> run(TrainStage.Trained before) {
        Optional<Checkpoint> saved = loop.latest();
        boolean done = loop.isDone(saved);
        if (done && !run.measureAgain()) {
            return saved.map(last -> result(last, before));
        }
        try (NetworkModel network = before.open().get()) {
            Work work = new Work(network);
            if (!done) {
                return loop.run(saved, work).map(last -> result(last, before));
            }
            try (LinearProbe classifier = loop.open(saved, work)) {
                return work.test(classifier)
                        .map(found -> TrainResult.again(saved.get(), found).behind(before.result()));
            }
        }
    }

    private TrainResult result(Checkpoint last, TrainStage.Trained before) {
        return TrainResult.of(last, run.data().trainCounts()).behind(before.result());
    }

    /** Steps of the classifier, on what the network makes of every batch. */
    private final class Work implements StageWork<LinearProbe> {
        private final ClassifierSteps steps;

        /** Of the features of an image; the classifier's own step is small beside it. */
        private final long multiplyAdds;

        Work(NetworkModel network) {
            this.steps = new ClassifierSteps(classifier, network, run.target());
            this.multiplyAdds = training.counts(run).multiplyAdds();
        }

        @Override
        public LinearProbe compile() {
            return steps.compile();
        }

        @Override
        public void initialize(LinearProbe made) {
            steps.initialize(made, seed);
        }

        @Override
        public EpochSteps open(LinearProbe made, StageProgress progress) {
            Epoch epoch = batches.open(progress.epoch(), progress.step());
            return new EpochSteps(
                    epoch,
                    batch -> {
                        double rate = rate(loop.place(progress));
                        made.progress(loop.share(progress));
                        return List.of(new Taken(Moved.WEIGHTS, made.trainStep(steps.given(batch), rate), rate));
                    },
                    epoch::close);
        }

        @Override
        public long multiplyAdds(Moved of) {
            return multiplyAdds;
        }

        @Override
        public double rate(Place place) {
            return recipe.optimizer().rateAt(place);
        }

        @Override
        public boolean isTested(int epoch) {
            return epoch + 1 == recipe.epochs();
        }

        @Override
        public Optional<Evaluations> test(LinearProbe made) {
            return training.evaluator().evaluate(batch -> made.logits(steps.given(batch)));
        }

        @Override
        public Map<String, Object> entries(LinearProbe made, StageProgress progress, Optional<Evaluations> test) {
            return test.map(TrainResult::entries).orElse(Map.of());
        }
    }
}
