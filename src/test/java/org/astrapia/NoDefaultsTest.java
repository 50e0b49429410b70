package org.astrapia;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.network.Op;
import org.astrapia.space.Primitive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoDefaultsTest {
    /** With a default, what forgets its multiply-adds, its window or its place in a chain would be wrong in silence. */
    @ParameterizedTest
    @ValueSource(classes = {Op.class, Primitive.class, Augmentation.class})
    void whatANewOneForgetsDoesNotCompile(Class<?> type) {
        assertThat(Arrays.stream(type.getDeclaredMethods()).filter(Method::isDefault))
                .isEmpty();
    }
}
