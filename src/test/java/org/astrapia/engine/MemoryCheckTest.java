package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.network.Input;
import org.astrapia.run.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
    private static final long GIGABYTE = 1_000_000_000;

    @TempDir
    Path home;

    private List<String> findings(Plan plan, long availableBytes, String... overrides) {
        return findings(plan, availableBytes, List.of(90_000, 90_000), overrides);
    }

    private List<String> findings(Plan plan, long availableBytes, List<Integer> counts, String... overrides) {
        Experiment experiment = new TinyRun(home).experiment(overrides).experiment();
        MemoryCheck check = new MemoryCheck(
                experiment,
                Input.squares(32, counts),
                counts.stream().mapToInt(Integer::intValue).toArray(),
                availableBytes);
        return check.findings(plan, Optional.empty()).stream()
                .map(finding -> finding.keys().get(0) + ": " + finding.message())
                .toList();
    }

    @Test
    void whatFitsIsLetThrough() {
        assertThat(findings(Plan.RUN, 2 * GIGABYTE)).isEmpty();
    }

    @Test
    void eachStageIsLookedAt() {
        requireOne("search.batch: the search takes about", Plan.RUN, "search.batch=20000");
        requireOne("retrain.batch: the retraining takes about", Plan.RUN, "retrain.batch=20000", "baseline=none");
        requireOne(
                "retrain.batch: resnet-18 takes about",
                Plan.RUN,
                "retrain.network=resnet-8",
                "baseline=resnet-18",
                "baseline-recipe=retrain",
                "retrain.batch=500");
        requireOne(
                "baseline: resnet-18 takes about 1.9 GB of memory with 128 images per step",
                Plan.RUN,
                1_500_000_000,
                "retrain.network=resnet-8",
                "baseline=resnet-18",
                "retrain.batch=16");
        assertThat(findings(Plan.SEARCH, 2 * GIGABYTE, "retrain.batch=20000")).isEmpty();
    }

    @Test
    void preTrainingSeesTwoViewsOfEveryImage() {
        String[] changes = {
            "baseline=none",
            "retrain.auxiliary=0",
            "retrain.loss=cross-entropy",
            "retrain.batch=2000",
            "retrain.pretrain.epochs=1",
            "retrain.pretrain.loss=barlow-twins(projector=[8, 8])"
        };
        long labels = bytes(findings(Plan.RUN, 0, changes), "retrain.batch: the retraining");
        long views = bytes(findings(Plan.RUN, 0, changes), "retrain.pretrain.batch: the pre-training");
        assertThat(views - GIGABYTE).isGreaterThan((labels - GIGABYTE) * 17 / 10);
    }

    /** The average itself, and its part of the checkpoint. */
    @Test
    void aMovingAverageOfTheWeightsIsACopyOfThem() {
        String[] changes = {
            "baseline=none",
            "retrain.auxiliary=0",
            "retrain.network=resnet-18",
            "retrain.parameters=200M",
            "retrain.batch=2",
            "retrain.ema=0"
        };
        long without = bytes(findings(Plan.RUN, 0, changes), "retrain.batch: the retraining");
        changes[5] = "retrain.ema=0.9";
        long with = bytes(findings(Plan.RUN, 0, changes), "retrain.batch: the retraining");
        assertThat((with - without) / 1e9).isCloseTo(1.6, within(0.11));
    }

    @Test
    void ofRandomCandidatesTheLargestCounts() {
        String[] changes = {"search.method=random(9)", "search.batch=9000", "retrain.batch=16", "baseline=none"};
        requireOne("search.batch: a random candidate takes about", Plan.RUN, changes);
        changes[0] = "search.method=random(1)";
        long first = bytes(findings(Plan.RUN, 0, changes), "search.batch");
        changes[0] = "search.method=random(9)";
        assertThat(bytes(findings(Plan.RUN, 0, changes), "search.batch")).isGreaterThan(first);
    }

    @Test
    void noStepHasMoreImagesThanAnEpochShows() {
        List<Integer> few = List.of(9, 9);
        assertThat(findings(Plan.SEARCH, 2 * GIGABYTE, few, "search.batch=1000000"))
                .isEmpty();

        List<Integer> uneven = List.of(20_000, 1);
        String[] changes = {"retrain.batch=40000", "baseline=none", "retrain.sampler=oversample", "search.epochs=1"};
        long oversampled = bytes(findings(Plan.RETRAIN, 0, uneven, changes), "retrain.batch");
        changes[2] = "retrain.sampler=natural";
        assertThat(oversampled).isGreaterThan(bytes(findings(Plan.RETRAIN, 0, uneven, changes), "retrain.batch"));
    }

    @Test
    void aSearchShowsEachPartOfItsImagesToItself() {
        List<Integer> counts = List.of(20_000, 20_000);
        for (String method : List.of("differentiable", "random(1)")) {
            String[] changes = {"search.method=" + method, "search.batch=40000", "search.split=0.5"};
            long half = bytes(findings(Plan.SEARCH, 0, counts, changes), "search.batch");
            changes[2] = "search.split=0.9";
            assertThat(half).as(method).isLessThan(bytes(findings(Plan.SEARCH, 0, counts, changes), "search.batch"));
        }
    }

    @Test
    void aProbeTrainsNoNetworkOfItsOwn() {
        assertThat(findings(
                        Plan.RUN,
                        2 * GIGABYTE,
                        "baseline=none",
                        "retrain.auxiliary=0",
                        "retrain.loss=cross-entropy",
                        "retrain.batch=20000",
                        "retrain.head=probe",
                        "retrain.pretrain.epochs=1",
                        "retrain.pretrain.batch=16",
                        "retrain.pretrain.loss=barlow-twins(projector=[8, 8])"))
                .isEmpty();
    }

    @Test
    void whoSaysUncheckedMayTry() {
        assertThat(findings(Plan.RUN, 2 * GIGABYTE, "search.batch=20000", "compiler.memory=unchecked"))
                .isEmpty();
    }

    private void requireOne(String beginning, Plan plan, String... changes) {
        requireOne(beginning, plan, 2 * GIGABYTE, changes);
    }

    private void requireOne(String beginning, Plan plan, long availableBytes, String... changes) {
        assertThat(findings(plan, availableBytes, changes))
                .singleElement()
                .asString()
                .startsWith(beginning);
    }

    /** What a stage takes, to a tenth of a gigabyte. */
    private static long bytes(List<String> findings, String stage) {
        return findings.stream()
                .filter(finding -> finding.startsWith(stage))
                .map(finding -> finding.replaceAll(".* takes about ([0-9.]+) GB.*", "$1"))
                .mapToLong(gigabytes -> (long) (Double.parseDouble(gigabytes) * GIGABYTE))
                .findFirst()
                .orElseThrow();
    }
}
