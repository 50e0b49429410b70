package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.Retrain;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.space.RandomGenotypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of all widths the one whose network comes nearest to a size. */
class WidthsTest {
    private static final Input INPUT = Input.squares(32, 10);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retrain.parameters=20000    |
            retrain.parameters=0.3M     |
            retrain.multiply-adds=4M    | retrain.loss=ldam
            retrain.parameters=0.3M     | retrain.network=resnet-20
            retrain.multiply-adds=40M   | retrain.network=resnet-8
            retrain.parameters=150k     | retrain.network=resnet-18
            retrain.parameters=1        |
            retrain.parameters=272474   | retrain.network=resnet-20
            """)
    void isTheNearest(String size, String other) {
        Experiment sized = read(size, other == null ? "seed=1" : other);
        Optional<Genotype> genotype = sized.retrain().network().fixed().isPresent()
                ? Optional.empty()
                : Optional.of(RandomGenotypes.draw(sized.space(), 3, "any"));
        Width width =
                Networks.width(genotype, sized.space(), sized.retrain(), INPUT).orElseThrow();

        assertThat(width.counts())
                .isEqualTo(NetworkCounts.of(Networks.ofTest(genotype, sized.space(), sized.retrain(), INPUT)));
        int step = genotype.isPresent() ? 2 : 1;
        int channels = width.channels();
        long asked = width.size().number();
        IntStream.of(channels - step, channels + step).filter(near -> near > 0).forEach(near -> {
            long found = Width.count(width.size().measure(), counts(genotype, sized, near));
            assertThat(Math.abs(width.found() - asked)).isLessThanOrEqualTo(Math.abs(found - asked));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ldam
            cross-entropy
            """)
    void preTrainingHasTheSameWidth(String loss) {
        Experiment sized = read(
                "retrain.parameters=30k", "retrain.loss=" + loss, "retrain.pretrain={epochs: 1, loss: barlow-twins}");
        Optional<Genotype> genotype = Optional.of(RandomGenotypes.draw(sized.space(), 3, "any"));
        Retrain before =
                sized.retrain().asPretraining(sized.retrain().pretrain().orElseThrow());

        assertThat(Networks.width(genotype, sized.space(), before, INPUT).map(Width::channels))
                .isEqualTo(Networks.width(genotype, sized.space(), sized.retrain(), INPUT)
                        .map(Width::channels));
    }

    private static NetworkCounts counts(Optional<Genotype> genotype, Experiment sized, int channels) {
        return NetworkCounts.of(sized.retrain()
                .network()
                .fixed()
                .map(fixed -> ResidualNetwork.build(
                        fixed, channels, sized.retrain().recipe().loss(), INPUT))
                .orElseGet(() -> Networks.derived(
                        new Architecture(genotype.orElseThrow(), sized.space().definitions()),
                        new DerivedNetwork.Form(sized.retrain().cells().count(), channels, 0, false),
                        sized.retrain().recipe().loss(),
                        INPUT)));
    }

    private static Experiment read(String... words) {
        return ExperimentReader.read(Path.of("a.yaml"), new Source("a.yaml", "experiment: a"), List.of(words))
                .experiment();
    }
}
