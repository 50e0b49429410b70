package org.astrapia.shell.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program keeps the console's history, its log, and what crashes leave, after the XDG base directory
 * specification.
 *
 * @param path which need not be there
 * @param home the user's own folder
 */
public record StateFolder(Path path, Path home) {
    /** That of an environment. */
    static StateFolder of(Map<String, String> variables) {
        String named = variables.getOrDefault("HOME", "");
        Path home = Path.of(named.isBlank() ? System.getProperty("user.home") : named);
        String state = variables.getOrDefault("XDG_STATE_HOME", "");
        // others are to be ignored, says the specification
        Path base =
                state.startsWith("/") ? Path.of(state) : home.resolve(".local").resolve("state");
        return new StateFolder(base.resolve("astrapia"), home);
    }

    /** The commands that the shell carries out when it opens, {@code ~/.config/astrapia/rc.astrapia}; need not be there. */
    static Path startUpFile(Map<String, String> variables) {
        String config = variables.getOrDefault("XDG_CONFIG_HOME", "");
        Path base =
                config.startsWith("/") ? Path.of(config) : of(variables).home().resolve(".config");
        return base.resolve("astrapia").resolve("rc.astrapia");
    }

    /**
     * Makes it, but no home that is not there: who named it wrongly would find nothing in it.
     *
     * @return its path
     * @throws IOException when it cannot be made or written
     */
    public Path make() throws IOException {
        if (path.startsWith(home) && !Files.isDirectory(home)) {
            throw new NoSuchFileException(home.toString());
        }
        Files.createDirectories(path);
        if (!Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return path;
    }
}
