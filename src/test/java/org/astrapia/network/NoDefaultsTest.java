package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.astrapia.space.Primitive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoDefaultsTest {
    /** With a default, a new primitive that forgets its multiply-adds or its window would be counted wrongly and in silence. */
    @ParameterizedTest
    @ValueSource(classes = {Op.class, Primitive.class})
    void whatANewPrimitiveForgetsDoesNotCompile(Class<?> primitives) {
        assertThat(Arrays.stream(primitives.getDeclaredMethods()).filter(Method::isDefault))
                .isEmpty();
    }
}
