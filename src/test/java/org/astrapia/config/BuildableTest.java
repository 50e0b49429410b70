package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.Counts;
import org.astrapia.space.RandomGenotypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the reader of experiments lets pass can be built. */
class BuildableTest {
    private static final int EXPERIMENTS = 60;

    @TempDir
    private Path path;

    @Test
    void networksOfAnyExperimentCanBeBuilt() {
        TextFolder folder = new TextFolder(path);
        folder.write("readme.txt", "");
        RandomExperiments experiments = new RandomExperiments(31, path);
        for (int i = 0; i < EXPERIMENTS; i++) {
            String text = ResolvedWriter.write(experiments.next());
            Experiment read = folder.read(text);
            int side = read.data().imageSizePx();
            assertThatCode(() -> {
                        assertThat(Counts.ofSupernet(read.space(), 3, side, side)
                                        .multiplyAdds())
                                .isNotNegative();
                        Genotype genotype = RandomGenotypes.draw(read.space(), 1, "drawn");
                        Experiment.Retrain retrain = read.retrain();
                        Counts.ofDerived(
                                genotype,
                                read.space().definitions(),
                                retrain.cells(),
                                retrain.channels(),
                                3,
                                side,
                                retrain.auxiliary() > 0);
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 20, 28, 36, 60, 100, 508, 512})
    void networksOfEveryImageSizeCanBeBuilt(int side) {
        for (FixedNetwork network : FixedNetwork.values()) {
            assertThat(Counts.ofFixed(network, 3, side, side).parameters()).isPositive();
        }
        for (String space : BuiltInSpaces.names()) {
            Counts.ofSupernet(BuiltInSpaces.load(space), 3, side, side);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bn(search)",
                "bn",
                "relu",
                "max_pool(1)",
                "max_pool(15) >> avg_pool(15)",
                "conv(1, 15) >> conv(15, 1)",
                "conv(15, dilation=8)",
                "depthwise(1, dilation=8)",
                "pointwise >> pointwise",
                "relu >> conv(1) >> depthwise(3) >> bn >> relu >> conv(3)",
                "skip",
                "zero"
            })
    void operationsOfEveryKindCanBeBuilt(String chain) {
        TextFolder folder = new TextFolder(path);
        folder.write("images/readme.txt", "");
        Experiment read = folder.read(
                "experiment: a\nspace:\n  operations: [skip_connect, own]\n  define:\n    own: " + chain,
                "data.dataset=folder",
                "data.path=" + path.resolve("images"),
                "data.folder.image-size-px=8",
                "space.cells=100",
                "space.channels=2");
        Counts.ofSupernet(read.space(), 2, 8, 8);
        for (long seed = 0; seed < 5; seed++) {
            Genotype genotype = RandomGenotypes.draw(read.space(), seed, "drawn");
            Counts.ofDerived(genotype, read.space().definitions(), 100, 2, 2, 8, false);
        }
    }
}
