package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The networks of NAS-Bench-201. */
class NasBench201Test {
    private static final SearchSpace SPACE = BuiltInSpaces.load("nas-bench-201");

    /**
     * Published are 1.531546 million parameters of the first and 0.073306 million of the second, with 220.12 and 7.78 million
     * multiply-adds. The numbers of all are worked out from the layers of the published code, one by one, by a program of ten lines
     * that knows neither this one nor its genotypes: stem, fifteen cells, two residual blocks, normalisation and linear layer.
     */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2| ; 1531546 ; 220119680
            |skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2| ; 73306 ; 7783040
            |none~0|+|none~0|none~1|+|none~0|none~1|none~2| ; 73306 ; 7783040
            |avg_pool_3x3~0|+|avg_pool_3x3~0|avg_pool_3x3~1|+|avg_pool_3x3~0|avg_pool_3x3~1|avg_pool_3x3~2| ; 73306 ; 7783040
            |nor_conv_1x1~0|+|nor_conv_1x1~0|nor_conv_1x1~1|+|nor_conv_1x1~0|nor_conv_1x1~1|nor_conv_1x1~2| ; 241306 ; 31376000
            |avg_pool_3x3~0|+|nor_conv_1x1~0|nor_conv_1x1~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2| ; 372346 ; 51036800
            |skip_connect~0|+|none~0|skip_connect~1|+|none~0|nor_conv_1x1~1|nor_conv_3x3~2| ; 344346 ; 47104640
            |skip_connect~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|none~0|avg_pool_3x3~1|skip_connect~2| ; 316346 ; 43172480
            |none~0|+|skip_connect~0|nor_conv_3x3~1|+|nor_conv_1x1~0|skip_connect~1|nor_conv_3x3~2| ; 587386 ; 82494080
            |skip_connect~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|avg_pool_3x3~1|nor_conv_3x3~2| ; 316346 ; 43172480
            """)
    void sizesAsPublished(String text, long parameters, long multiplyAdds) {
        Genotype genotype = EdgeTexts.read(
                new Source("text", text), "read", SPACE.definitions().keySet());
        Program program = Networks.derived(
                Architecture.of(genotype, SPACE), new DerivedNetwork.Form(5, 16, 0, false), Input.squares(32, 10));
        assertThat(NetworkCounts.of(program)).isEqualTo(new NetworkCounts(parameters, multiplyAdds));
        assertThat(program.output(Program.FEATURES).dimensions()).isEqualTo(Dimensions.vector(64));
    }

    /**
     * A cell of C channels has on each of six edges a 1x1 and a 3x3 convolution, C*C and 9*C*C weights, and no scale or offset; stem,
     * blocks and head are as in a trained network, 73,306 parameters.
     */
    @Test
    void theSupernetNormalisesCellsWithoutScaleAndOffset() {
        long cells = 0;
        for (int channels : List.of(16, 32, 64)) {
            cells += 5L * 6 * 10 * channels * channels;
        }
        Program supernet = Networks.supernet(SPACE, Input.squares(32, 10));
        assertThat(NetworkCounts.of(supernet).parameters()).isEqualTo(73_306 + cells);
        assertThat(supernet.parameters(Parameter.Kind.ALPHA))
                .singleElement()
                .satisfies(alpha -> assertThat(alpha.dimensions()).isEqualTo(Dimensions.fixed(6, 5)));
    }

    @Test
    void poolsAreNotNormalisedInTheSupernet() {
        long sites = Networks.supernet(SPACE, Input.squares(32, 10))
                .statisticsSites()
                .size();
        int stem = 1;
        int blocks = 4;
        int last = 1;
        assertThat(sites).isEqualTo(stem + blocks + last + 15 * 6 * 2);
        assertThat(Networks.supernet(BuiltInSpaces.load("darts"), Input.squares(32, 10))
                        .statisticsSites())
                .as("unlike in DARTS")
                .containsKey("cell0/2<-0/avg_pool_3x3/bn");
    }
}
