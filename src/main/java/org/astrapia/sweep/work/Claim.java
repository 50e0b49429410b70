package org.astrapia.sweep.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.astrapia.files.AtomicFile;
import org.astrapia.language.JsonText;
import org.astrapia.run.JsonFile;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Trial;

/**
 * One attempt at a trial: the folder {@code claims/TRIAL/NUMBER}. Who makes it has the trial, until somebody makes the next one. It
 * holds who that is, a heartbeat, the run that was begun or gone on with, what was said, and how it ended.
 *
 * @param number from 1
 */
public record Claim(SweepFolder sweep, Trial trial, int number) {
    private static final String OWNER = "owner.json";
    private static final String HEARTBEAT = "heartbeat";
    private static final String RUN = "run.json";
    private static final String END = "end.json";
    private static final String LOG = "log.txt";

    /** Where it lies. */
    public Path path() {
        return sweep.claims(trial).resolve(Integer.toString(number));
    }

    /** What the attempt said on its standard error. */
    public Path log() {
        return path().resolve(LOG);
    }

    /**
     * Makes it.
     *
     * @return false when another worker was faster
     * @throws UncheckedIOException when the disk does not let one
     */
    boolean take(Owner owner) {
        try {
            Files.createDirectories(path().getParent());
            Files.createDirectory(path());
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.create(path().resolve(OWNER), JsonText.document(owner.toJson()) + "\n");
        beat(0);
        return true;
    }

    /** Says that its owner is alive; the time is that of the disk's own clock, which all machines see alike. */
    void beat(long count) {
        try {
            Files.writeString(path().resolve(HEARTBEAT), count + "\n");
        } catch (IOException full) { // the next one may come through
            return;
        }
    }

    /** When it was last alive, by the clock of the disk. */
    Optional<FileTime> lastBeat() {
        for (String file : new String[] {HEARTBEAT, OWNER, ""}) {
            try {
                Path path = file.isEmpty() ? path() : path().resolve(file);
                if (!file.isEmpty()) {
                    Files.newInputStream(path).close(); // a network drive looks anew at a file that is opened
                }
                return Optional.of(Files.getLastModifiedTime(path));
            } catch (IOException notThere) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** Whether no other worker has followed. */
    boolean isNewest() {
        return !Files.exists(new Claim(sweep, trial, number + 1).path());
    }

    /** Who has it; empty if it was killed before it could tell. */
    public Optional<Owner> owner() {
        return Owner.of(JsonFile.find(path().resolve(OWNER)));
    }

    /** Notes which run it is; as seen from the sweep's home, so that all of it can be moved. */
    public void begin(Path run) {
        Path home = sweep.home();
        Path absolute = run.toAbsolutePath().normalize();
        String text = (absolute.startsWith(home) ? home.relativize(absolute) : absolute).toString();
        JsonFile.write(path().resolve(RUN), Map.of("run_path", text));
    }

    /** The run that it has begun or gone on with. */
    public Optional<Path> run() {
        return JsonFile.find(path().resolve(RUN))
                .text("run_path")
                .map(text -> sweep.home().resolve(text).normalize());
    }

    /** Notes how it ended; the first word counts. */
    void end(Ending ending) {
        AtomicFile.create(path().resolve(END), JsonText.document(ending.toJson()) + "\n");
    }

    /** How it ended; empty while it lasts, and if it was killed. */
    public Optional<Ending> ending() {
        return Ending.of(JsonFile.find(path().resolve(END)));
    }
}
