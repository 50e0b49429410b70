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
        String dataset = values.get(DataKeys.DATASET);
        int imageSize = values.get(DataKeys.IMAGE_SIZE);
        if (imageSize % REDUCED != 0) {
            values.error(
                    DataKeys.IMAGE_SIZE, imageSize + " pixels cannot be halved twice; take a multiple of " + REDUCED);
        }
        int trainPerClass = values.get(DataKeys.TRAIN_PER_CLASS);
        int testPerClass = values.get(DataKeys.TEST_PER_CLASS);
        boolean drawn = dataset.equals(DRAWN);
        boolean folder = dataset.equals(FOLDER);
        DataDescription.OnCorrupt onCorrupt = values.get(DataKeys.ON_CORRUPT);
        OptionalInt depth = values.get(DataKeys.DEPTH);
        return new DataDescription(
                dataset,
                path(values, dataset),
                values.get(DataKeys.DISTRIBUTION),
                augment,
                values.get(DataKeys.VIEWS),
                folder ? imageSize : DataKeys.IMAGE_SIZE.initialValue(),
                folder ? onCorrupt : DataKeys.ON_CORRUPT.initialValue(),
                folder ? depth : DataKeys.DEPTH.initialValue(),
                drawn ? trainPerClass : DataKeys.TRAIN_PER_CLASS.initialValue(),
                drawn ? testPerClass : DataKeys.TEST_PER_CLASS.initialValue());
    }

    private static Optional<Path> path(Values values, String dataset) {
        Optional<String> text = values.written(DataKeys.DATA_PATH);
        Optional<YamlNode> node = values.node(DataKeys.DATA_PATH);
        if (dataset.equals(DRAWN)) {
            if (node.isPresent()) {
                values.warning(DataKeys.DATA_PATH, "shapes are drawn by the program; `path` is not used");
            }
            return Optional.empty();
        }
        if (node.isEmpty()) {
            if (values.complete()) {
                String how = "data set `" + dataset
                        + "` needs the folder of its files: `path: DIR` here, or data.path=DIR on"
                        + " the command line";
                values.error(values.node(DataKeys.DATASET).isPresent() ? DataKeys.DATASET : DataKeys.DATA_PATH, how);
            }
            return Optional.empty();
        }
        Optional<Path> path =
                text.flatMap(written -> resolve(written, node.get().at().file()));
        if (path.isPresent() && !Files.isDirectory(path.get())) {
            values.error(DataKeys.DATA_PATH, "the folder `" + path.get() + "` " + noFolder(path.get()));
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
