package org.astrapia.data.sets.folder;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.DatasetReader;
import org.astrapia.data.sets.PendingDatasetReader;
import org.astrapia.data.sets.files.DecodedFiles;
import org.astrapia.data.sets.files.ImageFiles;

/** Images in folders that are called after their classes. */
public final class FolderReader {
    public static final DatasetKind KIND = new DatasetKind(
            "folder", List.of(), choice -> choice.folder().imageSizePx(), DatasetKind.Place.FOLDER, FolderReader::open);

    private FolderReader() {}

    private static DatasetReader open(DatasetChoice choice, long seed) {
        Path folder = choice.files();
        ImageFiles files = FolderListing.of(folder, choice.folder(), seed, choice.validates());
        return new PendingDatasetReader(
                new DecodedFiles(KIND.name(), folder, files, choice.folder(), choice.validates()));
    }
}
