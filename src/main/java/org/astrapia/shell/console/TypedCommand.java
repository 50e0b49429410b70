package org.astrapia.shell.console;

import java.util.ArrayList;
import java.util.List;

/**
 * The command at the end of a text that is being typed; nothing in it need be finished.
 *
 * @param start of the command in the text
 * @param words before the last one
 * @param wordStart where the last word begins in the text; the end of the text when a blank stands there
 * @param text up to the cursor
 */
record TypedCommand(int start, List<String> words, int wordStart, String text) {
    /** The command in which a text ends. */
    static TypedCommand of(String text) {
        int start = 0;
        int wordStart = -1;
        int depth = 0;
        char quote = 0;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (depth <= 0 && (c == ';' || c == '\n')) {
                words.clear();
                wordStart = -1;
                start = i + 1;
            } else if (depth <= 0 && Character.isWhitespace(c)) {
                if (wordStart >= 0) {
                    words.add(text.substring(wordStart, i));
                }
                wordStart = -1;
            } else {
                wordStart = wordStart < 0 ? i : wordStart;
                i += c == '\\' ? 1 : 0; // the next character is part of the word
                quote = c == '\'' || c == '"' ? c : 0;
                depth = Math.max(0, depth + ("([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0));
            }
        }
        return new TypedCommand(start, List.copyOf(words), wordStart < 0 ? text.length() : wordStart, text);
    }

    /** A command whose words are known. */
    static TypedCommand of(List<String> words, String word) {
        String before = words.isEmpty() ? "" : String.join(" ", words) + " ";
        return new TypedCommand(0, List.copyOf(words), before.length(), before + word);
    }

    /** The word at the cursor as far as it is typed. */
    String word() {
        return text.substring(wordStart);
    }

    /** The first word; empty while that is being typed. */
    String command() {
        return words.isEmpty() ? "" : words.get(0);
    }
}
