package org.astrapia.graph.passes;

import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Loss;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;

/** Supernets of one reduction cell with two nodes and five edges. */
final class SamplePrograms {
    private SamplePrograms() {}

    static Program supernet(int size, List<String> operations) {
        SearchSpace space = new SearchSpace("sample", 1, 4, 2, operations, BuiltInSpaces.definitions());
        Loss loss = new Loss.CrossEntropy();
        return Supernet.build(space, Mixing.SOFTMAX, size, size, 3, Collections.nCopies(10, 1), loss, loss);
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
