package org.astrapia.data.sets.npz;

import java.util.List;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.PendingDatasetReader;

/** Any images and labels as arrays of NumPy, called as MedMNIST calls them. */
public final class NpzReader {
    public static final DatasetKind KIND = new DatasetKind(
            "npz",
            List.of(),
            NpzReader::side,
            DatasetKind.Place.FILE,
            (choice, seed) ->
                    new PendingDatasetReader(NpzDataset.open("npz", choice.files(), List.of(), choice.validates())));

    /** That of MedMNIST, where the file does not say it. */
    static final int USUAL_SIDE = 28;

    private NpzReader() {}

    private static int side(DatasetChoice choice) {
        return choice.path().flatMap(NpzDataset::side).orElse(USUAL_SIDE);
    }
}
