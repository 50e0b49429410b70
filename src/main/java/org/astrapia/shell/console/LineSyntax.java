package org.astrapia.shell.console;

import java.util.List;
import org.astrapia.shell.script.Script;
import org.astrapia.shell.script.ScriptError;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine where the word at the cursor begins, and that a line with an open bracket or block is not at its end. */
final class LineSyntax implements Parser {
    private final CompletionSource source;

    LineSyntax(CompletionSource source) {
        this.source = source;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED) {
            requireWhole(line);
        }
        String typed = line.substring(0, cursor);
        int from = context == ParseContext.COMPLETE
                ? Completions.at(typed, source).from()
                : TypedCommand.of(typed).wordStart();
        return new Word(line, cursor, Math.min(from, cursor));
    }

    private static void requireWhole(String line) {
        try {
            Script.parse("", 1, line);
        } catch (ScriptError unreadable) {
            if (unreadable.open()) {
                throw new EOFError(-1, -1, unreadable.getMessage(), "");
            }
        }
    }

    @Override
    public boolean isEscapeChar(char c) {
        return c == '\\';
    }

    /** The part of a line that is to be completed. */
    private record Word(String line, int cursor, int from) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(from, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - from;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor - from;
        }

        @Override
        public int rawWordLength() {
            return cursor - from;
        }
    }
}
