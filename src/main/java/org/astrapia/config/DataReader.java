package org.astrapia.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.data.Augmentation;
import org.astrapia.data.DataDescription;
import org.astrapia.language.FileKind;
import org.astrapia.language.YamlNode;

/** Makes a data description of the {@code data:} section. */
final class DataReader {
    private static final String DRAWN = "shapes";
    private static final String FOLDER = "folder";
    private static final int REDUCED = 4;

    private DataReader() {}

    static DataDescription read(Values values, List<Augmentation> augment) {
        String dataset = values.get(Keys.DATASET);
        int imageSize = values.get(Keys.IMAGE_SIZE);
        if (imageSize % REDUCED != 0) {
            values.error(Keys.IMAGE_SIZE, imageSize + " pixels cannot be halved twice; take a multiple of " + REDUCED);
        }
        int trainPerClass = values.get(Keys.TRAIN_PER_CLASS);
        int testPerClass = values.get(Keys.TEST_PER_CLASS);
        boolean drawn = dataset.equals(DRAWN);
        boolean folder = dataset.equals(FOLDER);
        DataDescription.OnCorrupt onCorrupt = values.get(Keys.ON_CORRUPT);
        OptionalInt depth = values.get(Keys.DEPTH);
        return new DataDescription(
                dataset,
                path(values, dataset),
                values.get(Keys.DISTRIBUTION),
                augment,
                values.get(Keys.VIEWS),
                folder ? imageSize : Keys.IMAGE_SIZE.initialValue(),
                folder ? onCorrupt : Keys.ON_CORRUPT.initialValue(),
                folder ? depth : Keys.DEPTH.initialValue(),
                drawn ? trainPerClass : Keys.TRAIN_PER_CLASS.initialValue(),
                drawn ? testPerClass : Keys.TEST_PER_CLASS.initialValue());
    }

    private static Optional<Path> path(Values values, String dataset) {
        Optional<String> text = values.written(Keys.DATA_PATH);
        Optional<YamlNode> node = values.node(Keys.DATA_PATH);
        if (dataset.equals(DRAWN)) {
            if (node.isPresent()) {
                values.warning(Keys.DATA_PATH, "shapes are drawn by the program; `path` is not used");
            }
            return Optional.empty();
        }
        if (node.isEmpty()) {
            if (values.complete()) {
                String how = "data set `" + dataset
                        + "` needs the folder of its files: `path: DIR` here, or data.path=DIR on"
                        + " the command line";
                values.error(values.node(Keys.DATASET).isPresent() ? Keys.DATASET : Keys.DATA_PATH, how);
            }
            return Optional.empty();
        }
        Optional<Path> path =
                text.flatMap(written -> resolve(written, node.get().at().file()));
        if (path.isPresent() && !Files.isDirectory(path.get())) {
            values.error(Keys.DATA_PATH, "the folder `" + path.get() + "` " + noFolder(path.get()));
        }
        return path;
    }

    private static String noFolder(Path path) {
        if (!Files.exists(path)) {
            return "does not exist";
        }
        try {
            FileKind kind = Files.isRegularFile(path) ? FileKind.of(path) : FileKind.UNKNOWN;
            return kind == FileKind.UNKNOWN
                    ? "is a file, not a folder"
                    : "is " + kind.described(path, ", not a folder");
        } catch (IOException unreadable) {
            return "is a file, not a folder";
        }
    }

    /** A path in a file is relative to the file, one on the command line to the current directory. */
    private static Optional<Path> resolve(String text, String file) {
        try {
            String home = System.getProperty("user.home");
            boolean inHome = text.equals("~") || text.startsWith("~/");
            Path path = Path.of(inHome ? home + text.substring(1) : text);
            Path base = file.equals(Overrides.COMMAND_LINE)
                    ? Path.of("")
                    : Path.of(file).toAbsolutePath().getParent();
            return Optional.of(base.resolve(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
