package org.astrapia.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that may stand where one kind of thing is expected, such as the losses. To add one is to add a
 * {@link Term}: parsing, messages, completion and help follow.
 *
 * @param <T> what the names build
 */
public final class Vocabulary<T> {
    private final String kind;
    private final Map<String, Term<T>> terms = new LinkedHashMap<>();

    private Vocabulary(String kind, List<Term<T>> terms) {
        this.kind = kind;
        for (Term<T> term : terms) {
            this.terms.put(term.name(), term);
        }
    }

    /** A vocabulary of things called {@code kind} in messages: {@code loss}, {@code distribution}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Vocabulary<T> of(String kind, Term<T>... terms) {
        return new Vocabulary<>(kind, List.of(terms));
    }

    /** What the things are called. */
    public String kind() {
        return kind;
    }

    /** What one of them is called, with its article: {@code an optimizer}. */
    public String described() {
        return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
    }

    /** All names with their signatures and meanings, in the order of their writing. */
    public List<Term<T>> terms() {
        return List.copyOf(terms.values());
    }

    /** All names. */
    public List<String> names() {
        return List.copyOf(terms.keySet());
    }

    /**
     * Builds what a single name with its arguments stands for; empty when {@code problems} had to be told why not.
     */
    public Optional<T> read(Expression expression, Problems problems) {
        if (!(expression instanceof Expression.Call call)) {
            String expected = "expected " + described() + ": " + Suggestions.alternatives(names());
            problems.error(expression.at(), expression.length(), expected);
            return Optional.empty();
        }
        Term<T> term = terms.get(call.name());
        if (term == null) {
            problems.error(
                    call.at(),
                    call.name().length(),
                    "unknown " + kind + " `" + call.name() + "`, expected " + Suggestions.alternatives(names()),
                    Suggestions.closest(call.name(), names()));
            return Optional.empty();
        }
        return new ArgumentReader(term.signature(), call, problems)
                .read(term.parameters())
                .map(term.build());
    }
}
