package org.astrapia.shell.console;

import java.util.Optional;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Term;
import org.astrapia.shell.console.CompletionSource.Entry;

/** What is expected behind the cursor, in grey behind what is typed. */
public final class Hints {
    private Hints() {}

    /** The hint for a text whose end is being typed; empty when there is nothing to say. */
    public static String at(String text, CompletionSource source) {
        TypedCommand typed = TypedCommand.of(text);
        Optional<ValuePlace> value = ValuePlace.of(typed);
        if (value.isPresent()) {
            return value(value.get(), source);
        }
        if (!typed.word().isEmpty() || typed.words().isEmpty()) {
            return "";
        }
        String words = String.join(" ", typed.words());
        Optional<Entry> entry = source.commands().stream()
                .filter(each -> each.name().equals(words))
                .findFirst();
        if (entry.isPresent()) {
            return entry.get().arguments();
        }
        boolean set = typed.words().size() == 2 && typed.command().equals("set");
        return set
                ? key(typed.words().get(1), source)
                        .map(key -> "= " + key.expected())
                        .or(() -> KeyArgument.find(typed.words().get(1), source)
                                .map(argument -> "= " + argument.described()))
                        .orElse("")
                : "";
    }

    private static String value(ValuePlace place, CompletionSource source) {
        Optional<KeyHelp> key = key(place.key(), source);
        if (key.isEmpty()) {
            Optional<KeyArgument> argument = KeyArgument.find(place.key(), source);
            return argument.isPresent() && place.value().isBlank()
                    ? (place.value().isEmpty() ? " " : "") + argument.get().described()
                    : "";
        }
        if (place.value().isBlank()) {
            String now = source.value(place.key())
                    .or(() -> key.get().initial())
                    .filter(value -> value.indexOf('\n') < 0)
                    .map(value -> "; now " + value)
                    .orElse("");
            return (place.value().isEmpty() ? " " : "") + key.get().expected() + now;
        }
        Optional<Term<?>> call = place.call().flatMap(name -> Completions.term(key.get(), name));
        boolean begins = place.value().endsWith("(")
                || place.value().endsWith(", ")
                || place.value().endsWith(",");
        if (call.isEmpty()
                || !begins
                || place.argument() >= call.get().parameters().size()) {
            return "";
        }
        StringBuilder rest = new StringBuilder();
        for (int i = place.argument(); i < call.get().parameters().size(); i++) {
            rest.append(rest.isEmpty() ? "" : ", ")
                    .append(call.get().parameters().get(i));
        }
        return rest.append(')').toString();
    }

    private static Optional<KeyHelp> key(String path, CompletionSource source) {
        return source.keys().stream().filter(key -> key.path().equals(path)).findFirst();
    }
}
