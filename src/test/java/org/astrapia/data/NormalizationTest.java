package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalizationTest {
    @Test
    void meanAndDeviationAreThoseOfTheGivenImagesAlone() {
        Images images = Pictures.plain(2, new int[] {0, 255, 77}, new int[3]);

        Normalization normalization = Normalization.of(images, new int[] {0, 1});

        assertThat(normalization.mean()).containsExactly(0.5, 0.5, 0.5);
        assertThat(normalization.deviation()).containsExactly(0.5, 0.5, 0.5);
        assertThat(normalization.apply(255, 0)).isEqualTo(1f);
        assertThat(normalization.apply(0, 2)).isEqualTo(-1f);
    }

    @Test
    void theyMayBeGiven() {
        Images images = Pictures.plain(2, new int[] {0, 255}, new int[2]);

        Normalization ofCifar = new Normalising.OfCifar10().of(images, new int[] {0});

        assertThat(ofCifar.mean()).containsExactly(0.4914, 0.4822, 0.4465);
        assertThat(ofCifar.deviation()).containsExactly(0.2023, 0.1994, 0.2010);
        assertThat(new Normalising.Subset().of(images, new int[] {0, 1}).mean()).containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void channelsAreMeasuredApart() {
        byte[] pixels = {10, 100, 0, 30, 100, 0};

        Normalization normalization = Normalization.of(new Images(1, 2, 3, pixels, new int[1]), new int[1]);

        assertThat(normalization.mean()).containsExactly(new double[] {20 / 255.0, 100 / 255.0, 0}, within(1e-12));
        assertThat(normalization.deviation()[0]).isEqualTo(10 / 255.0, within(1e-12));
        assertThat(normalization.apply(100, 1))
                .as("a channel without variation is 0")
                .isZero();
    }
}
