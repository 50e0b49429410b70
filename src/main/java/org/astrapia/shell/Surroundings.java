package org.astrapia.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Everything outside of the program that a command touches, so that a test can give it other streams and folders.
 *
 * @param in where commands are read from
 * @param out results
 * @param err progress, logs, warnings, errors
 * @param terminals which of the three is a terminal
 * @param width columns of the terminal, asked anew each time since a window may be resized
 * @param folder against which relative paths are resolved; empty for the process's own
 * @param environment variables such as {@code NO_COLOR}
 */
public record Surroundings(
        InputStream in,
        Printer out,
        Printer err,
        Terminals terminals,
        IntSupplier width,
        Path folder,
        Map<String, String> environment) {

    /** Which of the three standard streams is a terminal. */
    public record Terminals(boolean in, boolean out, boolean err) {
        /** All three go to files or pipes. */
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** With streams of UTF-8. */
    Surroundings(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Terminals terminals,
            IntSupplier width,
            Path folder,
            Map<String, String> environment) {
        this(
                in,
                Printer.of(out, terminals.out()),
                Printer.of(err, terminals.err()),
                terminals,
                width,
                folder,
                environment);
    }

    /** The same with results that go to a stream of UTF-8 first. */
    Surroundings withOut(OutputStream other) {
        Printer held = Printer.of(other, StandardCharsets.UTF_8, terminals.out());
        return new Surroundings(in, held, err, terminals, width, folder, environment);
    }

    /** Whether the terminal can show blocks and lines: not where the locale says that it has no such characters. */
    boolean unicode() {
        return isUnicode(environment);
    }

    /** Whether the locale of an environment has more characters than ASCII. */
    static boolean isUnicode(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("C")
                .toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
    }

    /** Whether the terminal understands escape sequences. */
    boolean obeysEscapes() {
        return !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Whether colours are wanted: not with {@code NO_COLOR}, which must not be empty to count. */
    boolean allowsColor() {
        return obeysEscapes() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** A path that a person gave, seen from {@link #folder}. */
    Path resolve(Path given) {
        return folder.resolve(given);
    }

    /** Where the program keeps the console's history and its errors, after the XDG base directory specification. */
    Path stateFolder() {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isBlank() ? home().resolve(".local").resolve("state") : Path.of(state);
        return base.resolve("astrapia");
    }

    /**
     * Makes {@link #stateFolder}, but no home that is not there: who named it wrongly would find nothing in it.
     *
     * @throws IOException when it cannot be made or written
     */
    Path makeStateFolder() throws IOException {
        Path folder = stateFolder();
        if (folder.startsWith(home()) && !Files.isDirectory(home())) {
            throw new NoSuchFileException(home().toString());
        }
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        return folder;
    }

    /** The user's own folder. */
    Path home() {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isBlank() ? System.getProperty("user.home") : home);
    }
}
