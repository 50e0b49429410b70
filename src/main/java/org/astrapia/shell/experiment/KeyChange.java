package org.astrapia.shell.experiment;

import org.astrapia.language.Position;
import org.astrapia.language.Problem;

/**
 * One change to an experiment.
 *
 * @param key that it changes
 * @param word {@code key=value}, or {@code ~key} for a value that is taken out
 * @param keyAt where a person typed the key
 * @param hidden characters of the key before those that were typed
 * @param valueAt where a person typed the value
 * @param shift characters of the value before those that were typed: the list to which an item is added
 * @param line the whole line that was typed
 */
public record KeyChange(String key, String word, Position keyAt, int hidden, Position valueAt, int shift, String line) {
    /** That of a word which no person typed in a line. */
    public static KeyChange of(String word) {
        int end = word.indexOf('=');
        Position at = new Position("<command line>", 1, 1);
        return new KeyChange(word.substring(0, end), word, at, 0, at, 0, word);
    }

    /** Whether it takes a value out. */
    public boolean removes() {
        return word.startsWith("~");
    }

    /** The value; empty when it takes one out. */
    public String value() {
        return removes() ? "" : word.substring(key.length() + 1);
    }

    /** Whether a later change of {@code other} leaves nothing of this one. */
    boolean isReplacedBy(String other) {
        return key.equals(other) || key.startsWith(other + ".");
    }

    /**
     * A problem of the word as one of what was typed.
     *
     * @param offset of the problem in the word
     */
    Problem typed(Problem problem, int offset) {
        Position at;
        if (removes()) {
            at = keyAt.plus(Math.max(0, offset - 1));
        } else if (offset <= key.length()) {
            at = keyAt.plus(Math.max(0, offset - hidden));
        } else {
            at = valueAt.plus(Math.max(0, offset - key.length() - 1 - shift));
        }
        return new Problem(problem.severity(), at, line, problem.length(), problem.message(), problem.suggestions());
    }
}
