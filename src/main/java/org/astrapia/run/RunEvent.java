package org.astrapia.run;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What happens during a run, told to a {@link RunListener} in order, on the engine's thread. */
public sealed interface RunEvent {
    /** Who cares for every kind of event. */
    interface Visitor {
        /** {@link RunStarted}. */
        void run(RunStarted event);

        /** {@link StageStarted}. */
        void stage(StageStarted event);

        /** {@link StepEnded}. */
        void step(StepEnded event);

        /** {@link EpochEnded}. */
        void epoch(EpochEnded event);

        /** {@link StageEnded}. */
        void stageEnd(StageEnded event);

        /** {@link Message}. */
        void message(Message event);
    }

    /** Lets the visitor see which one it is. */
    void accept(Visitor visitor);

    /** The beginning of a run that it is; empty for anything else. */
    default Optional<RunStarted> asStart() {
        return Optional.empty();
    }

    /** The end of a step that it is; empty for anything else. */
    default Optional<StepEnded> asStep() {
        return Optional.empty();
    }

    /** A run begins or goes on; {@code path} is its folder. */
    record RunStarted(String path) implements RunEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.run(this);
        }

        @Override
        public Optional<RunStarted> asStart() {
            return Optional.of(this);
        }
    }

    /**
     * A stage begins or goes on.
     *
     * @param stage {@code search}, {@code retrain} or {@code baseline}
     * @param epochs epochs of the whole stage
     * @param epoch epoch at which it begins; above 0 after a resume
     * @param stepsPerEpoch steps of one epoch
     */
    record StageStarted(String stage, int epochs, int epoch, int stepsPerEpoch) implements RunEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.stage(this);
        }
    }

    /**
     * A step ended.
     *
     * @param epoch from 0
     * @param step steps done in this epoch, from 1
     * @param loss mean of the epoch so far
     * @param accuracy share of right training images of the epoch so far; empty where no labels are seen
     * @param imagesPerSecond of the last second or so
     * @param secondsLeft estimate for the rest of the stage
     */
    record StepEnded(
            String stage,
            int epoch,
            int epochs,
            int step,
            int steps,
            double loss,
            OptionalDouble accuracy,
            double imagesPerSecond,
            double secondsLeft)
            implements RunEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.step(this);
        }

        @Override
        public Optional<StepEnded> asStep() {
            return Optional.of(this);
        }
    }

    /** An epoch ended; {@code metrics} are the row of metrics.csv by column name. */
    record EpochEnded(String stage, int epoch, int epochs, Map<String, Double> metrics) implements RunEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.epoch(this);
        }
    }

    /** A stage ended. */
    record StageEnded(String stage, double seconds) implements RunEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.stageEnd(this);
        }
    }

    /** Something a person should know, in one line. */
    record Message(String text) implements RunEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.message(this);
        }
    }
}
