package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.config.training.Size;
import org.astrapia.config.training.Size.Measure;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The width of a network is given by channels, by parameters or by multiply-adds; the one given last counts. */
class SizesTest {
    @TempDir
    private Path path;

    private Experiment read(String text, String... words) throws IOException {
        Path file = Files.writeString(path.resolve("a.yaml"), "experiment: a\n" + text);
        return ExperimentReader.read(file, List.of(words)).experiment();
    }

    @ParameterizedTest
    @CsvSource({
        "0.3M, 300000, 0.3M",
        "300000, 300000, 0.3M",
        "300k, 300000, 0.3M",
        "40M, 40000000, 40M",
        "1.2G, 1200000000, 1.2G",
        "3e5, 300000, 0.3M",
        "5, 5, 5",
        "12345, 12345, 12345",
        "4.69k, 4690, 4.69k"
    })
    void areWrittenAsPeopleWriteThem(String text, long number, String printed) throws IOException {
        Experiment experiment = read("retrain: {parameters: " + text + "}");
        assertThat(experiment.retrain().size()).contains(Size.of(Measure.PARAMETERS, number));
        String resolved = ResolvedWriter.write(experiment);
        assertThat(resolved).contains("  parameters: " + printed + "\n").doesNotContain("\n  channels: 16\n  epochs");
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5", "-1", "M", "1e20", "1.5e0M", "3 M", "0.0001k", "viele"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> read("retrain: {multiply-adds: " + text + "}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2:26")
                .hasMessageContaining("expected a whole number from 1 to 1e15");
    }

    @Test
    void theLastOneCounts() throws IOException {
        String words = "retrain: {channels: 24}";
        assertThat(read(words, "retrain.parameters=1M").retrain().size())
                .contains(Size.of(Measure.PARAMETERS, 1_000_000));
        assertThat(read(words, "retrain.parameters=1M", "retrain.multiply-adds=2M")
                        .retrain()
                        .size())
                .contains(Size.of(Measure.MULTIPLY_ADDS, 2_000_000));
        Retrain last = read("retrain: {parameters: 1M}", "retrain.multiply-adds=2M", "retrain.channels=12")
                .retrain();
        assertThat(last.size()).isEmpty();
        assertThat(last.cells().channels()).isEqualTo(12);

        Files.writeString(path.resolve("base.yaml"), "retrain: {parameters: 1M}");
        assertThat(read("extends: base.yaml\nretrain: {channels: 24}").retrain().size())
                .isEmpty();
        assertThat(read("extends: base.yaml\nretrain: {cells: 4}").retrain().size())
                .contains(Size.of(Measure.PARAMETERS, 1_000_000));
        assertThat(read("extends: base.yaml", "~retrain.parameters").retrain().size())
                .isEmpty();
    }

    @Test
    void twoInOneFileAreRefused() {
        assertThatThrownBy(() -> read("retrain:\n  parameters: 1M\n  channels: 24\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3:15")
                .hasMessageContaining("`retrain.parameters` and `retrain.channels` both say how wide the network is")
                .hasMessageContaining("keep one of them");
        assertThatThrownBy(() -> read("", "retrain={parameters: 1M, multiply-adds: 3M}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("<command line>");
    }
}
