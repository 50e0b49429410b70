package org.astrapia.data.sets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.Refusal;
import org.astrapia.data.storage.Storage;

/**
 * What an experiment says of its data set.
 *
 * @param kind which one
 * @param path where its files lie; empty where it needs none
 * @param folder how image files of a person's own are read
 * @param list where their labels stand, if not in the names of their folders
 * @param shapes how many images {@code shapes} draws
 * @param resize side to which all images are made smaller; empty where they stay as they are
 * @param channels values of a pixel: 3 of colours, 1 of grey
 * @param validates whether the images that it has for validation are read too
 */
public record DatasetChoice(
        DatasetKind kind,
        Optional<Path> path,
        FolderSettings folder,
        ListSettings list,
        ShapesSettings shapes,
        OptionalInt resize,
        int channels,
        boolean validates) {
    /** What asks for images for validation. */
    private static final String VALIDATION_KEY = "retrain.validation";

    /** Without images for validation. */
    public DatasetChoice(
            DatasetKind kind,
            Optional<Path> path,
            FolderSettings folder,
            ListSettings list,
            ShapesSettings shapes,
            OptionalInt resize,
            int channels) {
        this(kind, path, folder, list, shapes, resize, channels, false);
    }

    /** Of images that stay as they are, without a list. */
    public DatasetChoice(DatasetKind kind, Optional<Path> path, FolderSettings folder, ShapesSettings shapes) {
        this(kind, path, folder, ListSettings.NONE, shapes, OptionalInt.empty(), DataOutline.CHANNELS);
    }

    /** The same of another size. */
    public DatasetChoice resized(OptionalInt side) {
        return new DatasetChoice(kind, path, folder, list, shapes, side, channels, validates);
    }

    /** The same with the images that it has for validation. */
    public DatasetChoice validating() {
        return new DatasetChoice(kind, path, folder, list, shapes, resize, channels, true);
    }

    /** As experiments write it. */
    public String name() {
        return kind.name();
    }

    /** Names of the classes, where they are always the same; otherwise none. */
    public List<String> classes() {
        return kind.classes();
    }

    /** Height and width of the images in pixels, whether or not the files are there. */
    public int side() {
        return resize.orElse(ownSide());
    }

    /** The same before they are made smaller. */
    public int ownSide() {
        return kind.side().applyAsInt(this);
    }

    /** Its outline where the program draws it, so that no file is asked and no room needed; empty for all others. */
    public Optional<DataOutline> drawn(long seed) {
        return kind.needsPath()
                ? Optional.empty()
                : Optional.of(open(seed).outline().withSide(side()));
    }

    /**
     * Its outline, when there is room for its images.
     *
     * @param seed the data seed
     * @throws org.astrapia.language.InvalidInputException if the files are not there or damaged, or there is no room
     */
    public DataOutline outline(long seed) {
        return outline(seed, DatasetReader::outline);
    }

    /** The same after a look at the images themselves, as {@link DatasetReader#examine} says. */
    public DataOutline examine(long seed) {
        return outline(seed, DatasetReader::examine);
    }

    private DatasetReader open(long seed) {
        DatasetReader reader = kind.opener().open(this, seed);
        if (validates && reader.validation() == 0) {
            throw Refusal.ofSetting(
                    VALIDATION_KEY,
                    "own asks for the images that the data set has for validation, and it has none. Maybe a share of the"
                            + " training images: 0.1");
        }
        return reader;
    }

    private DataOutline outline(long seed, Function<DatasetReader, DataOutline> look) {
        DatasetReader reader = open(seed);
        reader.requireRoom(Storage.standard());
        return look.apply(reader).withSide(side());
    }

    /**
     * Loads it.
     *
     * @param seed the data seed
     * @param storage where images that are made one by one are kept
     * @throws org.astrapia.language.InvalidInputException if a file is missing, or damaged, or not what is expected; each
     *     problem names the file and, where there is one, the offset in bytes
     */
    public Dataset load(long seed, Storage storage) {
        Dataset dataset = open(seed).read(storage);
        Dataset sized = resize.isPresent() ? dataset.withSide(resize.getAsInt()) : dataset;
        return channels == 1 ? sized.inGrey() : sized;
    }

    /** Where its files lie. */
    public Path files() {
        Path files = path.orElseThrow(() -> Refusal.ofSetting(
                "data.path",
                "data set '" + name() + "' needs 'path', " + kind.place().meaning()));
        if (!kind.place().admits(files)) {
            throw Refusal.of(files, missing(files));
        }
        return files;
    }

    private String missing(Path files) {
        if (Files.exists(files)) {
            return "this is " + (Files.isDirectory(files) ? "a folder" : "a file") + ", not "
                    + kind.place().meaning();
        }
        String missing = "there is no such " + kind.place().thing();
        return kind.origin().isEmpty() ? missing : missing + ". " + kind.origin();
    }
}
