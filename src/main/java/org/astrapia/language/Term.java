package org.astrapia.language;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A name of the expression language with what it takes, what it means and what it builds.
 *
 * @param name as written
 * @param meaning in one line
 * @param parameters in the order of their positions
 * @param build makes the thing from checked arguments
 */
public record Term<T>(String name, String meaning, List<Parameter> parameters, Function<Arguments, ? extends T> build) {
    public Term {
        parameters = List.copyOf(parameters);
    }

    /** {@code term("flip", "mirrors left and right", a -> new Flip())}. */
    public static <T> Term<T> term(
            String name, String meaning, Function<Arguments, ? extends T> build, Parameter... parameters) {
        return new Term<>(name, meaning, List.of(parameters), build);
    }

    /** {@code sgd(rate, momentum=0, decay=0, [clip])}. */
    public String signature() {
        return parameters.isEmpty()
                ? name
                : name + parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
