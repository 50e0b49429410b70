package org.astrapia.shell.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.astrapia.report.terminal.ColorDepth;
import org.astrapia.report.terminal.Style;
import org.astrapia.report.terminal.WrappedText;

/**
 * Everything outside of the program that a command touches, so that a test can give it other streams and folders.
 *
 * @param in where commands are read from
 * @param out results
 * @param err progress, logs, warnings, errors
 * @param terminals which of the three is a terminal
 * @param width columns of the terminal, asked anew each time since a window may be resized
 * @param folder against which relative paths are resolved; empty for the process's own
 * @param variables of the environment, such as {@code NO_COLOR}
 */
public record Environment(
        InputStream in,
        Printer out,
        Printer err,
        Terminals terminals,
        IntSupplier width,
        Path folder,
        Map<String, String> variables) {
    /** That of the terminal where the launcher took another one for Java. */
    private static final String LOCALE = "ASTRAPIA_LOCALE";

    /** Which of the three standard streams is a terminal. */
    public record Terminals(boolean in, boolean out, boolean err) {
        /** All three go to files or pipes. */
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** With streams of UTF-8. */
    public Environment(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Terminals terminals,
            IntSupplier width,
            Path folder,
            Map<String, String> variables) {
        this(
                in,
                Printer.of(out, terminals.out()),
                Printer.of(err, terminals.err()),
                terminals,
                width,
                folder,
                variables);
    }

    /** The same with results that go to a stream of UTF-8 first. */
    public Environment withOut(OutputStream other) {
        Printer held = Printer.of(other, StandardCharsets.UTF_8, terminals.out());
        return new Environment(in, held, err, terminals, width, folder, variables);
    }

    /** The same with results that go to a file, in which nobody sees colours. */
    public Environment into(PrintStream file) {
        return new Environment(
                in,
                Printer.of(file, StandardCharsets.UTF_8, false),
                err,
                new Terminals(terminals.in(), false, terminals.err()),
                width,
                folder,
                variables);
    }

    /** Whether the terminal can show blocks and lines: not where the locale says that it has no such characters. */
    public boolean unicode() {
        return isUnicode(variables);
    }

    /** Whether the locale of an environment has more characters than ASCII. */
    static boolean isUnicode(Map<String, String> variables) {
        String locale = Stream.of(LOCALE, "LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> variables.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("C")
                .toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
    }

    /** Whether the terminal understands escape sequences. */
    public boolean obeysEscapes() {
        return !variables.getOrDefault("TERM", "").equals("dumb");
    }

    /** Whether colours are wanted: not with {@code NO_COLOR}, which must not be empty to count. */
    public boolean allowsColor() {
        return obeysEscapes() && variables.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /**
     * What tables and charts on standard output may use.
     *
     * @param color whether colours may be used where there is a terminal
     */
    public Style style(boolean color) {
        return terminals.out() ? new Style(color && allowsColor(), unicode(), width.getAsInt()) : Style.plain();
    }

    /** A message as lines, each ended; on a terminal broken at its words. */
    public String wrapped(String message) {
        return terminals.err() ? WrappedText.of(message, Math.max(20, width.getAsInt()), 2) : message + "\n";
    }

    /** Empties the screen, where there is one. */
    public void clearScreen() {
        if (terminals.out() && obeysEscapes()) {
            out.command("\033[H\033[2J\033[3J");
            out.flush();
        }
    }

    /** Draws a screen over the one that is there, so that nothing flickers. */
    public void redraw(String text) {
        out.command("\033[H");
        text.lines().forEach(line -> {
            out.print(line);
            out.command("\033[K\n");
        });
        out.command("\033[J");
        out.flush();
    }

    /** How many colours the terminal shows, as it says of itself. */
    public ColorDepth colorDepth() {
        String term = variables.getOrDefault("TERM", "");
        if (List.of("truecolor", "24bit").contains(variables.getOrDefault("COLORTERM", ""))
                || term.endsWith("-direct")) {
            return ColorDepth.TRUE;
        }
        return term.contains("256color") ? ColorDepth.PALETTE : ColorDepth.FEW;
    }

    /** A path that a person gave, seen from {@link #folder}. */
    public Path resolve(Path given) {
        return folder.resolve(given);
    }

    /** The commands that the shell carries out when it opens; the file need not be there. */
    public Path startUpFile() {
        return StateFolder.startUpFile(variables);
    }

    /** Where the program keeps what it knows from one call to the next. */
    public StateFolder state() {
        return StateFolder.of(variables);
    }
}
