package org.astrapia.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.config.KeyGuide;
import org.junit.jupiter.api.Test;

/** Several values of a key, on the command line and in a file. */
class SweepReaderTest {
    private static final String EXPERIMENT = Sweeps.EXPERIMENT;

    @Test
    void valuesWithCommasRangesAndListsAreSeveralRuns() {
        assertThat(Sweeps.labels(EXPERIMENT, "seed=1..3")).isEqualTo("seed=1\nseed=2\nseed=3");
        assertThat(Sweeps.labels(EXPERIMENT, "search.epochs=1..9..4"))
                .isEqualTo("search.epochs=1\nsearch.epochs=5\nsearch.epochs=9");
        assertThat(Sweeps.labels(EXPERIMENT, "space.channels=8,16", "data.distribution=[balanced, exponential(0.1)]"))
                .isEqualTo("""
                        space.channels=8, data.distribution=balanced
                        space.channels=8, data.distribution=exponential(0.1)
                        space.channels=16, data.distribution=balanced
                        space.channels=16, data.distribution=exponential(0.1)""");
        assertThat(Sweeps.labels(EXPERIMENT, "seed=7, 1..2")).isEqualTo("seed=7\nseed=1\nseed=2");
    }

    @Test
    void aListOfListsIsForKeysWhoseValueIsAList() {
        String two = "space.operations=[skip_connect, sep_conv_3x3]\nspace.operations=[skip_connect, max_pool_3x3]";
        String lists = "[skip_connect, sep_conv_3x3], [skip_connect, max_pool_3x3]";
        assertThat(Sweeps.labels(EXPERIMENT, "space.operations=[" + lists + "]"))
                .isEqualTo(two);
        assertThat(Sweeps.labels(EXPERIMENT, "space.operations=" + lists)).isEqualTo(two);
        assertThat(Sweeps.read(EXPERIMENT, "space.operations=[skip_connect, sep_conv_3x3]"))
                .isEmpty();
    }

    @Test
    void commasWithinAValueDoNotCutIt() {
        assertThat(Sweeps.read(EXPERIMENT, "data.augment=mixup(0.2, late=3)")).isEmpty();
        assertThat(Sweeps.labels(EXPERIMENT, "search.optimizer.weights=sgd(0.1, momentum=0.9), adam(0.1)"))
                .isEqualTo("search.optimizer.weights=sgd(0.1, momentum=0.9)\nsearch.optimizer.weights=adam(0.1)");
        assertThat(Sweeps.read(EXPERIMENT, "data.path=a,b")).isEmpty();
    }

