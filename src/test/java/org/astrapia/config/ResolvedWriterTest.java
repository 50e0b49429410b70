package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedWriterTest {
    @TempDir
    private Path path;

    @Test
    void everyDefaultIsVisible() {
        TextFolder folder = new TextFolder(path);

        String resolved = ResolvedWriter.write(folder.read("""
                experiment: a
                space: {nodes: 2, operations: [none, b], define: {b: "relu >> conv(1, 7) >> bn", a: relu}}
                """));

        assertThat(resolved).startsWith("""
                        experiment: a
                        seed:
                          data: 1
                          search: 1
                          retrain: 1
                        device: auto
                        data:
                          dataset: shapes
                          channels: 3
                          normalise: subset
                          distribution: balanced
                          augment: crop(4) >> flip
                          views:
                            - random-resized-crop(0.08, 1) >> flip >> jitter(0.4, 0.4, 0.2, 0.1, p=0.8) >> grey(0.2)
                            - random-resized-crop(0.08, 1) >> flip >> jitter(0.4, 0.4, 0.2, 0.1, p=0.8) >> grey(0.2) \
                        >> solarize(0.2, threshold=128)
                          shapes:
                            train-per-class: 500
                            test-per-class: 100
                        space:
                          extends: darts
                          cells: 8
                          channels: 16
                          nodes: 2
                          operations: [none, b]
                          inputs: 2
                          kinds: 2
                          output: concat
                          edges: some
                          reduction: cells
                          stem: 3
                          define:
                            a: relu
                            b: relu >> conv(1, 7) >> bn
                        search:
                          method: differentiable
                          task: labels
                          mixing: softmax
                        """);
    }

    @Test
    void whatIsWrittenReadsBackAsAnEqualExperiment() {
        RandomExperiments experiments = new RandomExperiments(1, path);
        TextFolder folder = new TextFolder(path);
        for (int i = 0; i < 300; i++) {
            Experiment experiment = experiments.next();
            String text = ResolvedWriter.write(experiment);

            assertThat(folder.read(text)).as(text).isEqualTo(experiment);
        }
    }

    @Test
    void aPathWithOddCharactersSurvives() {
        TextFolder folder = new TextFolder(path);
        folder.write("it's: \"odd\" #1 \\ ü/readme.txt", "");

        Experiment experiment =
                folder.read("experiment: a", "data.dataset=folder", "data.path=" + path + "/it's: \"odd\" #1 \\ ü");

        assertThat(folder.read(ResolvedWriter.write(experiment))).isEqualTo(experiment);
    }
}
