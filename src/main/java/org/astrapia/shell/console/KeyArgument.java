package org.astrapia.shell.console;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.ExpressionArguments;
import org.astrapia.language.ExpressionArguments.Place;

/**
 * One argument of the expression that a key has now: {@code retrain.optimizer.rate}.
 *
 * @param path of the key and the argument
 * @param place in the expression
 */
public record KeyArgument(String path, Place place) {
    /** The arguments of a key's value, each as it can be changed alone; none of a key without an expression. */
    static List<KeyArgument> of(KeyHelp key, CompletionSource source) {
        if (!key.isExpression()) {
            return List.of();
        }
        String text = source.value(key.path()).or(key::initial).orElse("");
        return of(key, text);
    }

    private static List<KeyArgument> of(KeyHelp key, String text) {
        ExpressionArguments arguments = ExpressionArguments.of(text, key.terms());
        return arguments.places().stream()
                .map(place -> new KeyArgument(key.path() + "." + arguments.path(place), place))
                .toList();
    }

    /** The argument of a path; empty where there is none, or the path means more than one. */
    static Optional<KeyArgument> find(String path, CompletionSource source) {
        return KeyGuide.withArgument(path)
                .flatMap(key -> only(
                        path, key, source.value(key.path()).or(key::initial).orElse("")));
    }

    /** The same of a value that is given. */
    public static Optional<KeyArgument> find(String path, String value) {
        return KeyGuide.withArgument(path).flatMap(key -> only(path, key, value));
    }

    private static Optional<KeyArgument> only(String path, KeyHelp key, String text) {
        List<Place> places = ExpressionArguments.of(text, key.terms())
                .find(path.substring(key.path().length() + 1));
        return places.size() == 1 ? Optional.of(new KeyArgument(path, places.get(0))) : Optional.empty();
    }

    /** The value now: what is written, or what holds when nothing is. */
    public Optional<String> now() {
        return place.value().or(() -> place.parameter().shownInitial());
    }

    /** {@code a number (above 0); now 0.025}. */
    public String described() {
        return Completions.kind(place.parameter())
                + now().map(value -> "; now " + value).orElse("");
    }
}
