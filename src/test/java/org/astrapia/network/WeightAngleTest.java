package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.astrapia.config.ExperimentReader;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
class WeightAngleTest {
    private static final Offset<Double> EPSILON = within(1e-9);

    private static SearchSpace space(String extended) {
        String text = "experiment: angle\ndata: {dataset: shapes}\nspace: " + extended + "\n";
        return ExperimentReader.read(Path.of("angle.yaml"), new Source("angle.yaml", text), List.of())
                .experiment()
                .space();
    }

    private static final SearchSpace BENCH = space("{extends: nas-bench-201, cells: 1, channels: 4}");

    private static Genotype bench(String first, String second, String third) {
        List<List<Edge>> nodes = List.of(
                List.of(new Edge(first, 0)),
                List.of(new Edge("none", 0), new Edge(second, 1)),
                List.of(new Edge("none", 0), new Edge(third, 1), new Edge("skip_connect", 2)));
        return BENCH.skeleton()
                .shape()
                .genotype("g", "nas-bench-201", List.of(BENCH.skeleton().shape().cell(nodes)), Map.of());
    }

    /** The stem's 3 stays; the filter of the edge 1 <- 0 turns by 90 degrees. Other numbers belong to no path. */
    private static WeightAngle angle() {
        Map<String, float[]> before = Map.of(
                "stem/conv", new float[] {3},
                "cell0/1<-0/nor_conv_1x1/conv", new float[] {1, 0},
                "cell0/3<-0/nor_conv_3x3/conv", new float[] {5, 5},
                "statistics of stem/bn", new float[] {7},
                "projector/fc1", new float[] {9});
        Map<String, float[]> after = Map.of(
                "stem/conv", new float[] {3},
                "cell0/1<-0/nor_conv_1x1/conv", new float[] {0, 1},
                "cell0/3<-0/nor_conv_3x3/conv", new float[] {-5, 5},
                "statistics of stem/bn", new float[] {-7},
                "projector/fc1", new float[] {-9});
        return new WeightAngle(BENCH, before, after);
    }

    /** Two paths take the edge, 0-1-3 and 0-1-2-3: V = (3, 1, 0, 1, 0) becomes (3, 0, 1, 0, 1). */
    @Test
    void weightsCountAsOftenAsPathsTakeThem() {
        assertThat(angle().of(bench("nor_conv_1x1", "skip_connect", "skip_connect")))
                .isCloseTo(Math.acos(9.0 / 11), EPSILON);
        assertThat(angle().of(bench("nor_conv_1x1", "none", "skip_connect"))).isCloseTo(Math.acos(0.9), EPSILON);
        assertThat(angle().of(bench("nor_conv_1x1", "none", "none"))).isCloseTo(0, EPSILON);
    }

    /** A pool of 3 x 3 in the cells of 4, 8 and 16 channels stands for 28 * 9 numbers of 1/9, which stay: 28/9 more. */
    @Test
    void aPoolStaysAsItIs() {
        assertThat(angle().of(bench("nor_conv_1x1", "none", "avg_pool_3x3")))
                .isCloseTo(Math.acos((9 + 28 / 9.0) / (10 + 28 / 9.0)), EPSILON);
    }

    /** In a cell of DARTS paths end at every node, and a skip connection without weights is an identity: a one for each channel. */
    @Test
    void aSkipConnectionOfDartsIsAnIdentity() {
        SearchSpace darts = space("{extends: darts, cells: 3, channels: 4, nodes: 2}");
        List<List<Edge>> nodes = List.of(
                List.of(new Edge("sep_conv_3x3", 0), new Edge("skip_connect", 1)),
                List.of(new Edge("skip_connect", 1), new Edge("skip_connect", 2)));
        List<List<Edge>> weightless = List.of(
                List.of(new Edge("skip_connect", 0), new Edge("skip_connect", 1)),
                List.of(new Edge("skip_connect", 0), new Edge("skip_connect", 1)));
        Genotype genotype = darts.skeleton()
                .shape()
                .genotype(
                        "g",
                        "darts",
                        List.of(
                                darts.skeleton().shape().cell(nodes),
                                darts.skeleton().shape().cell(weightless)),
                        Map.of());
        WeightAngle angle = new WeightAngle(
                darts,
                Map.of("cell0/2<-0/sep_conv_3x3/dw1", new float[] {1, 0}),
                Map.of("cell0/2<-0/sep_conv_3x3/dw1", new float[] {0, 1}));
        // cell 0: the convolution on 0-2 and 0-2-3 twice; skips of 4 channels: 1-2 twice, 1-3 once, 2-3 for each path
        // into 2
        double ofCell0 = 4 * (2 + 1 + 2);
        // cells 1 and 2 reduce, 8 and 16 channels: four skips, each on one path
        double ofReductions = 4 * (8 + 16);
        double still = ofCell0 + ofReductions;
        assertThat(angle.of(genotype)).isCloseTo(Math.acos(still / (still + 2)), EPSILON);
    }
}
