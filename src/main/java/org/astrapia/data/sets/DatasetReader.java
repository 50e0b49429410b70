package org.astrapia.data.sets;

import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.storage.Storage;

/** A data set that was found: first its outline, then its images. */
public interface DatasetReader {
    /**
     * Looks at the names, sizes and first bytes of files, and at the labels where they lie in the files.
     *
     * @throws org.astrapia.language.InvalidInputException if the files are damaged
     */
    DataOutline outline();

    /**
     * The outline after a look at the images themselves, all or so many that a check takes seconds: says also what reading all
     * of them would say, and refuses what that would refuse.
     *
     * @throws org.astrapia.language.InvalidInputException if an image cannot be read and may not be left out
     */
    default DataOutline examine() {
        return outline();
    }

    /** Images that it has for validation, and is asked to read; 0 where it has none. */
    default int validation() {
        return 0;
    }

    /**
     * Makes sure that there is room for the images.
     *
     * @throws org.astrapia.language.InvalidInputException if there is not
     */
    void requireRoom(Storage storage);

    /**
     * Reads or draws all images.
     *
     * @param storage where they are kept, if they are made one by one
     * @throws org.astrapia.language.InvalidInputException if a file is damaged; each problem names the file and, where there
     *     is one, the offset in bytes
     */
    Dataset read(Storage storage);
}
