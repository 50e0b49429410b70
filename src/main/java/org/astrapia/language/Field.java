package org.astrapia.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.astrapia.language.TermParameter.Form;
import org.astrapia.language.TermParameter.Kind;

/**
 * A parameter of a term and where its value stands in the finished thing.
 *
 * @param value of the thing, as the parameter's kind asks; an empty Optional where the argument is left out
 */
public record Field<T>(TermParameter parameter, Function<? super T, ?> value) {
    /** {@code (0.85, edges=2)}; empty when there is nothing to tell. */
    static <T> String print(List<Field<T>> fields, T thing) {
        List<String> arguments = new ArrayList<>();
        boolean inPlace = true;
        for (Field<T> field : fields) {
            Optional<Object> given = field.given(thing);
            inPlace &= given.isPresent() && field.parameter.form() == Form.VALUE;
            boolean names = field.parameter.kind() == Kind.OTHER_NAMES;
            String name = inPlace || names ? "" : field.parameter.name() + "=";
            given.ifPresent(value -> arguments.add(name + field.parameter.print(value)));
        }
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private Optional<Object> given(T thing) {
        Object found = value.apply(thing);
        Optional<Object> given =
                found instanceof Optional<?> optional ? optional.map(inner -> inner) : Optional.of(found);
        boolean hidden = parameter.form() == Form.NAMED_UNLESS_INITIAL;
        Optional<String> initial = parameter.initial().map(parameter::print);
        return given.filter(value -> !hidden || !initial.equals(Optional.of(parameter.print(value))));
    }

    /** As a signature shows it. */
    @Override
    public String toString() {
        return parameter.toString();
    }
}
