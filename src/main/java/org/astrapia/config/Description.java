package org.astrapia.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.value.ArgumentType;
import org.astrapia.config.value.NumberTypes;
import org.astrapia.config.value.SeveralValues;
import org.astrapia.config.value.ValueType;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/**
 * A description before its values are read: a file, what it extends, and the words over it. One description may be of several runs,
 * by what its {@code sweep} says and by words such as {@code seed=1..5}.
 */
public final class Description {
    private static final String SWEEP = GeneralKeys.SWEEP.path();
    private static final String SEED = "seed";

    /** A value of an argument of an expression, which the expression itself checks. */
    private static final ValueType<?> ARGUMENT = new ArgumentType();

    private final String asWritten;
    private final Problems problems;
    private final YamlMap tree;
    private final boolean complete;
    private final List<Axis> axes;

    private Description(String asWritten, Problems problems, YamlMap tree, boolean complete, List<Axis> axes) {
        this.asWritten = asWritten;
        this.problems = problems;
        this.tree = tree;
        this.complete = complete;
        this.axes = axes;
    }

    /**
     * A key and the values that it takes, one in each run.
     *
     * @param key with dots, or {@code seed} for all three
     * @param at where the key stands
     * @param values at least one, unless what is written is wrong
     */
    public record Axis(String key, Position at, List<YamlNode> values) {
        public Axis {
            values = List.copyOf(values);
        }

        /** That of several values; empty for one value, and for what is no key. What is wrong is reported. */
        static Optional<Axis> of(String key, Position at, YamlNode value, Problems problems) {
            return type(key)
                    .flatMap(type -> SeveralValues.of(type, value, problems))
                    .map(values -> new Axis(key, at, values));
        }

        /** The same that takes one value too, which is reported if it is wrong; empty for what is no key. */
        public static Optional<Axis> any(String key, Position at, YamlNode value, Problems problems) {
            Optional<ValueType<?>> type = type(key);
            return of(key, at, value, problems)
                    .or(() -> type.map(known -> {
                        known.read(value, problems);
                        return new Axis(key, at, List.of(value));
                    }));
        }

        private static Optional<ValueType<?>> type(String key) {
            return key.equals(SEED)
                    ? Optional.of(NumberTypes.seed())
                    : Keys.all().stream()
                            .filter(known -> known.path().equals(key))
                            .filter(known -> known != GeneralKeys.EXTENDS && known != GeneralKeys.SWEEP)
                            .<ValueType<?>>map(Key::type)
                            .findFirst()
                            .or(() -> KeyGuide.withArgument(key).map(owner -> ARGUMENT));
        }
    }

    /**
     * Reads a file's text, what it extends, and the {@code key=value} words that change it.
     *
     * @param file place against which its paths are resolved; need not exist
     * @throws InvalidInputException when they cannot be understood at all
     */
    public static Description read(Path file, Source source, List<String> overrides) {
        Problems problems = new Problems(source);
        Overrides changes = Overrides.read(overrides, problems);
        DescriptionFiles files = new DescriptionFiles(problems);
        Optional<YamlMap> description = files.load(file, source);
        if (description.isEmpty()) {
            throw new InvalidInputException(problems.all());
        }
        return new Description(
                source.text(), problems, changes.over(description.get()), files.complete(), changes.axes());
    }

    /** What was found so far, to which more can be added. */
    public Problems problems() {
        return problems.copy();
    }

    /** The keys of which the words give several values. */
    public List<Axis> axes() {
        return axes;
    }

    /** The value that the words give a key; for {@code seed} the first of those that they give its parts. */
    public Optional<YamlNode> given(String key) {
        return DescriptionTrees.find(tree, List.of(key.split("\\.")))
                .filter(Description::isWord)
                .map(node -> node.asMap()
                        .filter(map -> key.equals(SEED))
                        .flatMap(map -> map.entries().stream()
                                .map(YamlMap.Entry::value)
                                .filter(Description::isWord)
                                .findFirst())
                        .orElse(node));
    }

    private static boolean isWord(YamlNode node) {
        return node.match(
                map -> map.entries().stream().anyMatch(entry -> isWord(entry.value())),
                list -> list.at().file().equals(Overrides.COMMAND_LINE),
                scalar -> scalar.at().file().equals(Overrides.COMMAND_LINE));
    }

    /** What it says of several runs, as it is written; empty where it says nothing. */
    public Optional<YamlMap.Entry> sweep() {
        return tree.entry(SWEEP);
    }

    /**
     * The experiment of one run.
     *
     * @throws InvalidInputException with every problem, and where words give a key several values
     */
    public LoadedExperiment experiment() {
        Problems found = problems();
        for (Axis axis : axes) {
            found.error(
                    axis.at(),
                    axis.key().length(),
                    "`" + axis.key() + "` has " + axis.values().size()
                            + " values here, which is for several runs; this takes one. `run`, `search` and `check` take several");
        }
        return ExperimentReader.read(single(), asWritten, found, complete);
    }

    /**
     * The experiment of one run of several.
     *
     * @param values of keys, which lie over all else
     * @throws InvalidInputException with every problem
     */
    public LoadedExperiment experiment(Map<String, YamlNode> values) {
        YamlMap upper = single();
        Problems found = problems();
        for (Map.Entry<String, YamlNode> value : values.entrySet()) {
            if (!value.getKey().equals(SEED) && !Keys.isKey(value.getKey())) {
                continue;
            }
            List<String> path = List.of(value.getKey().split("\\."));
            upper = DescriptionTrees.lay(
                    upper,
                    DescriptionTrees.withSeedsApart(
                            DescriptionTrees.of(path, value.getValue().at(), value.getValue())));
        }
        for (Map.Entry<String, YamlNode> value : values.entrySet()) {
            if (!value.getKey().equals(SEED)
                    && !Keys.isKey(value.getKey())) { // an argument of what the others may have changed
                upper = Overrides.withArgument(upper, value.getKey(), value.getValue(), found);
            }
        }
        return ExperimentReader.read(upper, asWritten, found, complete);
    }

    private YamlMap single() {
        return sweep().isPresent() && sweep().get().value().asMap().isPresent()
                ? DescriptionTrees.without(tree, SWEEP)
                : tree;
    }
}
