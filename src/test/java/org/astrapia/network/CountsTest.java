package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Loss;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void thePublishedSupernetHas1930618Parameters() {
        assertThat(Counts.ofSupernet(BuiltInSpaces.load("darts"), 10, 32, 32).parameters())
                .isEqualTo(1_930_618);
    }

    @Test
    void dartsV2AsPublished() {
        Genotype dartsV2 = GenotypeText.parse(
                Source.read(Path.of("genotypes/darts-v2.yaml")),
                BuiltInSpaces.definitions().keySet());
        Counts bare = Counts.ofDerived(dartsV2, BuiltInSpaces.definitions(), 20, 36, 10, 32, false);
        Counts whole = Counts.ofDerived(dartsV2, BuiltInSpaces.definitions(), 20, 36, 10, 32, true);
        assertThat(bare).isEqualTo(new Counts(3_349_342, 528_359_040));
        assertThat(whole).isEqualTo(new Counts(3_825_768, 529_054_848));
    }

    /** He et al. 2016, table 6: 0.27, 0.46 and 0.85 million. */
    @Test
    void residualNetworksAsPublished() {
        assertThat(Counts.ofResidual(20, 10, 32).parameters()).isEqualTo(269_722);
        assertThat(Counts.ofResidual(32, 10, 32).parameters()).isEqualTo(464_154);
        assertThat(Counts.ofResidual(56, 10, 32).parameters()).isEqualTo(853_018);
        assertThat(Counts.ofResidual(20, 10, 32).multiplyAdds()).isEqualTo(40_551_040);
    }

    @Test
    void aDepthThatNoResidualNetworkHasIsRefused() {
        assertThatThrownBy(() -> ResidualNetwork.build(21, 32, 32, 3, 10, new Loss.CrossEntropy()))
                .hasMessage("a CIFAR ResNet has 6n + 2 layers, not 21");
    }
}