    @Test
    void anArgumentOfAnExpressionMayHaveSeveralValues() {
        String key = "search.optimizer.weights";
        PlannedSweep planned = Sweeps.read(EXPERIMENT, key + "=sgd(0.2, momentum=0.5)", key + ".rate=0.1,0.05")
                .orElseThrow();
        assertThat(planned.sweep().trials())
                .extracting(Trial::label)
                .containsExactly(key + ".rate=0.1", key + ".rate=0.05");
        assertThat(planned.experiments())
                .extracting(loaded -> KeyGuide.values(loaded.experiment()).get(key))
                .allSatisfy(text -> assertThat(text).contains("momentum=0.5"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("sgd(0.1,"),
                        second -> assertThat(second).contains("sgd(0.05,"));
        assertThat(Sweeps.read(EXPERIMENT, "search.optimizer.architecture.betas=[0.5, 0.999]"))
                .as("one list is one value")
                .isEmpty();
        assertThat(Sweeps.problems(EXPERIMENT, key + ".rates=0.1,0.05")).isNotEmpty();
        String text = EXPERIMENT + "sweep: {axes: {search.optimizer.weights.rate: [0.1, 0.05]}}\n";
        assertThat(Sweeps.labels(text)).isEqualTo(key + ".rate=0.1\n" + key + ".rate=0.05");
    }

    @Test
    void eachTrialIsTheExperimentWithItsValues() {
        PlannedSweep planned =
                Sweeps.read(EXPERIMENT, "seed=4,5", "search.epochs=2").orElseThrow();
        assertThat(planned.experiments())
                .extracting(loaded -> loaded.experiment().seed().data())
                .containsExactly(4L, 5L);
        assertThat(planned.experiments())
                .allSatisfy(loaded ->
                        assertThat(loaded.experiment().search().epochs()).isEqualTo(2));
        assertThat(planned.sweep().trials()).extracting(Trial::id).doesNotHaveDuplicates();
        assertThat(Sweeps.read(EXPERIMENT, "search.epochs=2", "seed=5,4")
                        .orElseThrow()
                        .sweep()
                        .trials()
                        .get(0)
                        .id())
                .as("the id is that of the content")
                .isEqualTo(planned.sweep().trials().get(1).id());
    }

    @Test
    void aFileSaysTheSame() {
        String text = EXPERIMENT + """
                sweep:
                  axes:
                    seed: 1..2
                    data.distribution: [balanced, exponential(0.1)]
                    search: {epochs: "1, 2"}
                  exclude: [{seed: 2, search.epochs: 2}]
                  baseline: {data.distribution: balanced}
                  jobs: 2
                  budget: 90min
                """;
        PlannedSweep planned = Sweeps.read(text).orElseThrow();
        assertThat(planned.sweep().trials()).hasSize(6);
        assertThat(planned.sweep().baseline()).containsEntry("data.distribution", "balanced");
        assertThat(planned.sweep().settings().jobs()).hasValue(2);
        assertThat(planned.sweep().settings().budget())
                .hasValueSatisfying(budget -> assertThat(budget).hasMinutes(90));
        assertThat(Sweeps.labels(text, "search.epochs=1", "seed=9"))
                .as("a word replaces an axis")
                .isEqualTo("""
                seed=9, data.distribution=balanced, search.epochs=1
                seed=9, data.distribution=exponential(0.1), search.epochs=1""");
        assertThat(Sweeps.read(text, "~sweep")).isEmpty();
    }

    @Test
    void axesMayChangeTogether() {
        String text = EXPERIMENT + """
                sweep:
                  axes: {space.cells: [3, 5], space.channels: [4, 8], seed: [1, 2]}
                  zip: [[space.cells, space.channels]]
                """;
        assertThat(Sweeps.labels(text)).isEqualTo("""
                space.cells=3, space.channels=4, seed=1
                space.cells=3, space.channels=4, seed=2
                space.cells=5, space.channels=8, seed=1
                space.cells=5, space.channels=8, seed=2""");
    }

    @Test
    void wrongValuesAreToldAtTheirPlacesBeforeAnythingRuns() {
        assertThat(Sweeps.problems(EXPERIMENT, "seed=1,x,3"))
                .containsExactly("<command line>:1:8: expected a whole number (0 or more), found `x`");
        assertThat(Sweeps.problems(EXPERIMENT, "seed=3..1"))
                .containsExactly("<command line>:1:6: `3..1` has no numbers: the first must not be above the last");
        assertThat(Sweeps.problems(EXPERIMENT, "seed=1..99999"))
                .singleElement()
                .asString()
                .contains("at most 10000");
        assertThat(Sweeps.problems(EXPERIMENT, "data.distribution=[balanced, expnential(0.1)]"))
                .singleElement()
                .asString()
                .startsWith("<command line>:1:30: ")
                .contains("Maybe exponential");
        assertThat(Sweeps.problems(EXPERIMENT, "seed=1,1"))
                .containsExactly("<command line>:1:8: this value stands twice: seed=1 would be run twice");
        assertThat(Sweeps.problems(EXPERIMENT, "seed=1..200", "search.epochs=1..100"))
                .singleElement()
                .asString()
                .contains("20,000 combinations", "at most 10,000");
    }

    @Test
    void aMistakeInTheSectionIsToldWithItsPlace() {
        String text = EXPERIMENT + """
                sweep:
                  axes: {seeds: [1, 2], space.channels: [8, eight]}
                  job: 2
                """;
        assertThat(Sweeps.problems(text))
                .satisfiesExactly(
                        axis -> assertThat(axis)
                                .startsWith("small.yaml:6:10: unknown key `seeds`")
                                .contains("Maybe seed"),
                        value -> assertThat(value).startsWith("small.yaml:6:45: expected a whole number"),
                        key -> assertThat(key)
                                .startsWith("small.yaml:7:3: unknown key `job` in `sweep`")
                                .endsWith("Maybe jobs"));
        String others = EXPERIMENT + """
                sweep:
                  axes: {seed: [1, 2], space.channels: [8, 16, 32]}
                  zip: [[seed, space.channels]]
                """;
        assertThat(Sweeps.problems(others))
                .containsExactly(
                        "small.yaml:6:41: `space.channels` has 3 values and `seed` has 2; axes that change together have as many");
        String baseline = EXPERIMENT + """
                sweep:
                  axes: {space.channels: [8, 16]}
                  baseline: {space.channels: 9}
                  slurm: {time: 1min}
                """;
        assertThat(Sweeps.problems(baseline))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("small.yaml:8:17: a worker is told 120 s before"));
        assertThat(Sweeps.problems(baseline, "sweep.slurm.time=1h"))
                .singleElement()
                .asString()
                .startsWith("small.yaml:7:30: `9` is no value of the axis `space.channels`; it has 8, 16");
    }

    @Test
    void aMistakeInEveryTrialIsToldOnce() {
        assertThat(Sweeps.problems(EXPERIMENT + "retrain: {epochs: many}\n", "seed=1..5"))
                .hasSize(1);
    }

    @Test
    void anAxisThatChangesNothingIsRefused() {
        assertThat(Sweeps.problems(EXPERIMENT, "search.optimizer.weights=[adam(0.1), adam(1e-1)]"))
                .singleElement()
                .asString()
                .contains("are the same run");
    }

    @Test
    void asJsonASweepReadsBackAsItIs() throws Exception {
        Sweep sweep = Sweeps.read(
                        EXPERIMENT,
                        "seed=1..2",
                        "sweep.jobs=auto",
                        "sweep.slurm.time=1-02:00:00",
                        "sweep.slurm.gpus=1",
                        "sweep.slurm.memory=4GB",
                        "sweep.slurm.options=[--exclusive]")
                .orElseThrow()
                .sweep();
        String text = org.astrapia.language.JsonText.document(sweep.toJson());
        assertThat(Sweep.of(org.astrapia.language.Json.parse(text))).isEqualTo(sweep);
        assertThat(sweep.settings().slurm().clock()).hasValue("1-02:00:00");
        assertThat(List.of(sweep.settings().slurm().megabytes().orElseThrow())).containsExactly(4096L);
    }
}
