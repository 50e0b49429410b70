package org.astrapia.graph.passes;

import java.util.List;
import java.util.function.Predicate;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.space.SearchSpace;

/** Supernets of one reduction cell with two nodes and five edges. */
final class SamplePrograms {
    private SamplePrograms() {}

    static Program supernet(int size, List<String> operations) {
        SearchSpace space = new SearchSpace("sample", 1, 4, 2, operations, BuiltInSpaces.definitions());
        return Networks.supernet(space, Input.squares(size, 10));
    }

    /** How many values a kind of primitive makes that fulfils a condition. */
    static <T extends Op> long count(Program program, Class<T> kind, Predicate<T> condition) {
        return program.values().stream()
                .map(value -> value.op())
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(condition)
                .count();
    }
}
