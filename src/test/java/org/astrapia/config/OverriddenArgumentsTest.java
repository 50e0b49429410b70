package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code key.argument=value} on the command line. */
class OverriddenArgumentsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("base.yaml"), """
                experiment: base
                data: {dataset: shapes, distribution: exponential(0.1)}
                retrain: {optimizer: "sgd(0.05, momentum=0.8) >> warm-up(2) >> cosine(0.001)"}
                """);
        file = Files.writeString(folder.resolve("a.yaml"), "experiment: a\nextends: base.yaml\n");
    }

    @Test
    void oneArgumentOfWhatAFileOrTheOneBelowItSaysIsChanged() {
        assertThat(value("retrain.optimizer", "retrain.optimizer.rate=0.1"))
                .startsWith("sgd(0.1, momentum=0.8, ")
                .endsWith(" >> warm-up(2) >> cosine(0.001)");
        assertThat(value("retrain.optimizer", "retrain.optimizer.momentum=0.5", "retrain.optimizer.minimum=0"))
                .startsWith("sgd(0.05, momentum=0.5, ")
                .endsWith(" >> cosine(0)");
        assertThat(value("data.distribution", "data.distribution.factor=0.5")).isEqualTo("exponential(0.5)");
    }

    @Test
    void oneOfADefaultIsChangedToo() {
        assertThat(value("search.optimizer.architecture", "search.optimizer.architecture.rate=0.01"))
                .startsWith("adam(0.01, betas=[0.5, 0.999]");
        assertThat(value("derive", "derive.edges=3")).isEqualTo("top(3)");
    }

    @Test
    void theOrderOfTheWordsCounts() {
        assertThat(value("retrain.optimizer", "retrain.optimizer=sgd(1)", "retrain.optimizer.rate=2"))
                .startsWith("sgd(2");
        assertThat(value("retrain.optimizer", "retrain.optimizer.rate=2", "retrain.optimizer=sgd(1)"))
                .startsWith("sgd(1");
        assertThat(value("retrain.optimizer", "retrain.optimizer.rate=2", "~retrain"))
                .doesNotStartWith("sgd(2");
    }

    @Test
    void aWrongValueIsPointedAtWhereItWasTyped() {
        Problem problem = refused("search.epochs=3", "retrain.optimizer.rate=-1");
        assertThat(problem.at()).hasToString("<command line>:1:40");
        assertThat(problem.message()).isEqualTo("`rate` is -1, allowed is above 0 and at most 100");
        assertThat(problem.length()).isEqualTo(2);
    }

    @Test
    void aWrongNameIsAnsweredWithThoseThereAre() {
        Problem problem = refused("retrain.optimizer.rat=1");
        assertThat(problem.at()).hasToString("<command line>:1:1");
        assertThat(problem.message())
                .startsWith(
                        "`retrain.optimizer` is `sgd(0.05, momentum=0.8) >> warm-up(2) >> cosine(0.001)`, which takes no `rat`");
        assertThat(problem.suggestions()).contains("retrain.optimizer.rate");
        assertThat(refused("data.distribution.factor=1", "data.distribution=balanced", "data.distribution.factor=1")
                        .message())
                .isEqualTo("`data.distribution` is `balanced`, which takes no `factor`");
    }

    @Test
    void oneThatSeveralTakeIsAskedFor() {
        assertThat(refused("retrain.optimizer.per=step").suggestions())
                .containsExactly("retrain.optimizer.warm-up.per", "retrain.optimizer.cosine.per");
        assertThat(value("retrain.optimizer", "retrain.optimizer.cosine.per=step"))
                .endsWith("cosine(0.001, per=step)");
    }

    private String value(String key, String... words) {
        return KeyGuide.values(ExperimentReader.read(file, List.of(words)).experiment())
                .get(key);
    }

    private Problem refused(String... words) {
        return catchThrowableOfType(InvalidInputException.class, () -> ExperimentReader.read(file, List.of(words)))
                .problems()
                .get(0);
    }
}
