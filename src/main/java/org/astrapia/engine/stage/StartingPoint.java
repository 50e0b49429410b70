package org.astrapia.engine.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.TrainedStage;
import org.astrapia.language.InvalidInputException;
import org.astrapia.network.Layout;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.Provenance;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunRefusal;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.Sha256;

/**
 * The network that another run has trained, with whose weights a training begins.
 *
 * @param run its folder
 * @param file its checkpoint
 */
public record StartingPoint(Path run, Path file) {
    /** Entry of a checkpoint that tells the names and shapes of its weights. */
    static final String LAYOUT = "layout";

    private static final String KEY = "retrain.from";

    /**
     * That of a run.
     *
     * @throws InvalidInputException at the key, when the run has no trained network
     */
    public static StartingPoint of(Path run) {
        RunFolder folder = new RunFolder(run);
        if (!Files.isRegularFile(folder.file(RunFolder.STATUS))) {
            throw refusal(run + " is no run's folder; give one such as runs/2026-11-23_201500_ssf-nas");
        }
        if (folder.status().state() != State.DONE) {
            throw refusal("the run " + run + " is not done but "
                    + folder.status().state().word() + "; `astrapia resume " + folder.name()
                    + "` brings it to its end");
        }
        return new CheckpointStore(folder.checkpoints(TrainedStage.RETRAIN), message -> {})
                .latestFile()
                .map(file -> new StartingPoint(run, file))
                .orElseThrow(() -> refusal("the run " + run + " has trained no network, or its checkpoints are gone"));
    }

    /**
     * That of a run that has begun from it.
     *
     * @throws InvalidInputException when the other run has changed since
     */
    static StartingPoint of(Path run, RunFolder begun) {
        StartingPoint start = of(run);
        Optional<String> then = Provenance.startDigest(begun);
        if (then.isPresent() && !then.get().equals(start.digest())) {
            throw refusal(
                    "the run " + run + ", from whose weights this one begins, has changed since: its checkpoint was "
                            + then.get() + ". Begin anew: " + Provenance.anew(begun.path()));
        }
        return start;
    }

    /** SHA-256 of the checkpoint. */
    public String digest() {
        return Sha256.of(file);
    }

    /**
     * What a training begins with.
     *
     * @param network that begins
     * @param classifier whether with the classifier too
     * @throws InvalidInputException at the key, when the networks are not alike
     */
    public Map<String, float[]> weights(Layout network, boolean classifier) {
        Checkpoint checkpoint = read();
        if (!checkpoint.has(LAYOUT)) {
            throw refusal(
                    "the run " + run + " ended with an earlier build, which did not keep the names of its weights;"
                            + " run it again to begin from it");
        }
        Layout layout = Layout.parse(checkpoint.text(LAYOUT));
        Optional<String> difference = network.difference(layout, classifier);
        if (difference.isPresent()) {
            throw refusal("the network of the run " + run
                    + " has another shape, so this one cannot begin with its weights: " + difference.get()
                    + ". Maybe the same genotype or retrain.network, cells, channels and number of classes");
        }
        Map<String, float[]> state = checkpoint.variables();
        return layout.cut(
                state.getOrDefault("weights", new float[0]),
                state.getOrDefault("statistics", new float[0]),
                classifier);
    }

    private Checkpoint read() {
        return new CheckpointStore(new RunFolder(run).checkpoints(TrainedStage.RETRAIN), damaged -> {
                    throw refusal(damaged);
                })
                .latest()
                .orElseThrow(() -> refusal(file + " is gone"));
    }

    private static InvalidInputException refusal(String reason) {
        return RunRefusal.of(KEY, reason);
    }
}
