package org.astrapia.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.astrapia.language.Expression.Argument;
import org.astrapia.language.Expression.Call;
import org.astrapia.language.Expression.Items;
import org.astrapia.language.Expression.Numeral;

/** Matches the arguments of one call with parameters and checks their values. */
final class ArgumentReader {
    private final String signature;
    private final Call call;
    private final Problems problems;
    private boolean sound = true;

    ArgumentReader(String signature, Call call, Problems problems) {
        this.signature = signature;
        this.call = call;
        this.problems = problems;
    }

    Optional<Arguments> read(List<TermParameter> parameters) {
        Map<TermParameter, Expression> given = match(parameters);
        Map<String, Object> values = new HashMap<>();
        for (TermParameter parameter : parameters) {
            Expression expression = given.get(parameter);
            if (expression != null && parameter.kind() == TermParameter.Kind.OTHER_NAMES) {
                values.put(parameter.name(), byName(parameter, others(parameters)));
            } else if (expression != null) {
                value(parameter, expression).ifPresent(value -> values.put(parameter.name(), value));
            } else if (parameter.optional()) {
                parameter.initial().ifPresent(value -> values.put(parameter.name(), value));
            } else if (sound) {
                refuse(call.at(), call.length(), "`" + parameter.name() + "` is missing in " + signature);
            }
        }
        return sound ? Optional.of(new Arguments(values)) : Optional.empty();
    }

    /** What each parameter is given; the call itself stands for those of its arguments that have names of their own. */
    private Map<TermParameter, Expression> match(List<TermParameter> parameters) {
        Map<TermParameter, Expression> given = new LinkedHashMap<>();
        Optional<TermParameter> collecting = parameters.stream()
                .filter(parameter -> parameter.kind() == TermParameter.Kind.NAMED_INTEGERS)
                .filter(parameter -> namesNumbers())
                .findFirst();
        if (collecting.isPresent()) {
            given.put(collecting.get(), call);
            return given;
        }
        Optional<TermParameter> others = parameters.stream()
                .filter(parameter -> parameter.kind() == TermParameter.Kind.OTHER_NAMES)
                .findFirst();
        int places = parameters.size() - (others.isPresent() ? 1 : 0);
        int position = 0;
        boolean named = false;
        for (Argument argument : call.arguments()) {
            Optional<TermParameter> parameter;
            if (argument.name().isPresent()) {
                named = true;
                if (others.isPresent() && isOther(argument, parameters)) {
                    given.put(others.get(), call);
                    continue;
                }
                parameter = byName(argument, parameters);
            } else if (named) {
                refuse(argument, "a value without a name stands after one with a name; the signature is " + signature);
                continue;
            } else if (position >= places) {
                refuse(argument, "one argument too many; " + takes(parameters));
                continue;
            } else {
                parameter = Optional.of(parameters.get(position++));
            }
            if (parameter.isPresent() && given.putIfAbsent(parameter.get(), argument.value()) != null) {
                refuse(argument, "`" + parameter.get().name() + "` is given twice");
            }
        }
        return given;
    }

    /** Whether the arguments are names with numbers, rather than one list; a name may be that of the parameter. */
    private boolean namesNumbers() {
        List<Argument> arguments = call.arguments();
        boolean list =
                arguments.size() == 1 && arguments.get(0).value().asItems().isPresent();
        return !list && arguments.stream().anyMatch(argument -> argument.name().isPresent());
    }

