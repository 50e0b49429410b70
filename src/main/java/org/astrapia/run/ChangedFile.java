package org.astrapia.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.astrapia.files.TextFile.Damage;

/** A file of a run that was changed behind its back: it is put back, and what somebody wrote there is not lost. */
public final class ChangedFile {
    private ChangedFile() {}

    /**
     * Gives the file a name that is free, {@code metrics.csv.changed}.
     *
     * @return where it is now
     */
    public static Path setAside(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".changed");
        for (int number = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); number++) {
            aside = file.resolveSibling(file.getFileName() + ".changed-" + number);
        }
        return Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /** One line of what was done. */
    public static String told(Path file, Damage damage, Path aside) {
        return file + ":" + damage.line() + ": " + damage.reason()
                + "; the file is put back from the checkpoint, and as it was found it is " + aside.getFileName()
                + " now";
    }
}
