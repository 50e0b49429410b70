package org.astrapia.data.sets.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import org.astrapia.data.Dataset;
import org.astrapia.data.Pictures;
import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void everyJavaDrawsTheSamePictures() {
        assertThat(Pictures.shapes(3, 2, 1).digest())
                .isEqualTo("ea15282fb3d4a00766a51090424ae50250377dfabc09820e9ba2774991b863ab");
    }

    @Test
    void theSeedDecidesAndMorePicturesLeaveTheFirstOnesAsTheyWere() {
        Dataset few = Pictures.shapes(2, 1, 1);
        Dataset more = Pictures.shapes(3, 1, 1);

        assertThat(Pictures.shapes(2, 1, 2).digest()).isNotEqualTo(few.digest());
        assertThat(image(more, 3)).as("first picture of class 1").isEqualTo(image(few, 2));
        assertThat(few.train().labels()).startsWith(0, 0, 1, 1, 2, 2);
        assertThat(few.classes()).hasSize(10).startsWith("disc", "ring", "square");
    }

    @Test
    void trainingAndTestPicturesDiffer() {
        Dataset shapes = Pictures.shapes(1, 1, 1);

        assertThat(shapes.test().image(0)).isNotEqualTo(shapes.train().image(0));
    }

    private static byte[] image(Dataset dataset, int index) {
        return dataset.train().image(index);
    }
}
