package org.astrapia.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.astrapia.data.Normalising;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.ListSettings;
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
        ListSettings list = list(values);
        FolderSettings folder = Datasets.readsFiles(kind)
                ? new FolderSettings(imageSize, onCorrupt, depth, split)
                : new FolderSettings(
                        DataKeys.IMAGE_SIZE.initialValue(),
                        DataKeys.ON_CORRUPT.initialValue(),
                        DataKeys.DEPTH.initialValue());
        ShapesSettings shapes = kind.equals(Datasets.SHAPES)
                ? new ShapesSettings(trainPerClass, testPerClass)
                : new ShapesSettings(DataKeys.TRAIN_PER_CLASS.initialValue(), DataKeys.TEST_PER_CLASS.initialValue());
        Optional<Path> path = path(values, kind);
        DatasetChoice asTheyAre = new DatasetChoice(
                kind,
                path,
                folder,
                kind.equals(Datasets.LIST) ? needed(values, list, path) : ListSettings.NONE,
                shapes,
                OptionalInt.empty(),
                values.get(DataKeys.CHANNELS));
        return new DataDescription(
                resized(values, asTheyAre),
                normalising(values, asTheyAre.channels()),
                values.get(DataKeys.DISTRIBUTION),
                augment,
                values.get(DataKeys.VIEWS));
    }

    private static Normalising normalising(KeyValues values, int channels) {
        Normalising normalising = values.get(DataKeys.NORMALISE);
        int given = normalising.channels().orElse(channels);
        if (given != channels && values.readable(DataKeys.NORMALISE, DataKeys.CHANNELS)) {
            values.error(
                    DataKeys.NORMALISE,
                    "these are the numbers of " + given + " channels, and data.channels is " + channels
                            + ". Maybe normalise: subset");
        }
        return normalising;
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
        if (side.isEmpty()
                && !Datasets.readsFiles(choice.kind()) // which is told at the key of their size
                && choice.ownSide() % REDUCED != 0
                && values.readable(DataKeys.DATASET, DataKeys.IMAGE_SIZE)) {
            values.error(
                    DataKeys.RESIZE,
                    "images of " + choice.ownSide() + " pixels cannot be halved twice. Maybe resize: "
                            + choice.ownSide() / REDUCED * REDUCED);
        }
        return choice.resized(side.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private static ListSettings list(KeyValues values) {
        return new ListSettings(
                file(values, DataKeys.LABELS),
                file(values, DataKeys.LIST_TEST),
                file(values, DataKeys.LIST_VALIDATION),
                values.written(DataKeys.IMAGE),
                values.written(DataKeys.LABEL).orElse(List.of()),
                values.written(DataKeys.LIST_SPLIT),
                values.written(DataKeys.LIST_GROUP),
                values.written(DataKeys.LIST_SEPARATOR));
    }

    private static Optional<Path> file(KeyValues values, Key<String> key) {
        return values.written(key)
                .flatMap(text ->
                        resolve(text, values.node(key).orElseThrow().at().file()));
    }

    private static ListSettings needed(KeyValues values, ListSettings list, Optional<Path> images) {
        if (list.labels().isEmpty() && values.complete()) {
            values.error(
                    DataKeys.LABELS,
                    "data set `list` needs the file that names its images and their classes: `labels: FILE` here, or"
                            + " data.labels=FILE on the command line");
        }
        return images.isPresent() ? list.moved(images.get()) : list;
    }

    private static Optional<Path> path(KeyValues values, DatasetKind kind) {
        boolean named =
                kind.equals(Datasets.LIST) && values.node(DataKeys.IMAGES).isPresent();
        boolean images = named && values.node(DataKeys.DATA_PATH).isEmpty();
        if (named && !images) {
            values.warning(DataKeys.IMAGES, "`path` says where the images are, too, and is what is used");
        }
        Key<String> key = images ? DataKeys.IMAGES : DataKeys.DATA_PATH;
        Optional<String> text = values.written(key);
        Optional<YamlNode> node = values.node(key);
        if (!kind.needsPath()) {
            if (node.isPresent()) {
                values.warning(DataKeys.DATA_PATH, kind.name() + " are drawn by the program; `path` is not used");
            }
            return Optional.empty();
        }
        if (node.isEmpty()) {
            if (values.complete()) {
                String what = kind.place() == DatasetKind.Place.FILE ? "FILE" : "DIR";
                String how =
                        "data set `" + kind.name() + "` needs " + kind.place().meaning() + ": `path: " + what
                                + "` here, or data.path=" + what + " on the command line" + origin(kind);
                values.error(values.node(DataKeys.DATASET).isPresent() ? DataKeys.DATASET : DataKeys.DATA_PATH, how);
            }
            return Optional.empty();
        }
        Optional<Path> path =
                text.flatMap(written -> resolve(written, node.get().at().file()));
        if (path.isPresent() && !kind.place().admits(path.get())) {
            values.error(key, missing(kind, path.get()));
        }
        return path;
    }

    private static String origin(DatasetKind kind) {
        return kind.origin().isEmpty() ? "" : ". " + kind.origin();
    }

    private static String missing(DatasetKind kind, Path path) {
        boolean folder = kind.place() == DatasetKind.Place.FOLDER;
        String what = "the " + kind.place().thing() + " `" + path + "` ";
        if (!Files.exists(path)) {
            return what + "does not exist" + origin(kind);
        }
        String not = folder ? "a file, not a folder" : "a folder, not a file";
        try {
            FileKind found = Files.isRegularFile(path) ? FileKind.of(path) : FileKind.UNKNOWN;
            return what + "is " + (found == FileKind.UNKNOWN ? not : found.described(path, ", not a folder"));
        } catch (IOException unreadable) {
            return what + "is " + not;
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
