package org.astrapia.language;

import java.util.List;

/**
 * Something wrong, or worth a warning, in what a person wrote: what, where, the offending line and what to do instead.
 *
 * @param severity an error refuses the input, a warning does not
 * @param at where it begins
 * @param sourceLine the whole offending line, without its line end; empty when there is none
 * @param length how many characters the caret underlines, at least 1
 * @param message one sentence that carries the offending value and what is allowed
 * @param suggestions at most three names that may have been meant, best first
 */
public record Problem(
        Severity severity, Position at, String sourceLine, int length, String message, List<String> suggestions) {
    /** Whether the input is refused. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Problem {
        length = Math.max(1, length);
        suggestions = List.copyOf(suggestions);
    }
}
