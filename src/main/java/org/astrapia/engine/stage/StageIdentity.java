package org.astrapia.engine.stage;

import java.util.Arrays;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunRefusal;

/**
 * What a checkpoint of a stage has to have in common with the run that goes on from it.
 *
 * @param stage its name
 * @param seed of the stage
 * @param images indices of its training images, in the order of its streams
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of indices that nobody compares
public record StageIdentity(RunContext run, String stage, long seed, int[] images) {
    private static final String DESCRIPTION = "description";
    private static final String SEED = "seed";
    private static final String IMAGES = "images";

    /**
     * Requires that the checkpoint belongs to this stage of the run.
     *
     * @throws org.astrapia.language.InvalidInputException when it belongs to another description or other images, so
     *     that going on would not give the numbers of the run that it began
     */
    public void require(Checkpoint checkpoint) {
        if (!checkpoint.text(DESCRIPTION).equals(run.originals().description())) {
            throw refusal(RunFolder.RESOLVED, "the experiment was changed after this run began");
        }
        if (checkpoint.longs(SEED, 1)[0] != seed || !Arrays.equals(checkpoint.ints(IMAGES), images)) {
            throw refusal(
                    RunFolder.PROVENANCE,
                    "this build of the program draws other training images than the build that began the run");
        }
    }

    private RuntimeException refusal(String file, String reason) {
        return RunRefusal.of(
                run.folder().file(file), reason + "; the stage " + stage + " cannot go on with the same numbers");
    }

    /** Adds what {@link #require} reads. */
    public void putInto(Checkpoint checkpoint) {
        checkpoint
                .put(DESCRIPTION, run.originals().description())
                .put(SEED, new long[] {seed})
                .put(IMAGES, images);
    }
}
