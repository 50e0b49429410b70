package org.astrapia.graph.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.network.Op;
import org.junit.jupiter.api.Test;

class LoweringTest {
    @Test
    void everyPrimitiveHasARule() {
        assertThat(Lowering.primitives()).isEqualTo(records(Op.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LoweringTest::records)
                : Stream.of(type);
    }
}
