package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.ExperimentReader;
import org.astrapia.data.batch.Batch;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.network.SupernetPart;
import org.astrapia.space.Alphas;
import org.astrapia.space.KeptOperations;
import org.astrapia.space.Mixing;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** A single architecture inside of the supernet. */
class SinglePathGraphTest {
    private static final SearchSpace SPACE =
            Samples.space(List.of("none", "skip_connect", "max_pool_3x3", "sep_conv_3x3"), Map.of());

    private static SupernetModel model(Passes passes) {
        SupernetModel model =
                SupernetModel.compile(SPACE, Samples.search(new Mixing.Softmax()), Samples.target(8, passes));
        model.initialize(4);
        return model;
    }

    /** Edges without an operation: 2 <- 1 and 3 <- 0. */
    private static MixingWeights path() {
        Cell cell = new Cell(
                List.of(
                        List.of(new Edge("sep_conv_3x3", 0)),
                        List.of(new Edge("max_pool_3x3", 1), new Edge("skip_connect", 2))),
                List.of(2, 3));
        return MixingWeights.of(SPACE, new Genotype("path", "sample", cell, cell, Map.of()));
    }

    @Test
    void passesDoNotChangeIt() {
        Batch batch = Samples.batch(6, 8, 1);
        try (SupernetModel all = model(Samples.ALL);
                SupernetModel none = model(Samples.NONE)) {
            double mixed = all.look(batch).loss();
            all.mixBy(path());
            none.mixBy(path());
            double loss = all.look(batch).loss();
            assertThat(loss)
                    .isNotCloseTo(mixed, within(1e-3))
                    .isCloseTo(none.look(batch).loss(), within(1e-4));
            assertThat(all.weightStep(batch, 0.1).loss())
                    .isCloseTo(none.weightStep(batch, 0.1).loss(), within(1e-4));
            assertThat(all.look(batch).loss()).isCloseTo(none.look(batch).loss(), within(1e-3));
            float[] logits = all.logits(batch);
            float[] others = none.logits(batch);
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).isCloseTo(others[i], within(2e-3f));
            }
            all.mixByAlpha();
            assertThat(all.logits(batch)).isNotEqualTo(logits);
        }
    }

    /** The weights of operations that are not in the path have no gradient: without momentum and decay they stay. */
    @Test
    void aStepMovesTheWeightsOfThePathAlone() {
        try (SupernetModel model = model(Samples.ALL)) {
            Map<String, float[]> before = model.body();
            model.mixBy(path());
            model.weightStep(Samples.batch(6, 8, 1), 0.1);
            Map<String, float[]> after = model.body();
            assertThat(move(before, after, "cell0/2<-0/sep_conv_3x3/dw1")).isGreaterThan(1e-3);
            // decay alone: 0.1 * 3e-4 of each weight
            assertThat(move(before, after, "cell0/2<-1/sep_conv_3x3/dw1")).isLessThan(1e-4);
        }
    }

    private static double move(Map<String, float[]> before, Map<String, float[]> after, String name) {
        double most = 0;
        for (int i = 0; i < before.get(name).length; i++) {
            most = Math.max(most, Math.abs(before.get(name)[i] - after.get(name)[i]));
        }
        return most;
    }

    /** Of two batches the means of what each alone gives; nothing else changes. */
    @Test
    void statisticsAreTheMeansOfSomeBatches() {
        List<Batch> batches = List.of(Samples.batch(6, 8, 1), Samples.batch(6, 8, 2, 3));
        try (SupernetModel model = model(Samples.ALL)) {
            model.mixBy(path());
            float[] weights = model.state().get("weights");
            model.takeStatistics(batches.subList(0, 1));
            float[] first = model.state().get("statistics");
            model.takeStatistics(batches.subList(1, 2));
            float[] second = model.state().get("statistics");
            model.takeStatistics(batches);
            float[] both = model.state().get("statistics");
            for (int i = 0; i < both.length; i++) {
                assertThat(both[i]).isCloseTo((first[i] + second[i]) / 2, within(1e-4f * (1 + Math.abs(both[i]))));
            }
            assertThat(first).isNotEqualTo(second);
            assertThat(model.state().get("weights")).isEqualTo(weights);
        }
    }

    /**
     * With a factor that drowns the network's part the loss is -f mean((sigmoid(alpha) - 1/2)^2). At alpha = 0 its Hessian is diagonal,
     * -2 f / 16 / count.
     */
    @Test
    void theHessianByAlphaIsThatOfAKnownLoss() {
        String text = """
                experiment: hessian
                data: {dataset: shapes}
                space: {extends: fairdarts, cells: 3, channels: 4, nodes: 2, operations: [skip_connect, sep_conv_3x3]}
                search: {mixing: sigmoid, loss: {architecture: cross-entropy + 10000 * zero-one(l2)}}
                """;
        Experiment experiment = ExperimentReader.read(Path.of("h.yaml"), new Source("h.yaml", text), List.of())
                .experiment();
        try (SupernetModel model =
                SupernetModel.compile(experiment.space(), experiment.search(), Samples.target(8, Samples.ALL))) {
            model.initialize(1);
            int size = model.alphaCount();
            double[] vector = new SplittableRandom(1).doubles(size, -1, 1).toArray();
            float[] alpha = model.state().get("alpha");
            double[] product = model.hessianTimes(List.of(Samples.batch(6, 8, 1)), vector);
            for (int i = 0; i < size; i++) {
                double expected = -2 * 10000 / 16.0 / size * vector[i];
                assertThat(product[i]).isCloseTo(expected, within(0.1 * Math.abs(expected) + 0.3));
            }
            assertThat(model.state().get("alpha")).isEqualTo(alpha);
        }
    }

    /** Operations that an edge has lost are not in the graph; what is dropped in a step is there in an evaluation. */
    @Test
    void aPartOfTheSupernetHasFewerOperations() {
        Batch batch = Samples.batch(6, 8, 1);
        try (SupernetModel whole = model(Samples.ALL)) {
            Alphas alphas = whole.alphas();
            alphas.kinds().forEach(rows -> {
                for (float[] row : rows) {
                    row[1] = 3;
                    row[3] = 2;
                }
            });
            KeptOperations kept = KeptOperations.all(SPACE).strongest(2, new Mixing.Softmax(), alphas);
            assertThat(kept.kinds().get(1).get(0)).containsExactlyInAnyOrder(1, 3);
            whole.set(kept.only(alphas));
            SupernetPart part = new SupernetPart(SPACE, kept, true);
            try (SupernetModel fewer =
                    SupernetModel.compile(part, Samples.search(new Mixing.Softmax()), Samples.target(8, Samples.ALL))) {
                fewer.initialize(4);
                fewer.adopt(whole.body());
                fewer.set(whole.alphas());
                assertThat(fewer.operations()).isLessThan(whole.operations());
                assertThat(fewer.look(batch).loss()).isCloseTo(whole.look(batch).loss(), within(0.3));
                double loss = fewer.look(batch).loss();
                fewer.drop(0.9, 5);
                assertThat(fewer.look(batch).loss()).isEqualTo(loss);
                assertThat(fewer.weightStep(batch, 0.1).loss()).isNotEqualTo(loss);
            }
        }
    }
}
