package org.astrapia.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.genotype.Shape;
import org.astrapia.language.Suggestions;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton;
import org.astrapia.space.Skeleton.Reduction;

/** Makes a search space of the {@code space:} section, which lies over that of a built-in space. */
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
}
