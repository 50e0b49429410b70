package org.astrapia.shell.console;

import java.util.Optional;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Term;
import org.astrapia.shell.console.Catalogue.Entry;

/** What is expected behind the cursor, in grey behind what is typed. */
public final class Hints {
    private Hints() {}

    /** The hint for a text whose end is being typed; empty when there is nothing to say. */
    public static String at(String text, Catalogue catalogue) {
        Typed typed = Typed.of(text);
        Optional<ValuePlace> value = ValuePlace.of(typed);
        if (value.isPresent()) {
            return value(value.get(), catalogue);
        }
        if (!typed.word().isEmpty() || typed.words().isEmpty()) {
            return "";
        }
        String words = String.join(" ", typed.words());
        Optional<Entry> entry = catalogue.commands().stream()
                .filter(each -> each.name().equals(words))
                .findFirst();
        if (entry.isPresent()) {
            return entry.get().arguments();
        }
        boolean set = typed.words().size() == 2 && typed.command().equals("set");
        return set
                ? key(typed.words().get(1), catalogue)
                        .map(key -> "= " + key.expected())
                        .orElse("")
                : "";
    }

    private static String value(ValuePlace place, Catalogue catalogue) {
        Optional<KeyHelp> key = key(place.key(), catalogue);
        if (key.isEmpty()) {
            return "";
        }
        if (place.value().isBlank()) {
            String now = catalogue
                    .value(place.key())
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

    private static Optional<KeyHelp> key(String path, Catalogue catalogue) {
        return catalogue.keys().stream().filter(key -> key.path().equals(path)).findFirst();
    }
}
