package org.astrapia.data.sets;

import java.util.List;
import java.util.function.ToIntFunction;
import org.astrapia.data.catalog.Datasets;

/**
 * A data set that an experiment may name: all that the program knows of it. {@link Datasets} lists them.
 *
 * @param name as experiments write it
 * @param classes names of its classes in the order of their labels, where they are always the same; none where the files tell
 * @param side height and width of its images in pixels, whether or not its files are there
 * @param needsPath whether it lies in files, so that an experiment must say where; otherwise the program draws it
 * @param opener finds it
 */
public record DatasetKind(
        String name, List<String> classes, ToIntFunction<DatasetChoice> side, boolean needsPath, Opener opener) {
    public DatasetKind {
        classes = List.copyOf(classes);
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

    @Override
    public String toString() {
        return name;
    }
}
