package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.training.LossScale;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerKeysTest {
    @TempDir
    private Path path;

    private LoadedExperiment read(String compiler) {
        Path file = path.resolve("a.yaml");
        String text = "experiment: a\ncompiler: {" + compiler + "}\n";
        return ExperimentReader.read(file, new Source(file.toString(), text), List.of());
    }

    private static String resolved(LoadedExperiment loaded) {
        return ResolvedWriter.write(loaded.experiment());
    }

    @Test
    void aLossScaleBelongsToMixedPrecision() {
        assertThat(read("loss-scale: dynamic").warnings()).singleElement().satisfies(problem -> {
            assertThat(problem.at().column()).isEqualTo(24);
            assertThat(problem.message()).startsWith("only precision: mixed multiplies a loss by a scale");
        });
        assertThat(read("precision: mixed, loss-scale: dynamic").warnings()).isEmpty();
    }

    /** So that what earlier builds wrote stays what this one writes. */
    @Test
    void onlyMixedPrecisionPrintsIt() {
        assertThat(resolved(read("precision: float32"))).doesNotContain("loss-scale");
        assertThat(resolved(read("precision: mixed")))
                .contains("loss-scale: dynamic(65536, growth=2, backoff=0.5, interval=2000)");
        LoadedExperiment loaded = read("precision: mixed, loss-scale: \"dynamic(1024, growth=4)\"");
        assertThat(loaded.experiment().compiler().precision()).isEqualTo(Precision.MIXED);
        assertThat(loaded.experiment().compiler().lossScale()).isEqualTo(new LossScale(1024, 4, 0.5, 2000));
    }
}
