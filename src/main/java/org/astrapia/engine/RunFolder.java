package org.astrapia.engine;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.engine.RunStatus.State;

/**
 * The folder of a run. Whatever is replaced in it is replaced atomically, so that a run may be killed at any moment and
 * its folder still be read.
 */
public final class RunFolder {
    static final String STATUS = "status.json";
    static final String EXPERIMENT = "experiment.yaml";
    static final String RESOLVED = "resolved.yaml";
    static final String PROVENANCE = "provenance.json";
    static final String GENOTYPE = "genotype.yaml";
    static final String EVALUATION = "evaluation.json";
    static final String SUMMARY = "summary.json";
    static final String REPORT = "report.html";

    private final Path path;

    RunFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Where it lies; absolute. */
    public Path path() {
        return path;
    }

    /** Its name, {@code 2026-11-23_201500_ssf-nas}. */
    public String name() {
        return path.getFileName().toString();
    }

    /** A file in it, whether or not it exists. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Folder of a stage's checkpoints. */
    Path checkpoints(String stage) {
        return path.resolve("checkpoints").resolve(stage);
    }

    /**
     * How the run stands. One that says it is running while no process holds its lock was killed: it counts as
     * interrupted.
     *
     * @throws org.astrapia.language.InvalidInputException when {@code status.json} cannot be read
     */
    public RunStatus status() {
        RunStatus status = written();
        if (status.state() == State.RUNNING && !RunLock.isHeld(path)) {
            String message = "its process ended without a word; resume goes on from the last checkpoint";
            return new RunStatus(State.INTERRUPTED, status.stage(), message, status.pid(), status.updated());
        }
        return status;
    }

    private RunStatus written() {
        JsonObject document = JsonFile.read(file(STATUS));
        try {
            return RunStatus.of(document);
        } catch (RuntimeException e) {
            throw Refusal.of(file(STATUS), "this file of the run is damaged: " + e.getMessage());
        }
    }

    void write(RunStatus status) {
        JsonFile.write(file(STATUS), status.toJson());
    }

    /**
     * Takes the run for this process.
     *
     * @throws org.astrapia.language.InvalidInputException when another one works on it
     */
    RunLock lock() {
        return RunLock.tryAcquire(path)
                .orElseThrow(() -> Refusal.of(
                        path,
                        "another process works on this run"
                                + (Files.exists(file(STATUS))
                                        ? " (process " + written().pid() + ")"
                                        : "")
                                + "; wait for it, or stop it first"));
    }

    static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(STATUS));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunFolder folder && path.equals(folder.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
