package org.astrapia.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A name of the expression language: what it takes, what it means, how its thing is made of arguments and written as
 * them.
 *
 * @param <T> the thing
 */
public final class Term<T> {
    private final Class<T> type;
    private final String name;
    private final String meaning;
    private final Function<Arguments, T> make;
    private final List<Field<T>> fields;
    private final Function<T, Optional<String>> flaw;

    private Term(
            Class<T> type,
            String name,
            String meaning,
            Function<Arguments, T> make,
            List<Field<T>> fields,
            Function<T, Optional<String>> flaw) {
        this.type = type;
        this.name = name;
        this.meaning = meaning;
        this.make = make;
        this.fields = List.copyOf(fields);
        this.flaw = flaw;
    }

    /**
     * {@code term(Top.class, "top", "per node the strongest edges", a -> new Top(a.integer("edges")),
     * integer("edges").from(1).or(2).of(Top::edges))}.
     *
     * @param type of the thing; no other term makes this type
     * @param meaning in one line
     * @param make makes the thing from checked arguments
     * @param fields what it takes, in the order of the positions
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Term<T> term(
            Class<T> type, String name, String meaning, Function<Arguments, T> make, Field<T>... fields) {
        return new Term<>(type, name, meaning, make, List.of(fields), thing -> Optional.empty());
    }

    /** A name that stands for itself. */
    public static Term<String> word(String name) {
        return term(String.class, name, "", arguments -> name);
    }

    /** With a rule that binds several arguments together: what is wrong with the thing; empty when nothing is. */
    public Term<T> unless(Function<T, Optional<String>> wrong) {
        return new Term<>(type, name, meaning, make, fields, wrong);
    }

    /** As written. */
    public String name() {
        return name;
    }

    /** In one line; may be empty. */
    public String meaning() {
        return meaning;
    }

    /** What it takes, in the order of the positions. */
    public List<TermParameter> parameters() {
        return fields.stream().map(Field::parameter).toList();
    }

    /** {@code sgd(rate, momentum=0, decay=0, [clip])}. */
    public String signature() {
        return fields.isEmpty()
                ? name
                : name + fields.stream().map(Field::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The call that makes this thing, {@code threshold(0.85, edges=2)}: defaults written out. */
    public String print(T thing) {
        return name + Field.print(fields, thing);
    }

    Class<T> type() {
        return type;
    }

    Optional<T> read(Expression.Call call, Problems problems) {
        Optional<T> thing = new ArgumentReader(signature(), call, problems)
                .read(parameters())
                .map(make);
        Optional<String> wrong = thing.flatMap(flaw);
        wrong.ifPresent(message -> problems.error(call.at(), call.length(), message));
        return wrong.isPresent() ? Optional.empty() : thing;
    }
}
