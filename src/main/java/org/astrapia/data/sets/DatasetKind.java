package org.astrapia.data.sets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.astrapia.data.catalog.Datasets;

/**
 * A data set that an experiment may name: all that the program knows of it. {@link Datasets} lists them.
 *
 * @param name as experiments write it
 * @param classes names of its classes in the order of their labels, where they are always the same; none where the files tell
 * @param side height and width of its images in pixels, whether or not its files are there
 * @param place what {@code data.path} must be
 * @param origin where its files are to be had, as a sentence without its end; empty where nobody can say
 * @param opener finds it
 */
public record DatasetKind(
        String name,
        List<String> classes,
        ToIntFunction<DatasetChoice> side,
        Place place,
        String origin,
        Opener opener) {
    /** What {@code data.path} must be. */
    public enum Place {
        /** Not there: the program draws the images. */
        NONE("", "nothing"),
        FOLDER("folder", "the folder of its files"),
        FILE("file", "its file"),
        FILE_OR_FOLDER("file or folder", "the folder of its files, or the file in which they are packed");

        private final String thing;
        private final String meaning;

        Place(String thing, String meaning) {
            this.thing = thing;
            this.meaning = meaning;
        }

        /** What it is, for messages: {@code folder}. */
        public String thing() {
            return thing;
        }

        /** In words, for messages. */
        public String meaning() {
            return meaning;
        }

        /** Whether this may be it, as far as one can see. */
        public boolean admits(Path path) {
            return switch (this) {
                case NONE -> false;
                case FOLDER -> Files.isDirectory(path);
                case FILE -> Files.isRegularFile(path);
                case FILE_OR_FOLDER -> Files.isDirectory(path) || Files.isRegularFile(path);
            };
        }
    }

    public DatasetKind {
        classes = List.copyOf(classes);
    }

    /** One whose files are a person's own, or that has none. */
    public DatasetKind(
            String name, List<String> classes, ToIntFunction<DatasetChoice> side, Place place, Opener opener) {
        this(name, classes, side, place, "", opener);
    }

    /** Finds a data set, without reading a pixel. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Finds it.
         *
         * @param seed the data seed; decides what is drawn, and nothing else
         * @throws org.astrapia.language.InvalidInputException if its files are not there, or not what is expected
         */
        DatasetReader open(DatasetChoice choice, long seed);
    }

    /** Whether it lies in files, so that an experiment must say where; otherwise the program draws it. */
    public boolean needsPath() {
        return place != Place.NONE;
    }

    @Override
    public String toString() {
        return name;
    }
}
