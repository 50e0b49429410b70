package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.report.SampleRun;
import org.astrapia.report.html.Checklist.Answer;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistTest {
    @TempDir
    private Path folder;

    private static Answer answer(Run run, String question) {
        return Checklist.of(run).stream()
                .filter(item -> item.question().contains(question))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    @Test
    void aRunAnswersWhatItKnowsAndNoMore() throws Exception {
        Run run = RunReader.read(SampleRun.finished(folder));

        assertThat(answer(run, "known state")).isEqualTo(Answer.YES);
        assertThat(answer(run, "random seeds")).isEqualTo(Answer.YES);
        assertThat(answer(run, "same data, code")).isEqualTo(Answer.YES);
        assertThat(answer(run, "test set kept out")).isEqualTo(Answer.YES);
        assertThat(answer(run, "random search")).isEqualTo(Answer.NO);
        assertThat(answer(run, "several runs")).isEqualTo(Answer.NO);
        assertThat(answer(run, "ablation")).isEqualTo(Answer.NOT_KNOWN);
        assertThat(answer(run, "time of the whole method")).isEqualTo(Answer.YES);
        assertThat(Checklist.of(run))
                .allSatisfy(item -> assertThat(item.evidence()).isNotBlank());
    }

    @Test
    void anEmptyFolderClaimsNothing() throws Exception {
        assertThat(Checklist.of(RunReader.read(folder)))
                .extracting(Checklist.Item::answer)
                .doesNotContain(Answer.YES);
    }

    @Test
    void aRandomArchitectureTrainedBesideIsTheComparisonWithRandomSearch() throws Exception {
        Path run = SampleRun.finished(folder);
        SampleRun.evaluate(run, "genotype", 80, "random", 70);

        assertThat(answer(RunReader.read(run), "random search")).isEqualTo(Answer.YES);
    }

    /** A fixed network by its own recipe has not the hyperparameters of the cells. */
    @Test
    void aPublishedRecipeIsNotTheSameHyperparameters() throws Exception {
        Path folder = SampleRun.finished(this.folder);
        add(folder, "baseline: resnet-8\n");
        assertThat(answer(RunReader.read(folder), "same data, code")).isEqualTo(Answer.NO);

        add(folder, "baseline-recipe: retrain\n");
        assertThat(answer(RunReader.read(folder), "same data, code")).isEqualTo(Answer.YES);
    }

    @Test
    void aSearchThatAsksTheTableKnowsTheTest() throws Exception {
        Path folder = SampleRun.finished(this.folder);
        Path resolved = folder.resolve("resolved.yaml");
        Files.writeString(
                resolved,
                Files.readString(resolved)
                        .replace("search:\n", "search:\n  method: random(10, evaluate=table)\n")
                        .replace("extends: darts\n", "extends: darts\n  table: true.csv\n"));

        Run run = RunReader.read(folder);
        assertThat(answer(run, "test set kept out")).isEqualTo(Answer.NO);
        assertThat(answer(run, "tabular")).isEqualTo(Answer.YES);
    }

    private static void add(Path run, String line) throws IOException {
        Path resolved = run.resolve("resolved.yaml");
        Files.writeString(resolved, Files.readString(resolved) + line);
    }
}
