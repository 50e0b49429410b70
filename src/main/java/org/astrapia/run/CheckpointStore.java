package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.astrapia.files.AtomicFile;
import org.astrapia.files.Leftovers;

/**
 * The checkpoints of a stage: the last two, and the graph that they belong to. The older one serves when the newer is
 * damaged.
 */
public final class CheckpointStore {
    private static final String ENDING = ".npz";

    /** Of the files of earlier builds, which are read. */
    private static final String EARLIER = ".checkpoint";

    private static final int KEPT = 2;

    private final Path folder;
    private final Consumer<String> warnings;

    /**
     * @param folder made when the first file is written
     * @param warnings told of a damaged file, in one line
     */
    public CheckpointStore(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** Writes the checkpoint of this position, then forgets all but the last two. */
    public void save(int epoch, int step, Checkpoint checkpoint) {
        try {
            Files.createDirectories(folder);
            CheckpointFile.write(folder.resolve(name(epoch, step)), checkpoint);
            for (Path old : newestFirst().stream().skip(KEPT).toList()) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest that can be read; empty when there is none. */
    public Optional<Checkpoint> latest() {
        List<Path> files = newestFirst();
        for (Path file : files) {
            try {
                return Optional.of(CheckpointFile.read(file));
            } catch (IOException e) {
                boolean last = file.equals(files.get(files.size() - 1));
                warnings.accept(file + " cannot be used (" + e.getMessage() + "); "
                        + (last ? "the stage begins anew" : "going on from the one before"));
            }
        }
        return Optional.empty();
    }

    /** The stores of all stages that have begun. */
    public static List<CheckpointStore> all(RunFolder run) {
        Path root = run.checkpoints();
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(folder -> new CheckpointStore(folder, message -> {}))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest checkpoint of a run that can be read, of whichever stage. */
    public static Optional<Checkpoint> newest(RunFolder run) {
        return all(run).stream()
                .flatMap(store -> store.latest().stream())
                .max(Comparator.comparingLong(Checkpoint::number));
    }

    /** Removes what a killed process left unfinished. */
    void sweep() {
        Leftovers.sweepFiles(folder);
    }

    /** File of the newest checkpoint. */
    public Optional<Path> latestFile() {
        return newestFirst().stream().findFirst();
    }

    /** Keeps the stage's graph, for people who compare builds; nothing reads it again. */
    public void keepGraph(byte[] graph) {
        Path file = folder.resolve("graph.pb");
        try {
            Files.createDirectories(folder);
            if (!isSame(file, graph)) {
                AtomicFile.replace(file, graph);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    /** Sorts as text in the order of the positions. */
    private static String name(int epoch, int step) {
        return String.format(Locale.ROOT, "epoch-%05d-step-%07d%s", epoch, step, ENDING);
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return (name.endsWith(ENDING) || name.endsWith(EARLIER)) && !name.startsWith(".");
                    })
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
