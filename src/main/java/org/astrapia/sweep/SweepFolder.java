package org.astrapia.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.files.AtomicFile;
import org.astrapia.language.Json;
import org.astrapia.run.JsonFile;
import org.astrapia.run.RunRefusal;

/**
 * The folder of a sweep: what it is, one file for each trial that never changes, and what workers have noted of each. It may lie on a disk
 * that several machines share.
 *
 * @param path where it lies; absolute
 */
public record SweepFolder(Path path) {
    /** What the sweep is. */
    public static final String SWEEP = "sweep.json";

    /** The results, a row a trial. */
    public static final String RESULTS = "results.csv";

    /** The results for people, on one page. */
    public static final String REPORT = "report.html";

    private static final String STOP = "stop";

    public SweepFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Its name, {@code 2026-11-28_120000_table}. */
    public String name() {
        return path.getFileName().toString();
    }

    /** The folder in which the program was called, below which the runs lie: workers work there. */
    public Path home() {
        return path.getParent().getParent();
    }

    /** A file in it, whether or not it exists. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The resolved experiment of a trial. */
    public Path trial(Trial trial) {
        return path.resolve("trials").resolve(trial.id() + ".yaml");
    }

    /** Folder of the claims to a trial, one folder each, numbered from 1. */
    public Path claims(Trial trial) {
        return path.resolve("claims").resolve(trial.id());
    }

    /** Whether workers are asked to stop. */
    public boolean isStopped() {
        return Files.exists(path.resolve(STOP));
    }

    /** Asks all workers, wherever they are, to write checkpoints and go. */
    public void stop() {
        AtomicFile.replace(path.resolve(STOP), "");
    }

    /**
     * Takes that back.
     *
     * @throws IOException when the file cannot be removed
     */
    public void go() throws IOException {
        Files.deleteIfExists(path.resolve(STOP));
    }

    /**
     * What the sweep is.
     *
     * @throws org.astrapia.language.InvalidInputException when that cannot be read
     */
    public Sweep read() {
        Json document = JsonFile.find(path.resolve(SWEEP));
        if (document.isEmpty()) {
            throw RunRefusal.of(path.resolve(SWEEP), "this file of the sweep is missing or damaged");
        }
        try {
            return Sweep.of(document);
        } catch (RuntimeException damaged) {
            throw RunRefusal.of(path.resolve(SWEEP), "this file of the sweep is damaged: " + damaged.getMessage());
        }
    }

    /** Writes what never changes. */
    void write(PlannedSweep planned, List<String> words) throws IOException {
        Files.createDirectories(path.resolve("trials"));
        Files.createDirectories(path.resolve("claims"));
        LoadedExperiment first = planned.experiments().get(0);
        String line = String.join(" ", words).replaceAll("\\R", " ");
        AtomicFile.replace(
                path.resolve("experiment.yaml"), (words.isEmpty() ? "" : "# " + line + "\n") + first.asWritten());
        for (Trial trial : planned.sweep().trials()) {
            String comment = "# trial " + trial.number() + ": " + trial.label().replaceAll("\\R", " ") + "\n";
            AtomicFile.replace(trial(trial), comment + planned.resolved(trial));
        }
        JsonFile.write(path.resolve(SWEEP), planned.sweep().toJson());
    }

    /** Whether a folder is one of a sweep. */
    static boolean isSweep(Path folder) {
        return Files.isRegularFile(folder.resolve(SWEEP));
    }

    /** How many folders of claims a trial has; 0 before the first. */
    public int lastClaim(Trial trial) {
        try (Stream<Path> all = Files.list(claims(trial))) {
            return all.map(claim -> claim.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,9}"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        } catch (IOException none) {
            return 0;
        }
    }
}
