package org.astrapia.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that gets its name only when its first files are in it. Until then it is hidden, and what a kill leaves of it is
 * swept up by {@link Leftovers}.
 */
public final class NewFolder implements AutoCloseable {
    private final Path unfinished;
    private boolean named;

    private NewFolder(Path unfinished) {
        this.unfinished = unfinished;
    }

    /**
     * Makes it, empty.
     *
     * @param likely a name that it may get; it will lie beside that
     * @throws IOException when it cannot be made
     */
    public static NewFolder beside(Path likely) throws IOException {
        Path unfinished = UnfinishedName.beside(likely);
        while (Files.exists(unfinished, LinkOption.NOFOLLOW_LINKS)) {
            UnfinishedName.forget(unfinished);
            unfinished = UnfinishedName.beside(likely);
        }
        return new NewFolder(Files.createDirectory(unfinished));
    }

    /** Where it lies until it has its name. */
    public Path path() {
        return unfinished;
    }

    /**
     * Gives it its name.
     *
     * @return false when something has the name already, which is left as it is
     * @throws IOException when that is not possible here
     */
    public boolean name(Path name) throws IOException {
        if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.move(unfinished, name, StandardCopyOption.ATOMIC_MOVE); // never onto a folder that holds something
        } catch (IOException e) {
            if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
        named = true;
        AtomicFile.forceFolder(name);
        return true;
    }

    /** Removes it, with all that is in it, unless it has its name. */
    @Override
    public void close() {
        if (!named) {
            Leftovers.delete(unfinished);
        }
        UnfinishedName.forget(unfinished);
    }
}
