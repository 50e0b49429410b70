package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.astrapia.files.Leftovers;
import org.astrapia.run.RunStatus.State;

/**
 * The folder of a run. Whatever is replaced in it is replaced atomically, so that a run may be killed at any moment and
 * its folder still be read.
 */
public final class RunFolder {
    /** How the run stands. */
    public static final String STATUS = "status.json";
    /** The experiment as it was written. */
    public static final String EXPERIMENT = "experiment.yaml";
    /** The experiment with every default. */
    public static final String RESOLVED = "resolved.yaml";
    /** What the numbers come from. */
    public static final String PROVENANCE = "provenance.json";
    /** The architecture, found or given. */
    public static final String GENOTYPE = "genotype.yaml";
    /** What the networks predicted. */
    public static final String EVALUATION = "evaluation.json";
    /** Small pictures of the images, for the report. */
    public static final String PICTURES = "pictures.json";
    /** The result in one document. */
    public static final String SUMMARY = "summary.json";
    /** Everything for people, on one page. */
    public static final String REPORT = "report.html";

    /** A run on which no process works, whoever looks. */
    private static final Pattern ENDED =
            Pattern.compile("\\{\\s*\"status\": *\"(done|failed|interrupted)\",.*\\}\\s*", Pattern.DOTALL);

    private final Path path;

    /** @param path need not be absolute */
    public RunFolder(Path path) {
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

    /** Folder of all stages' checkpoints. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** Folder of a stage's checkpoints. */
    public Path checkpoints(String stage) {
        return checkpoints().resolve(stage);
    }

    /**
     * How the run stands. One that says it is running while no process holds its lock was killed: it counts as
     * interrupted, as does one that does not say how it stands.
     */
    public RunStatus status() {
        RunStatus written = written();
        return written.state() == State.RUNNING && !RunLock.isHeld(path) ? left(written) : written;
    }

    /** The state alone, which is told of thousands of runs in no time. */
    public RunStatus.State state() {
        try {
            Matcher ended = ENDED.matcher(Files.readString(file(STATUS), StandardCharsets.UTF_8));
            return ended.matches() ? State.valueOf(ended.group(1).toUpperCase(Locale.ROOT)) : status().state();
        } catch (IOException none) {
            return status().state();
        }
    }

    /** How the run stands that this process has locked: as the one before it left it. */
    public RunStatus statusBefore() {
        RunStatus written = written();
        return written.state() == State.RUNNING ? left(written) : written;
    }

    private RunStatus left(RunStatus written) {
        return written.left(
                hasCheckpoint()
                        ? "its process ended without a word; resume goes on from the last checkpoint"
                        : begun());
    }

    private String begun() {
        return Files.isRegularFile(file(PROVENANCE))
                ? "it was begun and killed before its first checkpoint; resume starts it"
                : "it was killed while its folder was made, and nothing was computed; begin it anew and remove the folder";
    }

    private RunStatus written() {
        if (!Files.isRegularFile(file(STATUS))) {
            return RunStatus.unknown(
                    hasCheckpoint() ? STATUS + " is missing; resume goes on from the last checkpoint" : begun());
        }
        try {
            return RunStatus.of(JsonFile.read(file(STATUS)));
        } catch (RuntimeException damaged) {
            return RunStatus.unknown(STATUS + " is damaged; resume writes it again");
        }
    }

    private boolean hasCheckpoint() {
        return CheckpointStore.all(this).stream()
                .anyMatch(store -> store.latestFile().isPresent());
    }

    /**
     * Replaces {@code status.json}.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public void write(RunStatus status) {
        JsonFile.write(file(STATUS), status.toJson());
    }

    /**
     * Takes the run for this process, and removes what an earlier one left unfinished.
     *
     * @throws org.astrapia.language.InvalidInputException when another one works on it, or when what is written into the
     *     folder could land elsewhere
     */
    public RunLock lock() {
        requireOwn(RunLock.file(path));
        RunLock lock = RunLock.tryAcquire(path)
                .orElseThrow(() -> RunRefusal.of(
                        path, "another process is working on this run" + holder() + "; wait for it, or stop it first"));
        try {
            lock.sign();
            Leftovers.sweepFiles(path);
            CheckpointStore.all(this).forEach(CheckpointStore::sweep);
            requireOwnFiles();
            return lock;
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private String holder() {
        OptionalLong process = RunLock.holder(path);
        return process.isPresent() ? " (process " + process.getAsLong() + ")" : "";
    }

    /** A folder that somebody sent may hold links to anywhere, and what a run writes would follow them. */
    private void requireOwnFiles() {
        try (Stream<Path> all = Files.walk(path.toRealPath())) {
            all.forEach(RunFolder::requireOwn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireOwn(Path file) {
        boolean own = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                || Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
        if (!own) {
            throw RunRefusal.of(
                    file,
                    Files.isSymbolicLink(file)
                            ? "this is a link, and what a run writes must stay in its folder; put what it points to in its"
                                    + " place, or remove it"
                            : "this is neither a file nor a folder; a run has nothing else in its folder, so remove it");
        }
    }

    /** Whether this is the folder of a run, also of one that was killed before it could say how it stands. */
    static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(STATUS))
                || RunFolders.isNameOfRun(folder) && Files.isDirectory(folder);
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
