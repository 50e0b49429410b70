package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Term;

/**
 * What a person may want to know of a key before writing it.
 *
 * @param path with dots, {@code search.epochs}
 * @param expected what its value is, {@code a whole number (1 or more)}
 * @param terms names that may stand in its value, with what each takes
 * @param isExpression whether its value is one expression of such names
 * @param initial value when it is absent; empty when there is none
 * @param meaning in one line
 * @param source where the default comes from, or what a paper uses; may be empty
 */
public record KeyHelp(
        String path,
        String expected,
        List<Term<?>> terms,
        boolean isExpression,
        Optional<String> initial,
        String meaning,
        String source) {
    public KeyHelp {
        terms = List.copyOf(terms);
    }

    static KeyHelp of(Key<?> key) {
        return new KeyHelp(
                key.path(),
                key.type().described(),
                key.type().terms(),
                !key.type().explainedTerms().isEmpty(),
                key.initial(),
                key.meaning(),
                key.source());
    }
}
