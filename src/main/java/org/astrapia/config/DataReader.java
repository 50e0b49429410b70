package org.astrapia.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.ShapesSettings;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.language.FileKind;
import org.astrapia.language.YamlNode;

/** Makes a data description of the {@code data:} section. */
final class DataReader {
    private static final int REDUCED = 4;

    private DataReader() {}

    static DataDescription read(KeyValues values, List<Augmentation> augment) {
        DatasetKind kind = values.get(DataKeys.DATASET);
        int imageSize = values.get(DataKeys.IMAGE_SIZE);
        if (imageSize % REDUCED != 0) {
            values.error(
                    DataKeys.IMAGE_SIZE, imageSize + " pixels cannot be halved twice; take a multiple of " + REDUCED);
        }
        int trainPerClass = values.get(DataKeys.TRAIN_PER_CLASS);
        int testPerClass = values.get(DataKeys.TEST_PER_CLASS);
        OnCorrupt onCorrupt = values.get(DataKeys.ON_CORRUPT);
        OptionalInt depth = values.get(DataKeys.DEPTH);
        SplitSettings split = split(values);
        FolderSettings folder = kind.equals(Datasets.FOLDER)
                ? new FolderSettings(imageSize, onCorrupt, depth, split)
                : new FolderSettings(
                        DataKeys.IMAGE_SIZE.initialValue(),
                        DataKeys.ON_CORRUPT.initialValue(),
                        DataKeys.DEPTH.initialValue());
        ShapesSettings shapes = kind.equals(Datasets.SHAPES)
                ? new ShapesSettings(trainPerClass, testPerClass)
                : new ShapesSettings(DataKeys.TRAIN_PER_CLASS.initialValue(), DataKeys.TEST_PER_CLASS.initialValue());
        DatasetChoice asTheyAre = new DatasetChoice(kind, path(values, kind), folder, shapes);
        return new DataDescription(
                resized(values, asTheyAre),
                values.get(DataKeys.NORMALISE),
                values.get(DataKeys.DISTRIBUTION),
                augment,
                values.get(DataKeys.VIEWS));
    }

    private static SplitSettings split(KeyValues values) {
        Optional<Double> test = values.written(DataKeys.TEST);
        Optional<Double> validation = values.written(DataKeys.FOLDER_VALIDATION);
        double shares = test.orElse(SplitSettings.USUAL_TEST) + validation.orElse(0.0);
        if (shares >= 1) {
            values.error(
                    DataKeys.FOLDER_VALIDATION,
                    "with " + test.orElse(SplitSettings.USUAL_TEST) + " of the images for testing and "
                            + validation.orElse(0.0) + " for validation none are left to train on");
        }
        return new SplitSettings(optional(test), optional(validation), values.written(DataKeys.GROUP));
    }

    private static OptionalDouble optional(Optional<Double> share) {
        return share.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static DatasetChoice resized(KeyValues values, DatasetChoice choice) {
        Optional<Integer> side = values.written(DataKeys.RESIZE);
        side.ifPresent(pixels -> {
            if (pixels % REDUCED != 0) {
                values.error(DataKeys.RESIZE, pixels + " pixels cannot be halved twice; take a multiple of " + REDUCED);
            } else if (pixels > choice.ownSide() && values.readable(DataKeys.DATASET, DataKeys.IMAGE_SIZE)) {
                values.error(
                        DataKeys.RESIZE,
                        "images are made smaller, never larger: those of " + choice.name() + " have " + choice.ownSide()
                                + " pixels, and " + pixels + " are asked for");
            }
        });
        return new DatasetChoice(
                choice.kind(),
                choice.path(),
                choice.folder(),
                choice.shapes(),
                side.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private static Optional<Path> path(KeyValues values, DatasetKind kind) {
        Optional<String> text = values.written(DataKeys.DATA_PATH);
        Optional<YamlNode> node = values.node(DataKeys.DATA_PATH);
        if (!kind.needsPath()) {
            if (node.isPresent()) {
                values.warning(DataKeys.DATA_PATH, kind.name() + " are drawn by the program; `path` is not used");
            }
            return Optional.empty();
        }
        if (node.isEmpty()) {
            if (values.complete()) {
                String how = "data set `" + kind.name()
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
    static Optional<Path> resolve(String text, String file) {
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
