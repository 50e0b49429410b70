package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.astrapia.files.Removal;

/**
 * Keeping the folder of all runs in order. No run is touched on which a process works.
 *
 * @param run the run
 */
public record RunUpkeep(RunFolder run) {
    private static final int STAMP = 17;

    /**
     * What it takes on the disk.
     *
     * @param all bytes of all its files
     * @param checkpoints bytes of its checkpoints
     */
    public record Size(long all, long checkpoints) {}

    /** What it takes on the disk; what cannot be looked at counts nothing. */
    public Size size() {
        return new Size(bytes(run.path()), bytes(run.checkpoints()));
    }

    private static long bytes(Path folder) {
        long[] sum = new long[1];
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum[0];
    }

    /**
     * Removes the run, with all that is in its folder.
     *
     * @throws org.astrapia.language.InvalidInputException when a process works on it
     */
    public void remove() throws IOException {
        try (RunLock lock = lock()) {
            Removal.remove(lock.folder());
        }
    }

    /**
     * Removes its checkpoints; its results stay.
     *
     * @throws org.astrapia.language.InvalidInputException when a process works on it, or it is not done
     */
    public void archive() throws IOException {
        RunStatus.State state = run.status().state();
        if (state != RunStatus.State.DONE) {
            throw RunRefusal.of(
                    run.path(), "this run is not done but " + state.word() + "; resume needs its checkpoints");
        }
        try (RunLock lock = lock()) {
            Path checkpoints = new RunFolder(lock.folder()).checkpoints();
            if (Files.isDirectory(checkpoints, LinkOption.NOFOLLOW_LINKS)) {
                Removal.remove(checkpoints);
            }
        }
    }

    /**
     * Gives it another name behind its date and time.
     *
     * @return the folder under its new name
     * @throws org.astrapia.language.InvalidInputException when a process works on it, or another run is called so
     */
    public RunFolder rename(String name) throws IOException {
        String stamp = RunFolders.isNameOfRun(run.path()) ? run.name().substring(0, STAMP) + "_" : "";
        Path renamed = run.path().resolveSibling(stamp + RunFolders.safe(name));
        try (RunLock lock = lock()) {
            if (Files.exists(renamed, LinkOption.NOFOLLOW_LINKS)) {
                throw RunRefusal.of(renamed, "something is called so already");
            }
            Files.move(lock.folder(), renamed);
            lock.moved(renamed);
        }
        return new RunFolder(renamed);
    }

    private RunLock lock() {
        return RunLock.tryAcquire(run.path())
                .orElseThrow(() ->
                        RunRefusal.of(run.path(), "a process is working on this run; wait for it, or stop it first"));
    }
}
