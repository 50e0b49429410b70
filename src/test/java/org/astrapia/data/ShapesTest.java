package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void everyJavaDrawsTheSamePictures() {
        assertThat(Shapes.draw(3, 2, 1).digest())
                .isEqualTo("ea15282fb3d4a00766a51090424ae50250377dfabc09820e9ba2774991b863ab");
    }

    @Test
    void theSeedDecidesAndMorePicturesLeaveTheFirstOnesAsTheyWere() {
        Dataset few = Shapes.draw(2, 1, 1);
        Dataset more = Shapes.draw(3, 1, 1);

        assertThat(Shapes.draw(2, 1, 2).digest()).isNotEqualTo(few.digest());
        assertThat(image(more, 3)).as("first picture of class 1").isEqualTo(image(few, 2));
        assertThat(few.train().labels()).startsWith(0, 0, 1, 1, 2, 2);
        assertThat(few.classes()).hasSize(10).startsWith("disc", "ring", "square");
    }

    @Test
    void trainingAndTestPicturesDiffer() {
        Dataset shapes = Shapes.draw(1, 1, 1);

        assertThat(shapes.test().pixels()).isNotEqualTo(shapes.train().pixels());
    }

    private static byte[] image(Dataset dataset, int index) {
        int bytes = dataset.train().bytesPerImage();
        return Arrays.copyOfRange(dataset.train().pixels(), index * bytes, (index + 1) * bytes);
    }
}
