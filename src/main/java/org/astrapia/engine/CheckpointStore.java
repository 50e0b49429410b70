package org.astrapia.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checkpoints of a stage: the last two, and the graph that they belong to. The older one serves when the newer is
 * damaged.
 */
final class CheckpointStore {
    private static final String ENDING = ".checkpoint";
    private static final int KEPT = 2;

    private final Path folder;
    private final Consumer<String> warnings;

    /**
     * @param folder made when the first file is written
     * @param warnings told of a damaged file, in one line
     */
    CheckpointStore(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** Writes the checkpoint of this position, then forgets all but the last two. */
    void save(int epoch, int step, Checkpoint checkpoint) {
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
    Optional<Checkpoint> latest() {
        for (Path file : newestFirst()) {
            try {
                return Optional.of(CheckpointFile.read(file));
            } catch (IOException e) {
                warnings.accept(file + " cannot be used (" + e.getMessage() + "); going on from the one before");
            }
        }
        return Optional.empty();
    }

    /** File of the newest checkpoint. */
    Optional<Path> latestFile() {
        return newestFirst().stream().findFirst();
    }

    /** Keeps the stage's graph. */
    void saveGraph(byte[] graph) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(graphFile(), graph);
    }

    /**
     * The stage's graph.
     *
     * @param digest its SHA-256, as a checkpoint tells it
     * @throws org.astrapia.language.InvalidInputException when it is missing or another one
     */
    byte[] graph(String digest) {
        try {
            byte[] graph = Files.readAllBytes(graphFile());
            if (Sha256.of(graph).equals(digest)) {
                return graph;
            }
        } catch (IOException e) {
            throw Refusal.of(graphFile(), "the graph of this stage cannot be read, so it cannot go on");
        }
        throw Refusal.of(graphFile(), "the graph of this stage is not the one that the checkpoint belongs to");
    }

    private Path graphFile() {
        return folder.resolve("graph.pb");
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
                        return name.endsWith(ENDING) && !name.startsWith(".");
                    })
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
