package org.astrapia.engine.stage;

import java.util.Optional;
import org.astrapia.run.Checkpoint;

/** Where a stage stands: all that its next step depends on beside the model and the data. */
public final class StageProgress {
    private static final String POSITION = "position";

    private final EpochMeans means;
    private final StageClock clock;
    private int epoch;
    private int step;
    private long multiplyAdds;

    private StageProgress(int epoch, int step, long multiplyAdds, EpochMeans means, StageClock clock) {
        this.epoch = epoch;
        this.step = step;
        this.multiplyAdds = multiplyAdds;
        this.means = means;
        this.clock = clock;
    }

    /**
     * As the checkpoint says, or the beginning.
     *
     * @param epochs of the stage
     * @param steps of an epoch
     * @throws org.astrapia.language.InvalidInputException when the stage has no such place
     */
    public static StageProgress of(Optional<Checkpoint> saved, int epochs, int steps) {
        if (saved.isEmpty()) {
            return new StageProgress(0, 0, 0, new EpochMeans(), new StageClock(0, 0));
        }
        Checkpoint checkpoint = saved.get();
        long[] position = checkpoint.longs(POSITION, 2);
        double[] seconds = checkpoint.doubles(Checkpoint.SECONDS, 2);
        long last = position[0] == epochs ? 0 : steps;
        if (position[0] < 0 || position[0] > epochs || position[1] < 0 || position[1] > last) {
            throw checkpoint.refusal("it stands at epoch " + position[0] + ", step " + position[1] + " of " + epochs
                    + " epochs of " + steps + " steps");
        }
        return new StageProgress(
                (int) position[0],
                (int) position[1],
                checkpoint.multiplyAdds(),
                EpochMeans.of(checkpoint),
                new StageClock(seconds[0], seconds[1]));
    }

    /** A checkpoint with this place, to which the model can be added. */
    public Checkpoint toCheckpoint() {
        Checkpoint checkpoint = new Checkpoint()
                .put(POSITION, new long[] {epoch, step})
                .put(Checkpoint.MULTIPLY_ADDS, new long[] {multiplyAdds})
                .put(Checkpoint.SECONDS, new double[] {clock.stageSeconds(), clock.epochSeconds()});
        means.putInto(checkpoint);
        return checkpoint;
    }

    /** Current epoch, from 0. */
    public int epoch() {
        return epoch;
    }

    /** Steps done in it. */
    public int step() {
        return step;
    }

    /**
     * Share of the stage that is done; of a whole epoch exactly {@code epoch / epochs}.
     *
     * @param epochs of the stage
     * @param steps of an epoch
     */
    double share(int epochs, int steps) {
        return ((double) epoch * steps + step) / ((double) epochs * steps);
    }

    EpochMeans means() {
        return means;
    }

    StageClock clock() {
        return clock;
    }

    /**
     * @param images of the step
     * @param cost multiply-adds of all that was moved in it
     */
    void stepEnded(int images, long cost) {
        step++;
        multiplyAdds = Math.addExact(multiplyAdds, cost);
        clock.stepEnded(images);
    }

    void epochEnded() {
        epoch++;
        step = 0;
        means.clear();
        clock.epochEnded();
    }
}
