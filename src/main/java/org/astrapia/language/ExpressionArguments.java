package org.astrapia.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Expression.Argument;
import org.astrapia.language.Expression.Call;
import org.astrapia.language.TermParameter.Kind;

/**
 * The arguments that the calls of an expression take, each to be changed alone: {@code rate} of
 * {@code sgd(0.025, momentum=0.9) >> cosine(0)}.
 */
public final class ExpressionArguments {
    private final String text;
    private final List<Call> calls = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /**
     * An argument that a call takes, given or not.
     *
     * @param call its name
     * @param parameter what the argument is
     * @param value as it is written; empty where it is left out
     * @param from where in the text a value would be put
     * @param to behind what it would replace
     * @param before what has to stand before a value there
     * @param after what has to stand behind it
     */
    public record Place(
            String call,
            TermParameter parameter,
            Optional<String> value,
            int from,
            int to,
            String before,
            String after) {
        /** Offset in the changed text at which its value begins. */
        public int start() {
            return from + before.length();
        }
    }

    private ExpressionArguments(String text) {
        this.text = text;
    }

    /**
     * The arguments of an expression; none of a text that is no expression.
     *
     * @param terms the names that may stand in it
     */
    public static ExpressionArguments of(String text, List<? extends Term<?>> terms) {
        ExpressionArguments arguments = new ExpressionArguments(text);
        ExpressionParser.parse(text, offset -> new Position("", 1, offset + 1), new Problems(new Source("", text)))
                .ifPresent(arguments::collect);
        for (Call call : arguments.calls) {
            terms.stream()
                    .filter(term -> term.name().equals(call.name()))
                    .findFirst()
                    .ifPresent(term -> arguments.collect(call, term.parameters()));
        }
        return arguments;
    }

    private void collect(Expression expression) {
        expression.asCall().ifPresent(call -> {
            calls.add(call);
            call.arguments().forEach(argument -> collect(argument.value()));
        });
        expression.asItems().ifPresent(items -> items.items().forEach(this::collect));
        for (List<Expression> inner : List.of(expression.parts(), expression.terms(), expression.factors())) {
            if (inner.size() > 1) {
                inner.forEach(this::collect);
            }
        }
    }

    private void collect(Call call, List<TermParameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            TermParameter parameter = parameters.get(i);
            if (parameter.kind() != Kind.OTHER_NAMES && parameter.kind() != Kind.NAMED_INTEGERS) {
                int position = i;
                Optional<Argument> given = call.arguments().stream()
                        .filter(argument -> isFor(argument, call.arguments().indexOf(argument), parameter, position))
                        .findFirst();
                places.add(given.map(argument -> given(call, parameter, argument))
                        .orElseGet(() -> absent(call, parameter)));
            }
        }
    }

    private static boolean isFor(Argument argument, int index, TermParameter parameter, int position) {
        return argument.name().map(name -> name.equals(parameter.name())).orElse(index == position);
    }

    private Place given(Call call, TermParameter parameter, Argument argument) {
        int from = argument.value().at().column() - 1;
        int to = from + argument.value().length();
        return new Place(call.name(), parameter, Optional.of(text.substring(from, to)), from, to, "", "");
    }

    private static Place absent(Call call, TermParameter parameter) {
        int end = call.at().column() - 1 + call.length();
        boolean brackets = call.length() > call.name().length();
        int from = brackets ? end - 1 : end;
        String opening = brackets ? (call.arguments().isEmpty() ? "" : ", ") : "(";
        return new Place(
                call.name(),
                parameter,
                Optional.empty(),
                from,
                from,
                opening + parameter.name() + "=",
                brackets ? "" : ")");
    }

    /** All, in the order of the calls. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** Those that a path means: {@code rate}, or {@code sgd.rate}. More than one where several calls take it. */
    public List<Place> find(String path) {
        return places.stream()
                .filter(place -> path.equals(place.parameter().name()) || path.equals(qualified(place)))
                .toList();
    }

    /** By what a place is called, as short as it may be: {@code rate}, or {@code sgd.rate} where other calls take a rate too. */
    public String path(Place place) {
        return find(place.parameter().name()).size() == 1 ? place.parameter().name() : qualified(place);
    }

    private static String qualified(Place place) {
        return place.call() + "." + place.parameter().name();
    }

    /** The text with another value at a place. */
    public String with(Place place, String value) {
        return text.substring(0, place.from()) + place.before() + value + place.after() + text.substring(place.to());
    }

    /**
     * What was said here and is not said any more, as one would write it: arguments that a call has lost, and calls that are
     * gone while others stayed. Nothing where no call stayed, since then another thing is meant.
     *
     * @param later what stands in the place of this
     */
    public List<String> lostIn(ExpressionArguments later) {
        List<String> lost = new ArrayList<>();
        for (Call call : calls) {
            if (later.has(call.name())) {
                lost.addAll(lostOf(call.name(), later));
            } else if (calls.stream().anyMatch(other -> later.has(other.name()))) {
                int from = call.at().column() - 1;
                lost.add(text.substring(from, from + call.length()));
            }
        }
        return lost.stream().distinct().toList();
    }

    private boolean has(String name) {
        return calls.stream().anyMatch(call -> call.name().equals(name));
    }

    private List<String> lostOf(String call, ExpressionArguments later) {
        List<String> lost = new ArrayList<>();
        for (Place place : places) {
            TermParameter parameter = place.parameter();
            boolean mine = place.call().equals(call);
            boolean meant = place.value().isPresent() && !place.value().equals(parameter.shownInitial());
            boolean given = later.places.stream()
                    .anyMatch(other -> other.call().equals(call)
                            && other.parameter().equals(parameter)
                            && other.value().isPresent());
            if (mine && meant && !given) {
                lost.add(parameter.name() + "=" + place.value().orElseThrow());
            }
        }
        return lost;
    }
}
