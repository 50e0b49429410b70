package org.astrapia.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Shape;
import org.astrapia.language.Suggestions;
import org.astrapia.language.TermParameter;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.space.Derivation;
import org.astrapia.space.Limits;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton;
import org.astrapia.space.Skeleton.Reduction;

/** Makes a search space of the {@code space:} section, which lies over that of a built-in space, and says what does not fit it. */
final class SpaceReader {
    private SpaceReader() {}

    /** The space; where something was wrong and reported, with values of the built-in one or too few operations. */
    static SearchSpace read(KeyValues values, String name) {
        Map<String, Operation> definitions = new LinkedHashMap<>(BuiltInSpaces.definitions(name));
        values.written(SpaceKeys.DEFINE).ifPresent(own -> own.forEach(definitions::putIfAbsent));
        checkShadowing(values);
        List<String> operations = values.written(SpaceKeys.OPERATIONS).orElse(List.of());
        checkOperations(values, operations, definitions);
        return new SearchSpace(
                name,
                values.written(SpaceKeys.CELLS).orElse(1),
                even(values, SpaceKeys.CHANNELS),
                values.written(SpaceKeys.NODES).orElse(1),
                operations,
                definitions,
                skeleton(values));
    }

    private static Skeleton skeleton(KeyValues values) {
        Shape shape = new Shape(
                values.written(SpaceKeys.INPUTS).orElse(Shape.DARTS.inputs()),
                values.written(SpaceKeys.KINDS).orElse(Shape.DARTS.kinds()),
                values.written(SpaceKeys.OUTPUT).orElse(Shape.DARTS.ending()),
                values.written(SpaceKeys.EDGES).orElse(Shape.DARTS.edges()));
        Reduction reduction = values.written(SpaceKeys.REDUCTION).orElse(Reduction.CELLS);
        if (reduction == Reduction.RESIDUAL_BLOCKS && shape.kinds() > 1) {
            values.error(
                    SpaceKeys.KINDS,
                    "where residual blocks reduce, every cell is alike; set kinds: 1, or reduction: cells");
        }
        return new Skeleton(shape, reduction, values.written(SpaceKeys.STEM).orElse(1));
    }

    /** Channels; factorized reductions make two halves of them. */
    static int even(KeyValues values, Key<Integer> key) {
        int channels = key.initial().isPresent()
                ? values.get(key)
                : values.written(key).orElse(2);
        if (channels % 2 != 0) {
            values.error(key, channels + " channels cannot be halved by a reduction; take an even number");
        }
        return channels;
    }

    private static void checkShadowing(KeyValues values) {
        List<YamlMap.Entry> own = values.node(SpaceKeys.DEFINE)
                .flatMap(YamlNode::asMap)
                .map(YamlMap::entries)
                .orElse(List.of());
        for (YamlMap.Entry entry : own) {
            if (BuiltInSpaces.definitions().containsKey(entry.key().text())) {
                String taken = entry.key().described() + " is a published operation; choose another name";
                values.error(entry.key(), taken, List.of());
            }
        }
    }

    private static void checkOperations(KeyValues values, List<String> operations, Map<String, Operation> definitions) {
        Optional<YamlList> list = values.node(SpaceKeys.OPERATIONS).flatMap(YamlNode::asList);
        if (list.isEmpty()) {
            return;
        }
        list.get().items().stream()
                .flatMap(item -> item.asText().stream())
                .filter(name -> !definitions.containsKey(name.text()))
                .forEach(name -> values.error(
                        name,
                        "unknown operation " + name.described()
                                + "; it is neither published nor defined under space.define",
                        Suggestions.closest(name.text(), definitions.keySet())));
        boolean useful = operations.stream()
                .anyMatch(name ->
                        !definitions.containsKey(name) || !definitions.get(name).isZero());
        if (!useful) {
            values.error(SpaceKeys.OPERATIONS, "a space needs at least one operation that does something");
        }
    }

    /** Reports where derivation or table do not fit the space. */
    static void check(Experiment experiment, KeyValues values) {
        derivation(experiment, values);
        table(experiment, values);
    }

    private static void derivation(Experiment experiment, KeyValues values) {
        int edges = experiment.derive().edges();
        int most = experiment.space().inputs() + experiment.space().nodes() - 1;
        if (edges > most && values.readable(SpaceKeys.NODES)) {
            values.error(
                    SearchKeys.DERIVE,
                    edges + " edges per node are asked for, but even the last of "
                            + experiment.space().nodes() + " nodes has only " + most);
        }
        if (values.readable(SpaceKeys.EDGES, SpaceKeys.OPERATIONS)) {
            experiment.derive().unlike(experiment.space()).ifPresent(reason -> values.error(SearchKeys.DERIVE, reason));
        }
        List<String> known = Limits.namesIn(experiment.space());
        for (String name : experiment.derive().limits().names()) {
            if (!known.contains(name) && values.readable(SpaceKeys.OPERATIONS)) {
                values.error(unlimited(name, known));
            }
        }
    }

    private static void table(Experiment experiment, KeyValues values) {
        if (!values.readable(SpaceKeys.TABLE_FILE, SearchKeys.METHOD)) {
            return;
        }
        if (experiment.search().method().asksTable() && experiment.table().isEmpty()) {
            values.error(
                    SearchKeys.METHOD,
                    "evaluate=table asks the table of true accuracies, and there is none; set space.table");
        }
        if (experiment.table().isPresent()
                && !experiment.space().skeleton().shape().equals(EdgeTexts.SHAPE)) {
            values.error(
                    SpaceKeys.TABLE_FILE,
                    "a table names architectures as NAS-Bench-201 does, and the cells of this space are others; it needs"
                            + " space.extends: nas-bench-201");
        }
    }

    private static Finding unlimited(String name, List<String> known) {
        List<String> arguments = Derivation.TERMS.terms().stream()
                .flatMap(term -> term.parameters().stream())
                .map(TermParameter::name)
                .distinct()
                .toList();
        List<String> all = Stream.concat(known.stream(), arguments.stream()).toList();
        return new Finding(
                List.of(SearchKeys.DERIVE.path()),
                "`" + name + "` can have no limit: it is no operation that the search may choose, expected "
                        + Suggestions.alternatives(known),
                Suggestions.closest(name, all));
    }
}
