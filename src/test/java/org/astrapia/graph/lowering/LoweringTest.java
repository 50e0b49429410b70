package org.astrapia.graph.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import org.astrapia.network.Op;
import org.junit.jupiter.api.Test;

class LoweringTest {
    @Test
    void everyPrimitiveHasARule() {
        assertThat(Lowering.primitives()).containsExactlyInAnyOrder(primitives());
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Op>[] primitives() {
        return (Class<? extends Op>[]) Op.class.getPermittedSubclasses();
    }
}
