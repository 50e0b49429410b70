package org.astrapia.shell.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.ExperimentReader;
import org.astrapia.language.Position;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionTextTest {
    private static final Position HERE = new Position("test", 1, 1);
    private static final String TEXT = """
            # what it is about
            experiment: first
            data:
              dataset: shapes   # drawn
              distribution: exponential(0.5)
            space: {extends: fairdarts, cells: 2, operations: [skip_connect, sep_conv_3x3]}
            search:
              epochs: 1
            """;

    @TempDir
    Path folder;

    @Test
    void aChangeTouchesItsValueAloneAndCommentsStay() {
        assertThat(edited("data.distribution=step(0.1)", "search.epochs=7"))
                .isEqualTo(TEXT.replace("exponential(0.5)", "step(0.1)").replace("epochs: 1", "epochs: 7"));
    }

    @Test
    void aNewKeyGoesToItsSection() {
        assertThat(edited("search.batch=32", "retrain.epochs=3", "space.channels=8"))
                .isEqualTo(TEXT.replace("  epochs: 1", "  batch: 32\n  epochs: 1")
                                .replace("{extends", "{channels: 8, extends")
                        + "retrain:\n  epochs: 3\n");
    }

    @Test
    void aListAnExpressionWithCommasAndADefinitionFindTheirForm() {
        assertThat(edited(
                        "space.define.mine=relu >> conv(3, dilation=2) >> bn",
                        "space.operations=[none, mine]",
                        "search.optimizer.weights=sgd(0.1, clip=5)"))
                .contains("operations: [none, mine]}")
                .contains("{define: {mine: \"relu >> conv(3, dilation=2) >> bn\"}, extends")
                .contains("search:\n  optimizer:\n    weights: sgd(0.1, clip=5)\n  epochs: 1\n");
    }

    @Test
    void whatIsTakenOutIsGone() {
        assertThat(edited("~data.distribution")).isEqualTo(TEXT.replace("  distribution: exponential(0.5)\n", ""));
        assertThat(edited("~search")).doesNotContain("search:").startsWith("# what it is about");
        assertThat(edited("~search.epochs")).doesNotContain("search:");
        assertThat(edited("~space.cells")).doesNotContain("cells").contains("extends: fairdarts");
    }

    @Test
    void theTextReadsAsTheExperimentThatWasMeant() {
        for (List<String> words : List.of(
                List.of("seed=5", "seed.search=6"),
                List.of("data.shapes.train-per-class=9", "~space.operations", "derive=top(1)"),
                List.of("compiler.passes=[share]", "experiment=\"quoted\""))) {
            String text = edited(words.toArray(String[]::new));
            Path file = folder.resolve("a.yaml");
            assertThat(ExperimentReader.read(file, new Source("a.yaml", text), List.of())
                            .experiment())
                    .isEqualTo(ExperimentReader.read(file, new Source("a.yaml", TEXT), words)
                            .experiment());
        }
    }

    @Test
    void pathsLeadFromAnotherFolderToTheSameFiles() throws Exception {
        Files.createDirectories(folder.resolve("in/base"));
        Files.createDirectories(folder.resolve("out"));
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("in/base/b.yaml"), "search: {epochs: 3}\n");
        Path file = folder.resolve("in/a.yaml");
        Files.writeString(file, "experiment: a\nextends: base/b.yaml\ndata:\n  dataset: folder\n  path: ../images\n");
        String saved = DescriptionText.at(CurrentExperiment.open(file), folder.resolve("out/c.yaml"));
        assertThat(saved).contains("extends: ../in/base/b.yaml", "path: ../images");
        assertThat(DescriptionText.at(CurrentExperiment.open(file), folder.resolve("d.yaml")))
                .contains("extends: in/base/b.yaml", "path: images");
    }

    private String edited(String... words) {
        CurrentExperiment experiment =
                new CurrentExperiment("a", Optional.empty(), new Source("a.yaml", TEXT), List.of());
        for (String word : words) {
            String key = word.replaceFirst("^~", "").replaceFirst("=.*", "");
            experiment = experiment.with(new KeyChange(key, word, HERE, 0, HERE, 0, word));
        }
        return DescriptionText.of(experiment);
    }
}
