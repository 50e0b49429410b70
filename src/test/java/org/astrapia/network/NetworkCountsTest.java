package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;

class NetworkCountsTest {
    private static final Loss CROSS_ENTROPY = new LabelLoss.CrossEntropy();

    @Test
    void thePublishedSupernetHas1930618Parameters() {
        assertThat(NetworkCounts.of(Networks.supernet(BuiltInSpaces.load("darts"), Input.squares(32, 10)))
                        .parameters())
                .isEqualTo(1_930_618);
    }

    @Test
    void dartsV2AsPublished() {
        Genotype dartsV2 = GenotypeText.parse(
                Source.read(Path.of("genotypes/darts-v2.yaml")),
                BuiltInSpaces.definitions().keySet());
        NetworkCounts bare = counts(dartsV2, 0);
        NetworkCounts whole = counts(dartsV2, 1);
        assertThat(bare).isEqualTo(new NetworkCounts(3_349_342, 528_359_040));
        assertThat(whole).isEqualTo(new NetworkCounts(3_825_768, 529_054_848));
    }

    /** He et al. 2016, table 6: 0.27, 0.46 and 0.85 million. */
    @Test
    void residualNetworksAsPublished() {
        assertThat(residual(FixedNetwork.RESNET_8, CROSS_ENTROPY)).isEqualTo(new NetworkCounts(75_290, 12_239_488));
        assertThat(residual(FixedNetwork.RESNET_20, CROSS_ENTROPY)).isEqualTo(new NetworkCounts(269_722, 40_551_040));
        assertThat(residual(FixedNetwork.RESNET_32, CROSS_ENTROPY).parameters()).isEqualTo(464_154);
        assertThat(residual(FixedNetwork.RESNET_56, CROSS_ENTROPY).parameters()).isEqualTo(853_018);
    }

    /** 11.17 million parameters and 0.56 billion multiply-adds, as the form for small images is known. */
    @Test
    void resnet18ForSmallImages() {
        assertThat(residual(FixedNetwork.RESNET_18, CROSS_ENTROPY))
                .isEqualTo(new NetworkCounts(11_173_962, 555_422_720));
    }

    /** Counted from logit_adjustment/models.py of google-research/google-research. */
    @Test
    void bottlenecksAsInTheCodeOfLogitAdjustment() {
        int count = 3 * 3 * 3 * 16 + 2 * 16;
        int before = 16;
        for (int channels : List.of(16, 32, 64)) {
            for (int block = 0; block < 5; block++) {
                count += before * channels + 9 * channels * channels + channels * channels + 3 * 2 * channels;
                count += block == 0 ? before * channels + 2 * channels : 0;
                before = channels;
            }
        }
        count += 2 * 64 + 64 * 10 + 10;
        assertThat(residual(FixedNetwork.RESNET_32_BOTTLENECK, CROSS_ENTROPY).parameters())
                .isEqualTo(count);
    }

    @Test
    void theNormalisedClassifierHasNoBias() {
        long bias = 10;
        assertThat(residual(FixedNetwork.RESNET_20, new LabelLoss.Ldam(0.5, 30)))
                .isEqualTo(new NetworkCounts(269_722 - bias, 40_551_040));
    }

    private static NetworkCounts residual(FixedNetwork network, Loss loss) {
        return NetworkCounts.of(Networks.fixed(network, loss, Input.squares(32, 10)));
    }

    private static NetworkCounts counts(Genotype genotype, double auxiliary) {
        return NetworkCounts.of(Networks.derived(
                new Architecture(genotype, BuiltInSpaces.definitions()),
                new DerivedNetwork.Form(20, 36, auxiliary, false),
                Input.squares(32, 10)));
    }
}
