package org.astrapia.engine;

import java.util.Map;
import java.util.OptionalDouble;

/** What happens during a run, told to a {@link RunListener} in order, on the engine's thread. */
public sealed interface RunEvent {
    /** A run begins or goes on; {@code path} is its folder. */
    record RunStarted(String path) implements RunEvent {}

    /**
     * A stage begins or goes on.
     *
     * @param stage {@code search}, {@code retrain} or {@code baseline}
     * @param epochs epochs of the whole stage
     * @param epoch epoch at which it begins; above 0 after a resume
     * @param stepsPerEpoch steps of one epoch
     */
    record StageStarted(String stage, int epochs, int epoch, int stepsPerEpoch) implements RunEvent {}

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
            implements RunEvent {}

    /** An epoch ended; {@code metrics} are the row of metrics.csv by column name. */
    record EpochEnded(String stage, int epoch, int epochs, Map<String, Double> metrics) implements RunEvent {}

    /** A stage ended. */
    record StageEnded(String stage, double seconds) implements RunEvent {}

    /** Something a person should know, in one line. */
    record Message(String text) implements RunEvent {}
}
