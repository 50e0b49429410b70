package org.astrapia.data.sets;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.data.DataOutline;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;

/** Data sets as experiments choose them. */
public final class Choices {
    private static final FolderSettings FOLDER = new FolderSettings(32, OnCorrupt.REFUSE, OptionalInt.empty());
    private static final ShapesSettings SHAPES = new ShapesSettings(500, 100);

    private Choices() {}

    public static DatasetChoice shapes(int trainPerClass, int testPerClass) {
        return new DatasetChoice(
                Datasets.SHAPES, Optional.empty(), FOLDER, new ShapesSettings(trainPerClass, testPerClass));
    }

    /** The data set of that name in a folder. */
    public static DatasetChoice of(String name, Path path) {
        DatasetKind kind = Datasets.all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new DatasetChoice(kind, Optional.of(path), FOLDER, SHAPES);
    }

    public static DatasetChoice folder(Path path, FolderSettings settings) {
        return new DatasetChoice(Datasets.FOLDER, Optional.of(path), settings, SHAPES);
    }

    public static DatasetChoice list(Path images, ListSettings list, FolderSettings settings) {
        return new DatasetChoice(
                Datasets.LIST, Optional.of(images), settings, list, SHAPES, OptionalInt.empty(), DataOutline.CHANNELS);
    }
}
