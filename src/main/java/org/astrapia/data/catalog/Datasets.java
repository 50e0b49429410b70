package org.astrapia.data.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.cifar.CifarReader;
import org.astrapia.data.sets.folder.FolderReader;
import org.astrapia.data.sets.list.ListReader;
import org.astrapia.data.sets.npz.MedMnist;
import org.astrapia.data.sets.npz.NpzReader;
import org.astrapia.data.sets.shapes.Shapes;

/** The data sets that an experiment may name. */
public final class Datasets {
    /** Drawn by the program itself. */
    public static final DatasetKind SHAPES = Shapes.KIND;

    /** One folder for each class. */
    public static final DatasetKind FOLDER = FolderReader.KIND;

    /** Labels in a table or list. */
    public static final DatasetKind LIST = ListReader.KIND;

    private static final List<DatasetKind> ALL = Stream.of(
                    List.of(SHAPES, CifarReader.CIFAR10, CifarReader.CIFAR100, FOLDER, LIST, NpzReader.KIND),
                    MedMnist.kinds())
            .flatMap(List::stream)
            .toList();

    private Datasets() {}

    /** All of them. */
    public static List<DatasetKind> all() {
        return ALL;
    }

    /** Whether its images are files of a person's own, of any size and format. */
    public static boolean readsFiles(DatasetKind kind) {
        return kind.equals(FOLDER) || kind.equals(LIST);
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(DatasetKind::name).toList();
    }
}
