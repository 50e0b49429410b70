package org.astrapia.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.language.ExpressionArguments;
import org.astrapia.language.ExpressionArguments.Place;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Suggestions;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/**
 * {@code key=value} words of a command, as a description of their own that lies over the file, and {@code ~key} words,
 * which take a value out of it so that the default holds. Their places are columns of the words joined by spaces.
 */
final class Overrides {
    /** The name under which problems of overrides are reported. */
    static final String COMMAND_LINE = "<command line>";

    private final Problems problems;
    private final List<List<String>> removed = new ArrayList<>();
    private final List<ArgumentChange> arguments = new ArrayList<>();
    private final Map<String, Description.Axis> axes = new LinkedHashMap<>();
    private YamlMap tree = new YamlMap(new Position(COMMAND_LINE, 1, 1), List.of());

    private Overrides(Problems problems) {
        this.problems = problems;
    }

    /** All of them; a later one of the same key replaces the earlier. */
    static Overrides read(List<String> words, Problems problems) {
        List<String> lines = words.stream().map(Overrides::onOneLine).toList();
        problems.know(new Source(COMMAND_LINE, String.join(" ", lines)));
        Overrides overrides = new Overrides(problems);
        int column = 1;
        for (String word : lines) {
            overrides.add(word, new Position(COMMAND_LINE, 1, column));
            column += word.codePointCount(0, word.length()) + 1;
        }
        return overrides;
    }

    /** A description with one argument of an expression changed; the problems that this finds are told. */
    static YamlMap withArgument(YamlMap tree, String path, YamlNode value, Problems problems) {
        int before = path.length() + 1; // on the command line the path and an equals sign stand before the value
        Position at = value.at().column() > before ? value.at().plus(-before) : value.at();
        return ArgumentChange.of(path, value.asText().map(YamlScalar::text).orElse(""), at)
                .map(change -> change.over(tree, problems))
                .orElse(tree);
    }

    /** Keys of which several values are given, each for a run of its own. */
    List<Description.Axis> axes() {
        return List.copyOf(axes.values());
    }

    /** The description without what is taken out, and below what is given. */
    YamlMap over(YamlMap description) {
        YamlMap rest = description;
        for (List<String> path : removed) {
            rest = DescriptionTrees.without(rest, path);
        }
        YamlMap whole = DescriptionTrees.lay(rest, tree);
        for (ArgumentChange argument : arguments) {
            whole = argument.over(whole, problems);
        }
        return whole;
    }

    private void add(String word, Position at) {
        if (word.startsWith("~")) {
            remove(word.substring(1), at.plus(1));
            return;
        }
        int equals = word.indexOf('=');
        String key = equals < 0 ? word : word.substring(0, equals);
        if (equals < 0) {
            problems.error(at, word.length(), "expected key=value such as search.epochs=2, found `" + word + "`");
        } else if (key.isEmpty() || key.startsWith(".") || key.endsWith(".") || key.contains("..")) {
            problems.error(at, Math.max(1, equals), "expected a key such as search.epochs, found `" + key + "`");
        } else if (key.equals("extends")) {
            problems.error(at, key.length(), "`extends` is written in a file; here it would come too late");
        } else {
            Optional<ArgumentChange> argument = ArgumentChange.of(key, word.substring(equals + 1), at);
            if (argument.isPresent() && !Keys.isKey(key)) {
                Position textAt = at.plus(key.codePointCount(0, equals) + 1);
                axes.remove(key);
                Description.Axis.of(key, at, YamlScalar.of(word.substring(equals + 1), textAt), problems)
                        .ifPresentOrElse(axis -> axes.put(key, axis), () -> arguments.add(argument.get()));
                return;
            }
            arguments.removeIf(earlier -> (earlier.key().path() + ".").startsWith(key + "."));
            axes.keySet().removeIf(earlier -> earlier.startsWith(key + "."));
            Position valueAt = at.plus(key.codePointCount(0, equals) + 1);
            value(word.substring(equals + 1), valueAt).ifPresent(value -> {
                axes.remove(key);
                Optional<Description.Axis> axis = Description.Axis.of(key, at, value, problems);
                if (axis.isPresent()) {
                    axes.put(key, axis.get());
                    return;
                }
                List<String> path = List.of(key.split("\\."));
                YamlMap given = DescriptionTrees.withSeedsApart(DescriptionTrees.of(path, at, value));
                Rivals.check(given, problems);
                tree = DescriptionTrees.lay(tree, given);
            });
        }
    }

