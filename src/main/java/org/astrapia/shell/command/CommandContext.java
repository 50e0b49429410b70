package org.astrapia.shell.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.language.JsonText;
import org.astrapia.language.Problem;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.language.Visible;
import org.astrapia.report.terminal.Style;
import org.astrapia.report.terminal.WrappedText;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.script.Statement;

/**
 * What one command works with: its environment under the global options that it was given.
 *
 * @param here streams and folder
 * @param options given before or after the command's name
 * @param session what lasts from one command to the next
 * @param statement as it was written
 * @param background whether the shell does not wait for it
 * @param interpreter who carries it out
 */
public record CommandContext(
        Environment here,
        GlobalOptions options,
        Session session,
        Statement statement,
        boolean background,
        Interpreter interpreter) {
    private static final int WIDEST_PROSE = 100;

    public boolean json() {
        return options.json();
    }

    public boolean quiet() {
        return options.quiet();
    }

    /** Whether results may be coloured; a document has no colours. */
    public boolean color() {
        return here.terminals().out() && !options.noColor() && !options.json() && here.allowsColor();
    }

    /** What tables and charts may use. */
    public Style style() {
        return here.style(!options.noColor() && !options.json());
    }

    /**
     * A path that a person wrote.
     *
     * @throws UsageException for a text that no file can be called
     */
    public static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            throw new UsageException("no file can be called '" + Visible.line(text) + "' here.");
        }
    }

    /** A path that a person gave. */
    public Path resolve(Path given) {
        return here.resolve(given);
    }

    /** A result for people; scripts get {@link #json} instead. */
    public void print(String text) {
        here.out().print(text.endsWith("\n") ? text : text + "\n");
    }

    /**
     * A result that is read: broken at its words, where it is wider than the terminal or than lines that one reads with ease.
     *
     * @param indent of all lines but the first
     */
    public void printWrapped(String text, int indent) {
        print(WrappedText.of(text.stripTrailing(), proseWidth(), indent));
    }

    /** Columns of a text that is read. */
    public int proseWidth() {
        return Math.min(style().width(), WIDEST_PROSE);
    }

    /** A result that others read back: as it is, byte by byte, unless a terminal would get it. */
    public void export(String text) {
        here.out().exact(text.endsWith("\n") ? text : text + "\n");
    }

    /** The command's one JSON document. */
    public void printJson(Object document) {
        print(JsonText.shown(document));
    }

    /** Something worth knowing that is not a result. */
    public void note(String text) {
        if (!options.quiet()) {
            here.err().print(here.wrapped(text));
        }
    }

    /** Warnings of an experiment; they are shown even when all is to be quiet. */
    public void warn(List<Problem> warnings) {
        for (Problem warning : warnings) {
            here.err().println(ProblemPrinter.print(warning).stripTrailing());
        }
    }
}