    private static boolean isOther(Argument argument, List<TermParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.kind() != TermParameter.Kind.OTHER_NAMES)
                .noneMatch(parameter -> argument.name().equals(Optional.of(parameter.name())));
    }

    private String takes(List<TermParameter> parameters) {
        return parameters.isEmpty() ? "`" + call.name() + "` takes none" : "the signature is " + signature;
    }

    private Optional<TermParameter> byName(Argument argument, List<TermParameter> parameters) {
        String name = argument.name().orElseThrow();
        List<String> names = new ArrayList<>();
        for (TermParameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter);
            }
            names.add(parameter.name());
        }
        String message = "unknown argument `" + name + "`; " + takes(parameters);
        sound = false;
        problems.error(argument.at(), argument.nameLength(), message, Suggestions.closest(name, names));
        return Optional.empty();
    }

    private Optional<Object> value(TermParameter parameter, Expression expression) {
        return switch (parameter.kind()) {
            case NUMBER, INTEGER -> number(parameter, expression).map(Object.class::cast);
            case WORD -> word(parameter, expression).map(Object.class::cast);
            case NUMBERS, INTEGERS -> numbers(parameter, expression).map(Object.class::cast);
            case NAMED_INTEGERS, OTHER_NAMES ->
                namedIntegers(parameter, expression).map(Object.class::cast);
        };
    }

    private Optional<Number> number(TermParameter parameter, Expression expression) {
        Optional<Numeral> numeral = expression.asNumeral();
        return numeral.isPresent() ? number(parameter, numeral.get()) : wrongKind(parameter, expression);
    }

    private Optional<Number> number(TermParameter parameter, Numeral numeral) {
        Range range = parameter.range();
        boolean counts = parameter.kind().isWhole();
        if (counts ? !range.holds(numeral.value()) : !range.holdsReal(numeral.value())) {
            String single = counts ? "" : range.inSingle(numeral.value());
            refuseNumber(parameter, numeral, single + ", allowed is " + range.described());
            return Optional.empty();
        }
        if (!counts) {
            return Optional.of(numeral.value());
        }
        OptionalLong whole = Numbers.whole(numeral.text());
        if (whole.isEmpty()) {
            refuseNumber(parameter, numeral, ", allowed is a whole number");
            return Optional.empty();
        }
        return Optional.of((int) whole.getAsLong());
    }

    private void refuseNumber(TermParameter parameter, Numeral numeral, String reason) {
        refuse(numeral.at(), numeral.length(), "`" + parameter.name() + "` is " + numeral.text() + reason);
    }

    private Optional<String> word(TermParameter parameter, Expression expression) {
        Optional<Call> word =
                expression.asCall().filter(found -> found.arguments().isEmpty());
        return word.isPresent() ? word(parameter, word.get()) : wrongKind(parameter, expression);
    }

    private Optional<String> word(TermParameter parameter, Call word) {
        if (!parameter.choices().contains(word.name())) {
            String message = "unknown " + parameter.name() + " `" + word.name() + "`, expected "
                    + Suggestions.alternatives(parameter.choices());
            sound = false;
            problems.error(word.at(), word.length(), message, Suggestions.closest(word.name(), parameter.choices()));
            return Optional.empty();
        }
        return Optional.of(word.name());
    }

    private Optional<List<Number>> numbers(TermParameter parameter, Expression expression) {
        Optional<Items> items = expression.asItems();
        return items.isPresent() ? numbers(parameter, items.get()) : wrongKind(parameter, expression);
    }

    private Optional<List<Number>> numbers(TermParameter parameter, Items items) {
        int size = items.items().size();
        int expected = parameter.size().orElse(Math.max(1, size));
        if (size != expected) {
            String message = "`" + parameter.name() + "` holds " + size + ", expected a list of " + expected;
            refuse(items.at(), items.length(), message);
            return Optional.empty();
        }
        List<Number> numbers = new ArrayList<>();
        for (Expression item : items.items()) {
            number(parameter, item).ifPresent(numbers::add);
        }
        return Optional.of(numbers);
    }

    private Optional<NamedIntegers> namedIntegers(TermParameter parameter, Expression expression) {
        if (expression != call) {
            return numbers(parameter, expression)
                    .map(numbers -> NamedIntegers.of(
                            numbers.stream().map(Number::intValue).toList()));
        }
        return Optional.of(byName(parameter, call.arguments()));
    }

    private List<Argument> others(List<TermParameter> parameters) {
        return call.arguments().stream()
                .filter(argument -> argument.name().isPresent() && isOther(argument, parameters))
                .toList();
    }

    private NamedIntegers byName(TermParameter parameter, List<Argument> arguments) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            if (argument.name().isEmpty()) {
                refuse(argument, "expected a name with a number, such as ant=3, as beside it");
                continue;
            }
            String name = argument.name().get();
            TermParameter one = parameter.kind() == TermParameter.Kind.OTHER_NAMES ? parameter.called(name) : parameter;
            Optional<Integer> value = number(one, argument.value()).map(Number::intValue);
            if (value.isPresent() && values.putIfAbsent(name, value.get()) != null) {
                refuse(argument.at(), argument.nameLength(), "`" + name + "` is given twice");
            }
        }
        return new NamedIntegers(List.copyOf(values.keySet()), List.copyOf(values.values()));
    }

    private <V> Optional<V> wrongKind(TermParameter parameter, Expression expression) {
        String kind = parameter.kind() == TermParameter.Kind.WORD
                ? Suggestions.alternatives(parameter.choices())
                : parameter.kind().described();
        String message = "expected " + kind + " for `" + parameter.name() + "`; the signature is " + signature;
        refuse(expression.at(), expression.length(), message);
        return Optional.empty();
    }

    private void refuse(Argument argument, String message) {
        Expression value = argument.value();
        refuse(value.at(), value.length(), message);
    }

    private void refuse(Position at, int length, String message) {
        sound = false;
        problems.error(at, length, message);
    }
}
