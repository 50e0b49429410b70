package org.astrapia.data.sets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.Refusal;
import org.astrapia.data.storage.Storage;

/**
 * What an experiment says of its data set.
 *
 * @param kind which one
 * @param path where its files lie; empty where it needs none
 * @param folder how a folder of images is read
 * @param shapes how many images {@code shapes} draws
 * @param resize side to which all images are made smaller; empty where they stay as they are
 */
public record DatasetChoice(
        DatasetKind kind, Optional<Path> path, FolderSettings folder, ShapesSettings shapes, OptionalInt resize) {
    /** Of images that stay as they are. */
    public DatasetChoice(DatasetKind kind, Optional<Path> path, FolderSettings folder, ShapesSettings shapes) {
        this(kind, path, folder, shapes, OptionalInt.empty());
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
                : Optional.of(kind.opener().open(this, seed).outline().withSide(side()));
    }

    /**
     * Its outline, when there is room for its images.
     *
     * @param seed the data seed
     * @throws org.astrapia.language.InvalidInputException if the files are not there or damaged, or there is no room
     */
    public DataOutline outline(long seed) {
        DatasetReader reader = kind.opener().open(this, seed);
        DataOutline outline = reader.outline();
        reader.requireRoom(Storage.standard());
        return outline.withSide(side());
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
        Dataset dataset = kind.opener().open(this, seed).read(storage);
        return resize.isPresent() ? dataset.withSide(resize.getAsInt()) : dataset;
    }

    /** The folder of its files. */
    public Path files() {
        Path files = path.orElseThrow(() ->
                Refusal.ofSetting("data.path", "data set '" + name() + "' needs 'path', the folder of its files"));
        if (!Files.isDirectory(files)) {
            throw Refusal.of(files, Files.exists(files) ? "this is a file, not a folder" : "there is no such folder");
        }
        return files;
    }
}