    private void remove(String key, Position at) {
        List<String> path = List.of(key.split("\\.", -1));
        boolean known = IntStream.rangeClosed(1, path.size())
                .anyMatch(depth -> Keys.isKey(String.join(".", path.subList(0, depth))));
        if (!known && Keys.children(path).isEmpty()) {
            problems.error(at, key.length(), "unknown key `" + key + "`", KeyGuide.closest(key));
            return;
        }
        removed.add(path);
        arguments.removeIf(earlier -> (earlier.key().path() + ".").startsWith(key + "."));
        axes.remove(key);
        tree = DescriptionTrees.without(tree, path);
    }

    /** Lists, maps and quoted text are YAML; everything else is text as it stands, a path with a {@code #} too. */
    private Optional<YamlNode> value(String text, Position at) {
        if (text.isEmpty() || "[{\"'".indexOf(text.charAt(0)) < 0) {
            return Optional.of(YamlScalar.of(text, at));
        }
        String open = isSeveralLists(text) ? "[" : ""; // one list more holds them
        String close = open.isEmpty() ? "" : "]";
        String padded = " ".repeat(at.column() - 1 - open.length()) + open + text + close;
        return Yaml.parse(new Source(COMMAND_LINE, padded), problems);
    }

    /** Whether it is {@code [a, b], [c]}: the first bracket closes before the end, and a comma follows. */
    private static boolean isSeveralLists(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && text.charAt(0) == '['; i++) {
            depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
            if (depth == 0) {
                return text.substring(i + 1).strip().startsWith(",");
            }
        }
        return false;
    }

    private static String onOneLine(String word) {
        return word.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]", " ");
    }

    /**
     * {@code retrain.optimizer.rate=0.1}: one argument of the expression that a key has.
     *
     * @param key whose value it changes
     * @param argument {@code rate}, or {@code sgd.rate} where several names take one
     * @param value as it is typed
     * @param at where the word begins
     */
    private record ArgumentChange(Key<?> key, String argument, String value, Position at) {
        /** The change that a path asks for; empty where no key with an expression begins it. */
        static Optional<ArgumentChange> of(String path, String value, Position at) {
            return KeyGuide.owner(path)
                    .map(key ->
                            new ArgumentChange(key, path.substring(key.path().length() + 1), value, at));
        }

        /** The tree with the change in it; as it is where {@code problems} had to be told why not. */
        YamlMap over(YamlMap tree, Problems problems) {
            Optional<YamlNode> written = DescriptionTrees.find(tree, key.segments());
            Optional<String> text =
                    written.map(node -> node.asText().map(YamlScalar::text)).orElse(key.initial());
            if (text.isEmpty()) {
                refuse(
                        problems,
                        "`" + key.path() + "` has no value here of which one argument could be changed; give it whole",
                        List.of());
                return tree;
            }
            ExpressionArguments arguments =
                    ExpressionArguments.of(text.get(), key.type().terms());
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
            List<String> paths =
                    arguments.places().stream().map(arguments::path).distinct().toList();
            List<String> full =
                    paths.stream().map(path -> key.path() + "." + path).toList();
            if (places.isEmpty()) {
                refuse(
                        problems,
                        "`" + key.path() + "` is `" + text + "`, which takes no `" + argument + "`"
                                + (paths.isEmpty() ? "" : ", only " + Suggestions.alternatives(paths)),
                        Suggestions.closest(key.path() + "." + argument, full));
            } else {
                List<String> calls = places.stream()
                        .map(place -> key.path() + "." + place.call() + "."
                                + place.parameter().name())
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
}
