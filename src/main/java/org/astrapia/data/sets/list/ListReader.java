package org.astrapia.data.sets.list;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.DatasetReader;
import org.astrapia.data.sets.PendingDatasetReader;
import org.astrapia.data.sets.files.DecodedFiles;
import org.astrapia.data.sets.files.ImageFiles;

/** Images in a folder, with their labels in a table or list. */
public final class ListReader {
    public static final DatasetKind KIND = new DatasetKind(
            "list", List.of(), choice -> choice.folder().imageSizePx(), DatasetKind.Place.FOLDER, ListReader::open);

    private ListReader() {}

    private static DatasetReader open(DatasetChoice choice, long seed) {
        Path images = choice.files();
        ImageFiles files = new ListListing(images, choice.folder(), choice.list(), seed).list(choice.validates());
        return new PendingDatasetReader(
                new DecodedFiles(KIND.name(), images, files, choice.folder(), choice.validates()));
    }
}
