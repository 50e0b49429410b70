package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.graph.Execution;
import org.astrapia.graph.Target;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
    private static final long GIGABYTE = 1_000_000_000;

    @TempDir
    Path home;

    private void require(Plan plan, long availableBytes, String... overrides) {
        Experiment experiment = new TinyRun(home).experiment(overrides).experiment();
        Target target = new Target(
                32, 32, 3, List.of(90_000, 90_000), experiment.compiler().passes(), Execution.CPU);
        MemoryCheck.require(plan, experiment, target, Optional.empty(), availableBytes);
    }

    @Test
    void whatFitsIsLetThrough() {
        assertThatCode(() -> require(Plan.RUN, 2 * GIGABYTE)).doesNotThrowAnyException();
    }

    @Test
    void eachStageIsLookedAt() {
        assertThatThrownBy(() -> require(Plan.RUN, 2 * GIGABYTE, "search.batch=20000"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the search takes about");
        assertThatThrownBy(() -> require(Plan.RUN, 2 * GIGABYTE, "retrain.batch=20000"))
                .hasMessageContaining("the retraining takes about");
        assertThatThrownBy(() -> require(
                        Plan.RUN, 2 * GIGABYTE, "retrain.network=resnet-8", "baseline=resnet-18", "retrain.batch=500"))
                .hasMessageContaining("resnet-18 takes about");
        assertThatCode(() -> require(Plan.SEARCH, 2 * GIGABYTE, "retrain.batch=20000"))
                .doesNotThrowAnyException();
    }

    @Test
    void parametersTakeMemoryToo() {
        String loss = "barlow-twins(projector=[65536, 65536, 65536])";
        assertThatThrownBy(() -> require(Plan.SEARCH, 100 * GIGABYTE, "search.loss.weights=" + loss))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the search takes about 138.");
    }

    @Test
    void noStepHasMoreImagesThanThereAre() {
        Experiment experiment =
                new TinyRun(home).experiment("search.batch=1000000").experiment();
        Target few = new Target(32, 32, 3, List.of(9, 9), experiment.compiler().passes(), Execution.CPU);
        assertThatCode(() -> MemoryCheck.require(Plan.SEARCH, experiment, few, Optional.empty(), 2 * GIGABYTE))
                .doesNotThrowAnyException();
    }

    @Test
    void whoSaysUncheckedMayTry() {
        assertThatCode(() -> require(Plan.RUN, 2 * GIGABYTE, "search.batch=20000", "compiler.memory=unchecked"))
                .doesNotThrowAnyException();
    }
}
