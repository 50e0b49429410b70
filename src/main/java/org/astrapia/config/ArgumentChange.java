package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.ExpressionArguments;
import org.astrapia.language.ExpressionArguments.Place;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Suggestions;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/**
 * {@code retrain.optimizer.rate=0.1}: one argument of the expression that a key has.
 *
 * @param key whose value it changes
 * @param argument {@code rate}, or {@code sgd.rate} where several names take one
 * @param value as it is typed
 * @param at where the word begins
 */
record ArgumentChange(Key<?> key, String argument, String value, Position at) {
    /** The change that a path asks for; empty where no key with an expression begins it. */
    static Optional<ArgumentChange> of(String path, String value, Position at) {
        return KeyGuide.owner(path).map(key -> new ArgumentChange(
                key, path.substring(key.path().length() + 1), value, at));
    }

    /** The tree with the change in it; as it is where {@code problems} had to be told why not. */
    YamlMap over(YamlMap tree, Problems problems) {
        Optional<YamlNode> written = DescriptionTrees.find(tree, key.segments());
        Optional<String> text = written.map(node -> node.asText().map(YamlScalar::text)).orElse(key.initial());
        if (text.isEmpty()) {
            refuse(problems, "`" + key.path() + "` has no value here of which one argument could be changed; give it whole", List.of());
            return tree;
        }
        ExpressionArguments arguments = ExpressionArguments.of(text.get(), key.type().terms());
        List<Place> places = arguments.find(argument);
        if (places.size() != 1) {
            refuse(arguments, places, text.get(), problems);
            return tree;
        }
        Place place = places.get(0);
        Position valueAt = at.plus(key.path().length() + 1 + argument.length() + 1);
        YamlScalar changed =
                YamlScalar.edited(arguments.with(place, value), valueAt, place.start(), value.length());
        return DescriptionTrees.lay(tree, DescriptionTrees.of(key.segments(), at, changed));
    }

    private void refuse(ExpressionArguments arguments, List<Place> places, String text, Problems problems) {
        List<String> paths = arguments.places().stream().map(arguments::path).distinct().toList();
        List<String> full = paths.stream().map(path -> key.path() + "." + path).toList();
        if (places.isEmpty()) {
            refuse(
                    problems,
                    "`" + key.path() + "` is `" + text + "`, which takes no `" + argument + "`"
                            + (paths.isEmpty() ? "" : ", only " + Suggestions.alternatives(paths)),
                    Suggestions.closest(key.path() + "." + argument, full));
        } else {
            List<String> calls = places.stream()
                    .map(place -> key.path() + "." + place.call() + "." + place.parameter().name())
                    .distinct()
                    .toList();
            refuse(
                    problems,
                    "`" + argument + "` stands in `" + text + "` " + places.size() + " times; "
                            + (calls.size() == places.size() ? "say which" : "give the value whole"),
                    calls.size() == places.size() ? calls : List.of());
        }
    }

    private void refuse(Problems problems, String message, List<String> suggestions) {
        problems.error(at, key.path().length() + 1 + argument.length(), message, suggestions);
    }
}
