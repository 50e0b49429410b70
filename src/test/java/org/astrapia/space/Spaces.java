package org.astrapia.space;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.genotype.EdgeTexts;

/** Small search spaces as the tests' examples. */
final class Spaces {
    private Spaces() {}

    /** The same operations on every edge of a cell with one input. */
    static SearchSpace keepingEveryEdge(int nodes) {
        SearchSpace some = withNone(nodes);
        return new SearchSpace(
                "every",
                5,
                16,
                nodes,
                some.operations(),
                some.definitions(),
                new Skeleton(EdgeTexts.SHAPE, Skeleton.Reduction.RESIDUAL_BLOCKS, 1));
    }

    /** {@code none}, a skip connection and a pool. */
    static SearchSpace withNone(int nodes) {
        Map<String, Operation> definitions = Stream.of(
                        new Operation("none", List.of(new Primitive.Zero())),
                        new Operation("skip_connect", List.of(new Primitive.Skip())),
                        new Operation("max_pool_3x3", List.of(new Primitive.MaxPool(3))))
                .collect(Collectors.toMap(Operation::name, Function.identity()));
        return new SearchSpace("small", 8, 16, nodes, List.of("none", "skip_connect", "max_pool_3x3"), definitions);
    }
}
