package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.astrapia.config.Experiment.Search;
import org.astrapia.data.batch.Batch;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

class SupernetModelTest {
    private static final SearchSpace SPACE =
            Samples.space(List.of("none", "max_pool_3x3", "skip_connect", "sep_conv_3x3", "dil_conv_3x3"), Map.of());
    private static final Search SEARCH = Samples.search(new Mixing.Sigmoid());
    private static final Target TARGET = Samples.target(16, Samples.ALL);

    @Test
    void twoBuildsGiveOneGraph() {
        try (SupernetModel first = SupernetModel.compile(SPACE, SEARCH, TARGET);
                SupernetModel second = SupernetModel.compile(SPACE, SEARCH, TARGET)) {
            assertThat(first.graphDef()).isEqualTo(second.graphDef());
        }
    }

    @Test
    void aSavedStateGoesOnInAnotherBuildOfTheGraphWithTheVerySameNumbers() {
        Map<String, float[]> state;
        StepResult expected;
        Map<String, float[]> end;
        try (SupernetModel model = SupernetModel.compile(SPACE, SEARCH, TARGET)) {
            model.initialize(7);
            steps(model, 0, 3);
            state = model.state();
            expected = steps(model, 3, 6);
            end = model.state();
        }
        try (SupernetModel model = SupernetModel.compile(SPACE, SEARCH, TARGET)) {
            model.restore(state);
            assertThat(steps(model, 3, 6)).isEqualTo(expected);
            assertThat(model.state()).containsOnlyKeys(end.keySet());
            end.forEach((name, values) ->
                    assertThat(model.state().get(name)).as(name).containsExactly(values));
        }
    }

    @Test
    void eachStepChangesItsOwnParametersAlone() {
        try (SupernetModel model = SupernetModel.compile(SPACE, SEARCH, TARGET)) {
            model.initialize(7);
            Map<String, float[]> begin = model.state();
            model.architectureStep(Samples.batch(4, 16, 1), 3e-3);
            assertThat(model.state().get("weights")).containsExactly(begin.get("weights"));
            assertThat(model.state().get("alpha")).isNotEqualTo(begin.get("alpha"));
            Map<String, float[]> middle = model.state();
            model.weightStep(Samples.batch(4, 16, 2), 0.025);
            assertThat(model.state().get("alpha")).containsExactly(middle.get("alpha"));
            assertThat(model.state().get("weights")).isNotEqualTo(middle.get("weights"));
        }
    }

    @Test
    void firstWeightsDependOnTheSeedAndNotOnThePasses() {
        try (SupernetModel all = SupernetModel.compile(SPACE, SEARCH, TARGET);
                SupernetModel none = SupernetModel.compile(SPACE, SEARCH, Samples.target(16, Samples.NONE))) {
            all.initialize(1);
            none.initialize(1);
            assertThat(none.state().get("weights")).containsExactly(all.state().get("weights"));
            none.initialize(2);
            assertThat(none.state().get("weights")).isNotEqualTo(all.state().get("weights"));
        }
    }

    @Test
    void aStateOfAnotherNetworkIsRefused() {
        try (SupernetModel model = SupernetModel.compile(SPACE, SEARCH, TARGET)) {
            assertThatThrownBy(() -> model.restore(Map.of("weights", new float[3])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("variable 'weights' of the saved state has 3 numbers");
        }
    }

    @Test
    void whatAStepDrawsDependsOnItsSeedAlone() {
        Search search = Samples.search(new Mixing.Gumbel(10, 0.1));
        try (SupernetModel model = SupernetModel.compile(SPACE, search, TARGET)) {
            model.initialize(7);
            Map<String, float[]> begin = model.state();
            float[] first = alphaAfter(model, begin, 5, 10);
            assertThat(alphaAfter(model, begin, 5, 10)).containsExactly(first);
            assertThat(alphaAfter(model, begin, 6, 10)).isNotEqualTo(first);
            assertThat(alphaAfter(model, begin, 5, 0.1)).isNotEqualTo(first);
            assertThat(model.logits(Samples.batch(4, 16, 1)))
                    .as("an evaluation draws nothing")
                    .containsExactly(model.logits(Samples.batch(4, 16, 1)));
        }
    }

    private static float[] alphaAfter(SupernetModel model, Map<String, float[]> begin, long seed, double temperature) {
        model.restore(begin);
        model.draw(seed, temperature);
        model.architectureStep(Samples.batch(4, 16, 1), 3e-3);
        return model.state().get("alpha");
    }

    private static StepResult steps(SupernetModel model, int from, int to) {
        StepResult last = null;
        for (int i = from; i < to; i++) {
            Batch batch = Samples.batch(4, 16, i);
            model.architectureStep(batch, 3e-3);
            last = model.weightStep(batch, 0.025);
        }
        return last;
    }
}
