package org.astrapia.shell.command.experiment;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.astrapia.files.AtomicFile;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;

/**
 * A file that a command is to write, and that a person may not lose by it.
 *
 * @param shown as the person wrote it
 * @param path where it lies
 */
record OutputFile(Path shown, Path path) {
    /**
     * Looks whether it can be written, before what takes long.
     *
     * @throws UsageException where it exists and {@code force} is not given, or has no folder
     */
    static OutputFile of(CommandContext context, Path shown, boolean force) {
        Path path = context.resolve(shown).toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            throw new UsageException(shown + ": this is a folder; name a file in it.");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !force) {
            throw new UsageException(shown + ": it exists already. --force replaces it.");
        }
        if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
            throw new UsageException(shown + ": there is no folder " + path.getParent() + " to write it to.");
        }
        return new OutputFile(shown, path);
    }

    void write(String text) {
        AtomicFile.replace(path, text);
    }
}
