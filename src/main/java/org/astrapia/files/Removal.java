package org.astrapia.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Removes folders. One is gone for everybody in a single step; what a kill leaves of it is swept up by {@link Leftovers}. */
public final class Removal {
    private Removal() {}

    /**
     * Removes a folder with all that is in it; of a link in it the link alone.
     *
     * @throws IOException when it cannot be removed; then it is as before
     */
    public static void remove(Path folder) throws IOException {
        Path gone = UnfinishedName.beside(folder);
        try {
            Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
            Leftovers.delete(gone);
        } finally {
            UnfinishedName.forget(gone);
        }
    }
}
