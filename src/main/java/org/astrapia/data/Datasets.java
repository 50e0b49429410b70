package org.astrapia.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.data.storage.Storage;

/** The data sets by name. */
public final class Datasets {
    private Datasets() {}

    /** What {@link DataDescription#dataset} may be. */
    public static List<String> names() {
        return List.of("shapes", "cifar10", "cifar100", "folder");
    }

    /**
     * Loads a data set.
     *
     * @param seed the data seed; {@code shapes} draws its images from it, the others do not depend on it
     * @param storage where the images of a folder, and drawn ones, are kept
     * @throws org.astrapia.language.InvalidInputException if a file is missing, or damaged, or not what is expected; each
     *     problem names the file and, where there is one, the offset in bytes
     */
    public static Dataset load(DataDescription description, long seed, Storage storage) {
        return switch (description.dataset()) {
            case "shapes" ->
                Decoding.decode(new Shapes(description.trainPerClass(), description.testPerClass(), seed), storage);
            case "cifar10" -> CifarReader.read(CifarLayout.CIFAR10, folder(description));
            case "cifar100" -> CifarReader.read(CifarLayout.CIFAR100, folder(description));
            case "folder" ->
                FolderReader.read(
                        folder(description),
                        description.imageSizePx(),
                        description.onCorrupt(),
                        description.depth(),
                        storage);
            default ->
                throw Refusal.ofSetting(
                        "data.dataset",
                        "'" + description.dataset() + "' is no data set; allowed are " + String.join(", ", names()));
        };
    }

    static Path folder(DataDescription description) {
        Path path = description
                .path()
                .orElseThrow(() -> Refusal.ofSetting(
                        "data.path", "data set '" + description.dataset() + "' needs 'path', the folder of its files"));
        if (!Files.isDirectory(path)) {
            throw Refusal.of(path, Files.exists(path) ? "this is a file, not a folder" : "there is no such folder");
        }
        return path;
    }
}
