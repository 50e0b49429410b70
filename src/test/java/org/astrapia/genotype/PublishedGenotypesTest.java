package org.astrapia.genotype;

import static org.assertj.core.api.Assertions.assertThat;

import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in {@code genotypes/}. */
class PublishedGenotypesTest {
    private static final String DARTS_V1 =
            "Genotype(normal=[('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 0), ('sep_conv_3x3', 1), "
                    + "('skip_connect', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 2)], "
                    + "normal_concat=range(2, 6), reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), "
                    + "('skip_connect', 2), ('max_pool_3x3', 0), ('max_pool_3x3', 0), ('skip_connect', 2), "
                    + "('skip_connect', 2), ('avg_pool_3x3', 0)], reduce_concat=range(2, 6))";
    private static final String NASNET =
            "Genotype(normal=[('sep_conv_5x5', 1), ('sep_conv_3x3', 0), ('sep_conv_5x5', 0), ('sep_conv_3x3', 0), "
                    + "('avg_pool_3x3', 1), ('skip_connect', 0), ('avg_pool_3x3', 0), ('avg_pool_3x3', 0), "
                    + "('sep_conv_3x3', 1), ('skip_connect', 1)], normal_concat=range(2, 7), "
                    + "reduce=[('sep_conv_5x5', 1), ('sep_conv_7x7', 0), ('max_pool_3x3', 1), ('sep_conv_7x7', 0), "
                    + "('avg_pool_3x3', 1), ('sep_conv_5x5', 0), ('skip_connect', 3), ('avg_pool_3x3', 2), "
                    + "('sep_conv_3x3', 2), ('max_pool_3x3', 1)], reduce_concat=range(4, 7))";

    @ParameterizedTest
    @ValueSource(strings = {"darts-v1", "darts-v2", "nasnet", "fairdarts-a"})
    void areCanonicalAndSound(String name) {
        Source file = Published.file(name);
        Genotype genotype = GenotypeText.parse(file, Published.OPERATIONS);

        assertThat(GenotypeText.print(genotype)).isEqualTo(file.text());
        assertThat(genotype.name()).isEqualTo(name);
        assertThat(GenotypeCheck.findings(genotype)).isEmpty();
    }

    @Test
    void equalThePythonTextsOfDarts() {
        assertThat(PythonGenotypes.exportDarts(Published.genotype("darts-v1"))).isEqualTo(DARTS_V1);
        assertThat(PythonGenotypes.exportDarts(Published.genotype("darts-v2"))).isEqualTo(Published.DARTS_V2);
        assertThat(PythonGenotypes.exportDarts(Published.genotype("nasnet"))).isEqualTo(NASNET);
    }

    @Test
    void equalThePythonTextOfFairDarts() {
        assertThat(PythonGenotypes.exportFairDarts(Published.genotype("fairdarts-a")))
                .isEqualTo(Published.FAIRDARTS_A);
    }
}
