package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.space.Mixing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments that come with the program. */
class ExperimentFilesTest {
    private static final Path EXPERIMENTS = Path.of("experiments");

    @TempDir
    private Path folder;

    static List<Path> experiments() throws IOException {
        try (var files = Files.walk(EXPERIMENTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void isReadWithoutWarningsAndResolvesToAnEqualExperiment(Path file) throws IOException {
        LoadedExperiment loaded = ExperimentReader.read(file, data(Files.readString(file)));

        Path resolved = Files.writeString(folder.resolve("resolved.yaml"), ResolvedWriter.write(loaded.experiment()));

        assertThat(loaded.warnings()).isEmpty();
        assertThat(ExperimentReader.read(resolved, List.of()).experiment()).isEqualTo(loaded.experiment());
    }

    /** A place where the data of an experiment could be. */
    private List<String> data(String experiment) throws IOException {
        if (experiment.contains("dataset: shapes")) {
            return List.of();
        }
        boolean isFile = experiment.contains("dataset: npz");
        return List.of("data.path=" + (isFile ? Files.createFile(folder.resolve("images.npz")) : folder));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void saysWhatItIsAndWhereItsSchemaLies(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String modeline = "# yaml-language-server: $schema=";
        String schema = lines.stream()
                .filter(line -> line.startsWith(modeline))
                .findFirst()
                .orElseThrow()
                .substring(modeline.length());

        assertThat(lines.get(0)).startsWith("# ");
        assertThat(file.resolveSibling(schema)).exists();
    }

    /** Not even in a comment: it decides on untrained weights. */
    @ParameterizedTest
    @MethodSource("experiments")
    void pullsAlphaByTheZeroOneLossOfFairDartsCode(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContain("l1");
    }

    @Test
    void theSmallPairDiffersOnlyInTheSearch() {
        List<String> path = List.of("data.path=" + folder);
        Experiment fair = ExperimentReader.read(EXPERIMENTS.resolve("cifar10-lt-small.yaml"), path)
                .experiment();
        Experiment darts = ExperimentReader.read(EXPERIMENTS.resolve("cifar10-lt-small-darts.yaml"), path)
                .experiment();

        assertThat(fair.search().mixing()).isEqualTo(new Mixing.Sigmoid());
        assertThat(darts.search().mixing()).isEqualTo(new Mixing.Softmax());
        assertThat(darts.space().operations()).contains("none").hasSize(8);
        assertThat(fair.space().operations()).doesNotContain("none").hasSize(7);
        assertThat(darts.retrain()).isEqualTo(fair.retrain());
        assertThat(darts.data()).isEqualTo(fair.data());
    }
}
