package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.Optional;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.Architecture;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
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
            int side = read.data().dataset().side();
            assertThatCode(() -> {
                        assertThat(NetworkCounts.of(Networks.supernet(read.space(), Input.squares(side, 3)))
                                        .multiplyAdds())
                                .isNotNegative();
                        Genotype genotype = RandomGenotypes.draw(read.space(), 1, "drawn");
                        Retrain retrain = read.retrain();
                        Networks.ofTraining(Optional.of(genotype), read.space(), retrain, Input.squares(side, 3));
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 20, 28, 36, 60, 100, 508, 512})
    void networksOfEveryImageSizeCanBeBuilt(int side) {
        for (FixedNetwork network : FixedNetwork.values()) {
            assertThat(NetworkCounts.of(Networks.fixed(network, Input.squares(side, 3)))
                            .parameters())
                    .isPositive();
        }
        for (String space : BuiltInSpaces.names()) {
            Networks.supernet(BuiltInSpaces.load(space), Input.squares(side, 3));
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
        Networks.supernet(read.space(), Input.squares(8, 2));
        for (long seed = 0; seed < 5; seed++) {
            Genotype genotype = RandomGenotypes.draw(read.space(), seed, "drawn");
            Networks.derived(
                    new Architecture(genotype, read.space().definitions()),
                    new DerivedNetwork.Form(100, 2, 0, false),
                    Input.squares(8, 2));
        }
    }
}
