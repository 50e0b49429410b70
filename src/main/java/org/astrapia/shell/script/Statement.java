package org.astrapia.shell.script;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.language.Position;

/**
 * One command as it was written, its variables replaced.
 *
 * @param at where it begins
 * @param before what stands before it on its line
 * @param text of the command itself, quotes and all
 * @param after what stands behind it on its line
 * @param words its name and arguments without quotes, at least one
 */
public record Statement(Position at, String before, String text, String after, List<Word> words) {
    /**
     * A word without its quotes.
     *
     * @param offset of its first character in the statement's text
     */
    public record Word(String text, int offset) {}

    public Statement {
        words = List.copyOf(words);
    }

    /** A command that came as separate words, such as the arguments of the program. */
    public static Statement of(String place, List<String> arguments) {
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        for (String argument : arguments) {
            text.append(text.isEmpty() ? "" : " ");
            words.add(new Word(argument, text.length()));
            text.append(argument);
        }
        return new Statement(new Position(place, 1, 1), "", text.toString(), "", words);
    }

    /** Its name and arguments as texts. */
    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    /** The text from a word to the end, as it is written; empty behind the last word. */
    public String from(int word) {
        return word < words.size() ? text.substring(words.get(word).offset()) : "";
    }

    /** The whole line, with variables replaced. */
    public String line() {
        return before + text + after;
    }

    /** The place of the text's character at {@code offset}. */
    public Position place(int offset) {
        return at.plus(text.codePointCount(0, Math.min(offset, text.length())));
    }

    /**
     * A command that stands within this one.
     *
     * @param word its first word
     * @param count of its words, up to the end
     */
    public Statement from(int word, int count) {
        int offset = words.get(word).offset();
        List<Word> own = words.subList(word, word + count).stream()
                .map(each -> new Word(each.text(), each.offset() - offset))
                .toList();
        return new Statement(place(offset), before + text.substring(0, offset), text.substring(offset), after, own);
    }

    /** The same without its last word. */
    public Statement withoutLast() {
        int last = words.size() - 1;
        int end = words.get(last).offset();
        return new Statement(
                at,
                before,
                text.substring(0, end).stripTrailing(),
                text.substring(end) + after,
                words.subList(0, last));
    }
}
