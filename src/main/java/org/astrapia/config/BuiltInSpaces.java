package org.astrapia.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.config.value.DefinitionsType;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/** The search spaces and operations that come with the program, written in the language of experiments. */
public final class BuiltInSpaces {
    private static final List<String> NAMES = List.of("darts", "fairdarts", "nas-bench-201");

    /** Read when first needed. */
    private static final class Definitions {
        private static final Map<String, Operation> ALL = read();

        private static Map<String, Operation> read() {
            return read(Yaml.parse(resource("operations")));
        }

        private static Map<String, Operation> read(YamlNode node) {
            Problems problems = new Problems();
            Map<String, Operation> operations =
                    new DefinitionsType().read(node, problems).orElseThrow();
            problems.throwIfErrors();
            return Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        }
    }

    private BuiltInSpaces() {}

    /** The names of the spaces. */
    public static List<String> names() {
        return NAMES;
    }

    /** Every published operation by its name. */
    public static Map<String, Operation> definitions() {
        return Definitions.ALL;
    }

    /** Every published operation by its name, as it is in the supernet of a space; some spaces have one of their own by a name. */
    static Map<String, Operation> definitions(String space) {
        Map<String, Operation> all = new LinkedHashMap<>(definitions());
        DescriptionTrees.find(description(space), SpaceKeys.DEFINE.segments())
                .map(Definitions::read)
                .ifPresent(all::putAll);
        return all;
    }

    /**
     * A space as it is published.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public static SearchSpace load(String name) {
        Problems problems = new Problems();
        SearchSpace space = SpaceReader.read(new KeyValues(tree(name), problems, true), name);
        problems.throwIfErrors();
        return space;
    }

    /** What an experiment in a space begins with: the keys of the space, and others whose default is another there. */
    static YamlMap tree(String name) {
        return DescriptionTrees.without(description(name), SpaceKeys.DEFINE.segments());
    }

    private static YamlMap description(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no space " + name + " among " + NAMES);
        }
        return (YamlMap) Yaml.parse(resource(name));
    }

    /** Those of {@code definitions} that are a user's own. */
    static Map<String, Operation> beyond(Map<String, Operation> definitions) {
        Map<String, Operation> own = new LinkedHashMap<>(definitions);
        own.keySet().removeAll(definitions().keySet());
        return own;
    }

    private static Source resource(String name) {
        String file = name + ".yaml";
        try (InputStream in = BuiltInSpaces.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in the program");
            }
            return new Source("<built in>/" + file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
