package org.astrapia.shell.console;

/**
 * What may stand at the cursor.
 *
 * @param text in full, with what is already there
 * @param description in a few words; may be empty
 * @param whole whether a blank may follow, and not more of the same
 */
public record Suggestion(String text, String description, boolean whole) {
    /** A whole word. */
    public static Suggestion of(String text, String description) {
        return new Suggestion(text, description, true);
    }

    /** The beginning of one. */
    static Suggestion begin(String text, String description) {
        return new Suggestion(text, description, false);
    }
}
