package org.astrapia.engine.stage;

import java.util.concurrent.TimeUnit;

/**
 * Time that a stage takes, over all processes that worked on it. Nothing that a run computes depends on it, but how often
 * it saves.
 */
final class StageClock {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double SAVE_EVERY_SECONDS = 300;

    private final long start = System.nanoTime();
    private final double stageBefore;
    private double epochBefore;
    private long epochStart = start;
    private long saved = start;

    /** Start, images and steps of the current window of a second. */
    private long windowStart = start;

    private long windowImages;
    private double imagesPerSecond;
    private long stepsStart = start;
    private long steps;

    /**
     * @param stageSeconds spent on the stage before
     * @param epochSeconds spent on its current epoch before
     */
    StageClock(double stageSeconds, double epochSeconds) {
        this.stageBefore = stageSeconds;
        this.epochBefore = epochSeconds;
    }

    void stepEnded(int images) {
        steps++;
        windowImages += images;
        double seconds = since(windowStart);
        if (seconds >= 1 || imagesPerSecond == 0) {
            imagesPerSecond = windowImages / Math.max(seconds, 1e-9);
        }
        if (seconds >= 1) {
            windowStart = System.nanoTime();
            windowImages = 0;
        }
    }

    /** The model is ready; compiling it counts for the stage, not for its epoch. */
    void epochBegins() {
        epochStart = System.nanoTime();
        windowStart = epochStart;
        stepsStart = epochStart;
    }

    void epochEnded() {
        epochBefore = 0;
        epochStart = System.nanoTime();
    }

    /** Of the last second or so. */
    double imagesPerSecond() {
        return imagesPerSecond;
    }

    /** For this many more steps, at the mean speed of this process. */
    double secondsFor(long stepsLeft) {
        return since(stepsStart) / Math.max(1, steps) * stepsLeft;
    }

    double stageSeconds() {
        return stageBefore + since(start);
    }

    double epochSeconds() {
        return epochBefore + since(epochStart);
    }

    /** Whether a kill would cost more work than a person likes to lose. */
    boolean shouldSave() {
        return since(saved) > SAVE_EVERY_SECONDS;
    }

    void saved() {
        saved = System.nanoTime();
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / SECOND;
    }
}
