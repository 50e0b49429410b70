package org.astrapia.space;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small search spaces as the tests' examples. */
final class Spaces {
    private Spaces() {}

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
