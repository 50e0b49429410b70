package org.astrapia.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The names that may stand where one kind of thing is expected, such as the losses. To add one is to add a
 * {@link Term}: parsing, printing, messages, completion and help follow.
 *
 * @param <T> what the names build
 */
public final class Vocabulary<T> {
    private final String kind;
    private final Map<String, Term<? extends T>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Term<? extends T>> byType = new HashMap<>();

    private Vocabulary(String kind, List<Term<? extends T>> terms) {
        this.kind = kind;
        for (Term<? extends T> term : terms) {
            byName.put(term.name(), term);
            byType.put(term.type(), term);
        }
    }

    /**
     * A vocabulary of things called {@code kind} in messages: {@code loss}, {@code distribution}.
     *
     * @param type of the things, sealed
     * @param terms one for every type that {@code type} permits
     * @throws IllegalStateException when a type has no term
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Vocabulary<T> of(String kind, Class<T> type, Term<? extends T>... terms) {
        return of(kind, type, List.of(List.of(terms)));
    }

    /**
     * The same of several families of things.
     *
     * @param families the terms of each
     * @throws IllegalStateException when a type has no term
     */
    public static <T> Vocabulary<T> of(String kind, Class<T> type, List<List<Term<? extends T>>> families) {
        Vocabulary<T> vocabulary =
                new Vocabulary<>(kind, families.stream().flatMap(List::stream).toList());
        vocabulary.requireTermOf(type);
        return vocabulary;
    }

    private void requireTermOf(Class<?> type) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::requireTermOf);
        } else {
            term(type);
        }
    }

    /** What one of them is called, with its article: {@code an optimizer}. */
    public String described() {
        return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
    }

    /** All names with their signatures and meanings, in the order of their writing. */
    public List<Term<? extends T>> terms() {
        return List.copyOf(byName.values());
    }

    /** All names. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Whether the expression is a call of one of the names. */
    public boolean knows(Expression expression) {
        return expression
                .asCall()
                .filter(call -> byName.containsKey(call.name()))
                .isPresent();
    }

    /** The name that builds this thing. */
    public String name(T thing) {
        return term(thing.getClass()).name();
    }

    /** The call that builds this thing, {@code threshold(0.85, edges=2)}, with every default written out. */
    public String print(T thing) {
        return print(term(thing.getClass()), thing);
    }

    /** {@code relu >> conv(3) >> bn}; empty for no things. */
    public String printChain(List<? extends T> things) {
        return things.stream().map(this::print).collect(Collectors.joining(" >> "));
    }

    @SuppressWarnings("unchecked") // the term was found by the thing's own type
    private static <R> String print(Term<R> term, Object thing) {
        return term.print((R) thing);
    }

    private Term<? extends T> term(Class<?> type) {
        Term<? extends T> term = byType.get(type);
        if (term == null) {
            throw new IllegalStateException(type.getName() + " has no term in the vocabulary of " + kind);
        }
        return term;
    }

    /**
     * Builds what a single name with its arguments stands for; empty when {@code problems} had to be told why not.
     */
    public Optional<T> read(Expression expression, Problems problems) {
        Optional<Expression.Call> call = expression.asCall();
        if (call.isEmpty()) {
            String expected = "expected " + described() + ": " + Suggestions.alternatives(names());
            problems.error(expression.at(), expression.length(), expected);
        }
        return call.flatMap(named -> read(named, problems));
    }

    private Optional<T> read(Expression.Call call, Problems problems) {
        Term<? extends T> term = byName.get(call.name());
        if (term == null) {
            problems.error(
                    call.at(),
                    call.name().length(),
                    "unknown " + kind + " `" + call.name() + "`, expected " + Suggestions.alternatives(names()),
                    Suggestions.closest(call.name(), names()));
            return Optional.empty();
        }
        return term.read(call, problems).map(thing -> thing);
    }
}
