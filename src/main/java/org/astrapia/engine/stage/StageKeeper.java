package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.graph.Model;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.device.TensorFlowDevices;
import org.astrapia.run.Build;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.Provenance;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunRefusal;
import org.astrapia.run.Sha256;

/** Keeps a stage's model and place in checkpoints, and brings them back. */
public final class StageKeeper {
    private static final String GRAPH = "graph";
    private static final String DROP_LAST = "drop-last:";

    private static final String ADVICE = " Maybe a smaller learning rate or a clip of the gradient helps.";

    /** Steps in a row that a loss scale may need to become small enough: with that of PyTorch it is then 2^-16. */
    private static final int SKIPPED_IN_A_ROW = 32;

    private final RunContext run;
    private final String stage;
    private final StageIdentity identity;
    private final boolean leavesOut;
    private final CheckpointStore store;

    /** SHA-256 of the graph that is run. */
    private String graph = "";

    /**
     * @param seed of the stage
     * @param images indices of its training images, in the order of its streams
     * @param leavesOut whether an epoch leaves out images that would make a smaller batch
     */
    public StageKeeper(RunContext run, String stage, long seed, int[] images, boolean leavesOut) {
        this.run = run;
        this.stage = stage;
        this.identity = new StageIdentity(run, stage, seed, images);
        this.leavesOut = leavesOut;
        this.store = new CheckpointStore(run.folder().checkpoints(stage), run::say);
    }

    /**
     * The checkpoint to go on from.
     *
     * @throws org.astrapia.language.InvalidInputException when it belongs to another description or other images, so
     *     that going on would not give the numbers of the run that it began
     */
    Optional<Checkpoint> latest() {
        Optional<Checkpoint> latest = store.latest();
        latest.ifPresent(identity::require);
        return latest;
    }

    /**
     * Refuses to begin the stage, or to go on with it, in a run of an earlier program, which kept a smaller last batch.
     *
     * @throws org.astrapia.language.InvalidInputException when this program would leave it out
     */
    void requireSameBatches() {
        if (leavesOut && !run.originals().resolved().contains(DROP_LAST)) {
            throw RunRefusal.of(
                    run.folder().file(RunFolder.RESOLVED),
                    "`drop-last` is not written here: the program that began this run kept a last batch that is"
                            + " smaller than the others, and this one would leave it out, so that going on with the"
                            + " stage " + stage + " would give other numbers. Go on with that build, or begin anew: "
                            + Provenance.anew(run.folder().path()));
        }
    }

    /**
     * The model as the checkpoint holds it, or a new one. Its graph is made anew from the run's description and must be the one
     * of the beginning: a graph that lies in a folder could be anybody's, and running it could do anything.
     *
     * @throws org.astrapia.language.InvalidInputException when this build of the program makes another graph
     */
    <M extends Model> M open(Optional<Checkpoint> saved, Supplier<M> compile, Consumer<M> initialize) {
        M model = compile.get();
        try {
            byte[] made = model.graphDef();
            graph = Sha256.of(made);
            if (saved.isPresent()) {
                requireSameGraph(saved.get());
                restore(model, saved.get());
            } else {
                initialize.accept(model);
            }
            store.keepGraph(made);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private void requireSameGraph(Checkpoint saved) {
        if (!saved.text(GRAPH).equals(graph) || saved.number() == 0) {
            String began = Provenance.build(run.folder()).toString();
            String here = Build.here(TensorFlowDevices.version()).toString();
            throw RunRefusal.of(
                    run.folder().checkpoints(stage),
                    "this build of the program computes this stage in another way than the build that began it, so going on would"
                            + " give other numbers. "
                            + (began.equals(here)
                                    ? "Both are builds of " + here
                                    : "The run began with " + began + "; this is " + here)
                            + ". Go on with that build, or begin anew: "
                            + Provenance.anew(run.folder().path()));
        }
    }

    private static void restore(Model model, Checkpoint saved) {
        try {
            model.restore(saved.variables());
        } catch (IllegalArgumentException other) {
            throw saved.refusal(other.getMessage());
        }
    }

    /**
     * Saves the model at the place that the progress tells.
     *
     * @param more what else the stage needs
     */
    Checkpoint save(Model model, StageProgress progress, Map<String, ?> more) {
        Map<String, float[]> state = model.state();
        state.forEach((variable, values) -> requireFinite(variable, values, progress));
        Checkpoint checkpoint = progress.toCheckpoint()
                .put(GRAPH, graph)
                .put(StartingPoint.LAYOUT, model.layout().text());
        identity.putInto(checkpoint);
        more.forEach(checkpoint::put);
        run.originals().putInto(checkpoint);
        run.tables().putInto(checkpoint);
        checkpoint.putVariables(state);
        store.save(progress.epoch(), progress.step(), checkpoint);
        progress.clock().saved();
        return checkpoint;
    }

    /** A loss tells of the state before its step: the last step of an epoch may have spoilt the state unseen. */
    private void requireFinite(String variable, float[] values, StageProgress progress) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw diverged("variable '" + variable + "' is " + value, progress, "", ADVICE);
            }
        }
    }

    /**
     * Refuses to go on with a loss that is not a number.
     *
     * @param name of the loss
     * @param rate learning rate of the step
     */
    void requireFinite(String name, double loss, double rate, StageProgress progress) {
        if (!Double.isFinite(loss)) {
            throw diverged(name + " is " + loss, progress, " (learning rate " + rate + ")", ADVICE);
        }
    }

    /**
     * Refuses to go on where mixed precision skips one step after the other: the loss scale then is so small that nothing but a
     * loss or a network that is no number is left as the cause.
     *
     * @param of what the steps would move
     */
    void requireAnyMoves(Moved of, StepResult result, StageProgress progress) {
        int skipped = result.skippedInARow();
        if (skipped >= SKIPPED_IN_A_ROW) {
            throw diverged(
                    skipped + " steps of " + of.moved()
                            + " in a row were skipped, since their gradients are no numbers with 16" + " bits, and "
                            + of.loss() + " is " + result.loss(),
                    progress,
                    "",
                    " Maybe compiler.precision: float32 or a smaller learning rate helps.");
        }
    }

    private RunFailedException diverged(String what, StageProgress progress, String rate, String advice) {
        String last = store.latestFile()
                .map(file -> "The last good checkpoint is " + file + ".")
                .orElse("There is no checkpoint yet.");
        return new RunFailedException(stage + ": " + what + " at epoch " + progress.epoch() + ", step "
                + progress.step() + rate + ". " + last + advice);
    }
}
