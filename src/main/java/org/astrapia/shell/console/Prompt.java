package org.astrapia.shell.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.astrapia.language.Visible;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/** Reads lines from a terminal. All but {@link #tell} and {@link #status} is for the thread that reads. */
public final class Prompt {
    private static final int HISTORY = 10_000;

    /** Rows that a list of completions leaves to the line itself and to the line at the bottom. */
    private static final int BESIDE_LIST = 4;

    private final Reader reader;
    private final Terminal terminal;
    private boolean statusShown;

    /** Lets others draw only while the line that is being typed is at rest. */
    private static final class Reader extends LineReaderImpl {
        Reader(Terminal terminal) throws IOException {
            super(terminal, "astrapia", new HashMap<>());
        }

        /** Lists as many as the screen has room for; JLine would ask first, in a line that the hint takes away. */
        @Override
        protected boolean doList(
                List<Candidate> possible,
                String completed,
                boolean runLoop,
                BiFunction<CharSequence, Boolean, CharSequence> escaper,
                boolean forSuggestion) {
            int room = Math.max(1, size.getRows() - BESIDE_LIST);
            List<Candidate> shown = possible;
            if (possible.size() > room) {
                shown = new ArrayList<>(possible.subList(0, room - 1));
                Candidate last = possible.get(room - 1);
                String more = "and " + (possible.size() - room) + " more: type on";
                shown.add(new Candidate(
                        last.value(), last.displ(), null, more, null, null, last.complete(), Integer.MAX_VALUE));
            }
            setAutosuggestion(SuggestionType.NONE); // JLine takes the list away where it shows a hint
            try {
                return super.doList(shown, completed, runLoop, escaper, forSuggestion);
            } finally {
                setAutosuggestion(SuggestionType.TAIL_TIP);
            }
        }

        boolean whileReading(Runnable drawing) {
            lock.lock();
            try {
                if (reading) {
                    drawing.run();
                }
                return reading;
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Makes one.
     *
     * @param history file in which lines are kept, if any; its folder exists
     * @param color whether colours may be used
     */
    public Prompt(Terminal terminal, CompletionSource source, Optional<Path> history, boolean color)
            throws IOException {
        this.terminal = terminal;
        this.reader = new Reader(terminal);
        reader.setParser(new LineSyntax(source));
        reader.setCompleter((line, parsed, candidates) ->
                complete(parsed.line().substring(0, parsed.cursor()), source, candidates));
        reader.setHighlighter((line, buffer) -> {
            reader.setTailTip(tip(buffer, Visible.line(Hints.at(buffer, source))));
            return color ? InputHighlighter.of(shown(buffer), source) : new AttributedString(shown(buffer));
        });
        reader.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
        reader.option(LineReader.Option.CASE_INSENSITIVE, true);
        history.ifPresent(file -> reader.variable(LineReader.HISTORY_FILE, file));
        reader.variable(LineReader.HISTORY_SIZE, HISTORY);
        reader.variable(LineReader.HISTORY_FILE_SIZE, HISTORY);
        reader.variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P ... ");
        reader.variable(LineReader.LIST_MAX, 0);
        if (!color) {
            reader.variable(LineReader.COMPLETION_STYLE_GROUP, "bold");
            reader.variable(LineReader.COMPLETION_STYLE_STARTING, "bold");
            reader.variable(LineReader.COMPLETION_STYLE_DESCRIPTION, "faint");
        }
    }

    /** Behind a word that is being typed JLine leaves out what it takes for the rest of that word: a first one. */
    private static String tip(String buffer, String hint) {
        return hint.isEmpty() || buffer.endsWith(" ") ? hint : "- " + hint.stripLeading();
    }

    /** What is typed or pasted, place by place; the reader itself shows controls of ASCII as {@code ^X}. */
    private static String shown(String buffer) {
        StringBuilder shown = new StringBuilder(buffer.length());
        for (char c : buffer.toCharArray()) {
            shown.append(c < 0x80 || Character.isSurrogate(c) ? String.valueOf(c) : Visible.line(String.valueOf(c)));
        }
        return shown.toString();
    }

    private static void complete(String typed, CompletionSource source, List<Candidate> candidates) {
        int sort = 0;
        for (Suggestion suggestion : Completions.at(typed, source).suggestions()) {
            String description = suggestion.description().isEmpty() ? null : Visible.line(suggestion.description());
            candidates.add(new Candidate(
                    suggestion.text(),
                    Visible.line(suggestion.text()),
                    null,
                    description,
                    null,
                    null,
                    suggestion.whole(),
                    sort++));
        }
    }

    /**
     * Reads a line, or several where a bracket or block stays open.
     *
     * @throws org.jline.reader.UserInterruptException when the line is given up
     * @throws org.jline.reader.EndOfFileException when there are no more
     */
    public String read(AttributedString prompt) {
        try {
            return reader.readLine(prompt.toAnsi(terminal));
        } finally {
            status("");
        }
    }

    /** Reads the answer to a question; the history keeps commands alone. Otherwise as {@link #read}. */
    public String ask(String question) {
        reader.variable(LineReader.DISABLE_HISTORY, true);
        try {
            return read(new AttributedString(Visible.line(question)));
        } finally {
            reader.variable(LineReader.DISABLE_HISTORY, false);
        }
    }

    /** Prints above the line that is being typed; false when none is. May be called on any thread. */
    public boolean tell(String text) {
        return reader.whileReading(() -> reader.printAbove(Visible.text(text)));
    }

    /** Shows a line at the bottom of the screen, or takes it away. May be called on any thread. */
    public void status(String text) {
        boolean empty = text.isEmpty();
        if (Terminal.TYPE_DUMB.equals(terminal.getType()) || empty && !statusShown) {
            return;
        }
        Runnable draw = () -> {
            statusShown = !empty;
            AttributedString line =
                    new AttributedString(Visible.line(text)).columnSubSequence(0, Math.max(1, terminal.getWidth() - 1));
            Status.getStatus(terminal).update(empty ? List.of() : List.of(line));
            terminal.flush();
        };
        if (empty && !reader.isReading()) {
            draw.run();
        } else {
            reader.whileReading(draw);
        }
    }

    /** Keeps the history. */
    public void save() throws IOException {
        reader.getHistory().save();
    }
}
