package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.data.batch.Batch;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** What the steps of a search look at. */
class LabelFreeGraphTest {
    @Test
    void noStepOfASearchWithoutLabelsDependsOnThem() throws Exception {
        Loss twins = new LabelFreeLoss.BarlowTwins(0.0051, List.of(8, 8), 1, true);
        Loss architecture =
                new Loss.Total(List.of(twins, new Loss.Weighted(10, new LabelFreeLoss.ZeroOne(LabelFreeLoss.Norm.L1))));
        assertThat(labels(search(twins, architecture))).isEmpty();
    }

    @Test
    void anOrdinarySearchDoes() throws Exception {
        assertThat(labels(Samples.search(new Mixing.Sigmoid())))
                .contains("step.weights.update", "step.architecture.update");
    }

    @Test
    void eachStepTellsTheTermsOfItsOwnLoss() {
        Loss weights = new LabelFreeLoss.BarlowTwins(0.01, List.of(4), 1, true);
        Loss architecture = new LabelFreeLoss.BarlowTwins(0.02, List.of(4), 1, true);
        SearchSpace space = Samples.space(List.of("skip_connect", "sep_conv_3x3"), Map.of());
        for (var passes : List.of(Samples.ALL, Samples.NONE)) {
            for (Loss other : List.of(weights, architecture)) {
                try (SupernetModel model =
                        SupernetModel.compile(space, search(weights, other), Samples.target(8, passes))) {
                    model.initialize(3);
                    Batch first = Samples.batch(4, 8, 1);
                    Batch batch = new Batch(
                            List.of(first.images(), Samples.batch(4, 8, 2).images()), first.labels());
                    assertThat(model.weightStep(batch, 0.1).terms()).containsKeys("barlow-on", "barlow-off");
                    assertThat(model.architectureStep(batch, 0.1).terms())
                            .containsKey(other.equals(weights) ? "barlow-on" : "barlow-on-2");
                }
            }
        }
    }

    private static Search search(Loss weights, Loss architecture) {
        Search like = Samples.search(new Mixing.Sigmoid());
        return new Search(
                like.method(),
                like.order(),
                like.mixing(),
                like.channels(),
                like.epochs(),
                like.batch(),
                like.split(),
                weights,
                architecture,
                like.weightOptimizer(),
                like.architectureOptimizer(),
                like.testEvery(),
                like.warmUp(),
                like.alphaNoise(),
                like.dropLast(),
                like.limits(),
                like.stop(),
                like.latency(),
                like.architectureEvery(),
                like.task());
    }

    /** Operations of the steps that depend on the labels. */
    private static Set<String> labels(Search search) throws Exception {
        GraphDef graph;
        try (SupernetModel model = SupernetModel.compile(
                Samples.space(List.of("skip_connect", "sep_conv_3x3"), Map.of()),
                search,
                Samples.target(8, Samples.ALL))) {
            graph = GraphDef.parseFrom(model.graphDef());
        }
        Map<String, Set<String>> users = new HashMap<>();
        for (NodeDef node : graph.getNodeList()) {
            for (String input : node.getInputList()) {
                String name = input.replaceAll("^\\^|:\\d+$", "");
                users.computeIfAbsent(name, key -> new HashSet<>()).add(node.getName());
            }
        }
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("labels"));
        while (!open.isEmpty()) {
            for (String user : users.getOrDefault(open.pop(), Set.of())) {
                if (reached.add(user)) {
                    open.push(user);
                }
            }
        }
        reached.removeIf(name -> !name.startsWith("step."));
        return reached;
    }
}
