package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelFreeLoss.Measure;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.space.Mixing;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a budget expects of weights that are 1 for the operations of one architecture is the size of that network. */
class ExpectedSizeTest {
    private static final double TARGET = 1000;
    private static final double MILLISECONDS = 1e-6;

    @ParameterizedTest
    @EnumSource
    void ofAnArchitectureOfNasBench201(Measure measure) {
        SearchSpace given = BuiltInSpaces.load("nas-bench-201");
        SearchSpace space = new SearchSpace(
                given.name(), 2, 6, given.nodes(), given.operations(), given.definitions(), given.skeleton());
        String text = "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_1x1~1|+|avg_pool_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
        check(
                space,
                EdgeTexts.read(
                        new Source("text", text), "text", space.definitions().keySet()),
                measure);
    }

    /** With one node in a cell a genotype keeps all edges. */
    @ParameterizedTest
    @EnumSource
    void ofAnArchitectureOfDarts(Measure measure) {
        SearchSpace space = new SearchSpace(
                "darts", 5, 6, 1, BuiltInSpaces.load("darts").operations(), BuiltInSpaces.definitions());
        for (int seed = 1; seed < 6; seed++) {
            check(space, RandomGenotypes.draw(space, seed, "any"), measure);
        }
    }

    private static void check(SearchSpace space, Genotype genotype, Measure measure) {
        Input input = Input.squares(16, 7);
        NetworkCounts counts = NetworkCounts.of(Networks.derived(
                Architecture.of(genotype, space),
                new DerivedNetwork.Form(space.cells(), space.channels(), 0, false),
                input));
        double counted = measure == Measure.PARAMETERS ? counts.parameters() : counts.multiplyAdds();
        if (measure == Measure.MILLISECONDS) {
            counted *= MILLISECONDS;
        }
        Loss loss = new LabelLoss.CrossEntropy();
        Loss budget = new LabelFreeLoss.Budget(measure, TARGET);
        Program program = Networks.supernet(
                space,
                new Supernet.Form(
                        new Mixing.Softmax(),
                        loss,
                        new Loss.Total(List.of(loss, budget)),
                        0,
                        new MixedChannels.All(),
                        Optional.of(latencies(new SpaceParts(space, input)))),
                input);

        LossOp.Budget expected = program.values().stream()
                .map(Value::op)
                .filter(LossOp.Budget.class::isInstance)
                .map(LossOp.Budget.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(excess(expected, MixingWeights.of(space, genotype)))
                .isCloseTo(counted / TARGET - 1, within(1e-9 * counted));
    }

    /** As if a device had a fixed time for every multiplication. */
    private static LatencyTable latencies(SpaceParts parts) {
        Map<LatencyTable.Entry, Double> operations = new HashMap<>();
        for (SpaceParts.Place place : parts.all()) {
            operations.put(place.entry(), NetworkCounts.of(place.alone()).multiplyAdds() * MILLISECONDS);
        }
        double shared = NetworkCounts.of(parts.shared()).multiplyAdds() * MILLISECONDS;
        return new LatencyTable(Path.of("latency.json"), parts.whole(), shared, operations);
    }

    /** A table of other cells, or without an operation, is refused with the reason. */
    @Test
    void aTableOfOtherNetworksDoesNotTell() {
        SearchSpace given = BuiltInSpaces.load("nas-bench-201");
        SearchSpace space = new SearchSpace(
                given.name(), 1, 8, given.nodes(), given.operations(), given.definitions(), given.skeleton());
        SpaceParts parts = new SpaceParts(space, Input.squares(16, 10));
        LatencyTable table = latencies(parts);
        assertThat(parts.flaw(table)).isEmpty();
        assertThat(new SpaceParts(space, Input.squares(32, 10)).flaw(table).orElseThrow())
                .contains("images of 16 pixels", "images of 32 pixels");
        Map<LatencyTable.Entry, Double> some = new HashMap<>(table.operations());
        some.keySet().removeIf(entry -> entry.operation().equals("nor_conv_3x3") && entry.channels() == 16);
        assertThat(parts.flaw(new LatencyTable(table.file(), table.whole(), 1, some))
                        .orElseThrow())
                .contains("nor_conv_3x3", "16 channels of 8 x 8 pixels");
    }

    private static double excess(LossOp.Budget budget, MixingWeights weights) {
        double sum = budget.base();
        for (int kind = 0; kind < budget.costs().size(); kind++) {
            List<Float> flat = new ArrayList<>();
            for (float[] row : weights.kinds().get(kind)) {
                for (float weight : row) {
                    flat.add(weight);
                }
            }
            for (int i = 0; i < flat.size(); i++) {
                sum += flat.get(i) * budget.costs().get(kind).get(i);
            }
        }
        return sum;
    }
}
