package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.astrapia.genotype.EdgeTexts;
import org.astrapia.space.Primitive;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton;
import org.junit.jupiter.api.Test;

class BuiltInSpacesTest {
    @Test
    void dartsHasEightOperationsInTheOrderOfItsCode() {
        SearchSpace darts = BuiltInSpaces.load("darts");

        assertThat(darts.cells()).isEqualTo(8);
        assertThat(darts.channels()).isEqualTo(16);
        assertThat(darts.nodes()).isEqualTo(4);
        assertThat(darts.operations())
                .containsExactly(
                        "none",
                        "max_pool_3x3",
                        "avg_pool_3x3",
                        "skip_connect",
                        "sep_conv_3x3",
                        "sep_conv_5x5",
                        "dil_conv_3x3",
                        "dil_conv_5x5");
    }

    @Test
    void fairDartsLeavesOutNone() {
        SearchSpace darts = BuiltInSpaces.load("darts");
        SearchSpace fair = BuiltInSpaces.load("fairdarts");

        assertThat(fair.operations()).isEqualTo(darts.operations().subList(1, 8));
        assertThat(fair.definitions()).isEqualTo(darts.definitions());
    }

    @Test
    void genotypesOfTheLiteratureFindTheirOperations() {
        assertThat(BuiltInSpaces.definitions())
                .hasSize(12)
                .containsKeys("sep_conv_7x7", "conv_7x1_1x7")
                .allSatisfy((name, operation) -> assertThat(operation.name()).isEqualTo(name));
        assertThat(Primitive.TERMS.printChain(
                        BuiltInSpaces.definitions().get("dil_conv_5x5").chain()))
                .isEqualTo("relu >> depthwise(5, dilation=2) >> pointwise >> bn");
    }

    /** Dong and Yang 2020, section 2.1. */
    @Test
    void nasBench201HasOneKindOfCellWithEveryEdge() {
        SearchSpace bench = BuiltInSpaces.load("nas-bench-201");

        assertThat(bench.skeleton().shape()).isEqualTo(EdgeTexts.SHAPE);
        assertThat(bench.skeleton().reduction()).isEqualTo(Skeleton.Reduction.RESIDUAL_BLOCKS);
        assertThat(bench.edges()).isEqualTo(6);
        assertThat(bench.operations())
                .containsExactly("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
        assertThat(bench.definitions().get("avg_pool_3x3").chain()).containsExactly(new Primitive.AvgPool(3));
        assertThat(BuiltInSpaces.load("darts").definitions().get("avg_pool_3x3").chain())
                .containsExactly(new Primitive.AvgPool(3), new Primitive.BatchNorm(true));
    }

    @Test
    void anotherNameIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BuiltInSpaces.load("drats"));
    }
}
