package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataStatisticsTest {
    @Test
    void everyStageIsCountedPerClass() {
        Images train = Pictures.plain(1, new int[35], Pictures.sortedLabels(20, 5, 10));
        Images test = Pictures.plain(1, new int[30], Pictures.sortedLabels(10, 10, 10));
        Dataset dataset = new Dataset("three", List.of("a", "b", "c"), train, test, "digest", 2);

        Distribution rule = new Distribution.Exponential(0.2);
        DataStatistics statistics =
                DataStatistics.of(UsedImages.of(dataset, rule, 0.5, true, 1), rule, new Normalising.Subset());

        assertThat(statistics.available()).containsExactly(20, 5, 10);
        assertThat(statistics.kept()).containsExactly(20, 5, 4);
        assertThat(statistics.missing())
                .as("exponential(0.2) asks for 20, 8, 4")
                .containsExactly(0, 3, 0);
        assertThat(statistics.weights()).containsExactly(10, 3, 2);
        assertThat(statistics.architecture()).containsExactly(10, 2, 2);
        assertThat(statistics.test()).containsExactly(10, 10, 10);
        assertThat(statistics.longTailedTest()).containsExactly(10, 4, 2);
        assertThat(statistics.imbalanceRatio()).isEqualTo(5);
        assertThat(statistics.skipped()).isEqualTo(2);
    }
}
