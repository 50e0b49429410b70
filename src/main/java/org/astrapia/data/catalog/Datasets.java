package org.astrapia.data.catalog;

import java.util.List;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.cifar.CifarReader;
import org.astrapia.data.sets.folder.FolderReader;
import org.astrapia.data.sets.shapes.Shapes;

/** The data sets that an experiment may name. */
public final class Datasets {
    /** Drawn by the program itself. */
    public static final DatasetKind SHAPES = Shapes.KIND;

    /** One folder for each class. */
    public static final DatasetKind FOLDER = FolderReader.KIND;

    private static final List<DatasetKind> ALL = List.of(SHAPES, CifarReader.CIFAR10, CifarReader.CIFAR100, FOLDER);

    private Datasets() {}

    /** All of them. */
    public static List<DatasetKind> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(DatasetKind::name).toList();
    }
}
