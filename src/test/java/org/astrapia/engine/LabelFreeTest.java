package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.astrapia.config.Experiment;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.engine.search.DifferentiableSearch;
import org.astrapia.engine.search.Searches;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunData;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.Execution;
import org.astrapia.run.OriginalFiles;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.content.RunReader;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.astrapia.run.table.RunTables;
import org.astrapia.space.Alphas;
import org.astrapia.space.Derivations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search and training without labels. */
class LabelFreeTest {
    private static final String TWINS = "barlow-twins(projector=[16, 8], scale=0.125)";
    private static final List<String> SEARCH =
            List.of("search.loss.weights=" + TWINS, "search.loss.architecture=" + TWINS + " + 10 * zero-one(l2)");

    @Test
    void permutedLabelsLeadToTheSameGenotype(@TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        Experiment experiment = tiny.experiment(SEARCH.toArray(String[]::new)).experiment();
        RunData data = RunData.load(experiment, message -> {});

        Alphas asTheyAre = search(home.resolve("as-they-are"), experiment, data);
        Alphas permuted = search(home.resolve("permuted"), experiment, withPermutedLabels(data));

        assertThat(permuted.kinds().get(0)).isDeepEqualTo(asTheyAre.kinds().get(0));
        assertThat(permuted.kinds().get(1)).isDeepEqualTo(asTheyAre.kinds().get(1));
        Genotype genotype = Derivations.derive(
                experiment.derive(), experiment.space(), experiment.search().mixing(), permuted, "permuted");
        assertThat(genotype.normal().nodes())
                .allSatisfy(edges -> assertThat(edges).hasSize(2));
    }

    /** A ranking by a proxy, with nothing trained, looks at no label. */
    @ParameterizedTest
    @ValueSource(strings = {"parameters", "synflow", "naswot"})
    void permutedLabelsLeadToTheSameRanking(String proxy, @TempDir Path home) throws IOException {
        TinyRun tiny = new TinyRun(home);
        Experiment experiment = tiny.experiment("search.method=zero-cost(4, proxy=" + proxy + ")")
                .experiment();
        assertThat(experiment.search().labelFree()).isTrue();
        RunData data = RunData.load(experiment, message -> {});
        String ranking = ranking(home.resolve("as-they-are"), experiment, data);
        assertThat(ranking.lines()).hasSize(1 + 4);
        assertThat(ranking(home.resolve("permuted"), experiment, withPermutedLabels(data)))
                .isEqualTo(ranking);
    }

    private static String ranking(Path folder, Experiment experiment, RunData data) throws IOException {
        assertThat(Searches.of(context(folder, experiment, data)).run()).isPresent();
        return Files.readString(folder.resolve("trials.csv"));
    }

    private static Alphas search(Path folder, Experiment experiment, RunData data) throws IOException {
        return new DifferentiableSearch(context(folder, experiment, data))
                .search()
                .orElseThrow()
                .alphas();
    }

    private static RunContext context(Path folder, Experiment experiment, RunData data) throws IOException {
        Files.createDirectories(folder);
        RunFolder place = new RunFolder(folder);
        return new RunContext(
                place,
                experiment,
                new OriginalFiles(ResolvedWriter.write(experiment), "", Optional.empty()),
                RunTables.open(place, Optional.empty(), message -> {}),
                data,
                event -> {},
                new Cancel(),
                Execution.CPU,
                false);
    }

    /** After the long-tailed part was drawn the labels of its images change places. */
    private static RunData withPermutedLabels(RunData data) {
        Images train = data.dataset().train();
        int[] labels = train.labels().clone();
        List<Integer> kept = Arrays.stream(data.train())
                .map(i -> labels[i])
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(kept, new Random(5));
        for (int i = 0; i < kept.size(); i++) {
            labels[data.train()[i]] = kept.get(i);
        }
        assertThat(labels).isNotEqualTo(train.labels());
        Images permuted = new Images(train.height(), train.width(), train.channels(), train.pixels(), labels);
        Dataset dataset = data.dataset();
        return new RunData(
                new Dataset(
                        dataset.name(),
                        dataset.classes(),
                        permuted,
                        dataset.test(),
                        dataset.digest(),
                        dataset.skipped()),
                data.train(),
                data.longTailedTest(),
                data.normalization());
    }

    @Test
    void theSupernetsAccuracyComesFromAProbeAndTheTermsAreTold(@TempDir Path home) throws IOException {
        Map<String, String> last = lastRow(run(home, SEARCH), "search");
        assertThat(last.get("accuracy")).isEmpty();
        assertThat(Double.parseDouble(last.get("test_balanced"))).isBetween(0.0, 1.0);
        double on = Double.parseDouble(last.get("barlow_on"));
        double off = Double.parseDouble(last.get("barlow_off"));
        assertThat(Double.parseDouble(last.get("loss"))).isCloseTo(on + off, org.assertj.core.data.Offset.offset(1e-5));
        double itself = Double.parseDouble(last.get("alpha_share_itself"));
        double network = Double.parseDouble(last.get("alpha_share_network"));
        assertThat(itself + network).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(network).isPositive();
    }

    /** Every search.test-every epochs and at the end of a training without labels; labels never reach the graphs. */
    @Test
    void theEmbeddingsAreWatched(@TempDir Path home) throws IOException {
        List<String> words = new ArrayList<>(SEARCH);
        words.addAll(List.of(
                "search.test-every=2",
                "retrain.pretrain.epochs=2",
                "retrain.pretrain.loss=" + TWINS,
                "retrain.test-every=0",
                "retrain.epochs=1",
                "retrain.auxiliary=0",
                "baseline=none"));
        List<EpochRow> rows = RunReader.read(run(home, words).path()).metrics();

        assertThat(rows)
                .filteredOn(row -> row.value(Metric.EFFECTIVE_RANK).isPresent())
                .extracting(row -> row.stage() + " " + row.epoch())
                .containsExactly("search 1", "pretrain 1");
        assertThat(rows)
                .filteredOn(row -> row.value(Metric.EFFECTIVE_RANK).isPresent())
                .allSatisfy(row -> {
                    assertThat(row.value(Metric.EFFECTIVE_RANK).orElseThrow()).isBetween(1.0, 32.0);
                    assertThat(row.value(Metric.NEIGHBOUR_ACCURACY).orElseThrow())
                            .isBetween(0.0, 1.0);
                    assertThat(row.value(Metric.BARLOW_ON)).isPresent();
                });
        assertThat(rows)
                .filteredOn(row -> row.stage().equals("search"))
                .allSatisfy(row -> assertThat(row.value(Metric.WITHOUT_WEIGHTS).orElseThrow())
                        .isGreaterThanOrEqualTo(row.value(Metric.SKIPS).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retrain.pretrain.epochs=1 | retrain.head=fine-tune
            retrain.pretrain.epochs=2 | retrain.head=probe
            search.method=random(2)   | search.epochs=1
            search.order=2            | search.epochs=1
            """)
    void whatWasCancelledGoesOnToTheSameNumbers(String first, String second, @TempDir Path home) throws IOException {
        List<String> words = new ArrayList<>(List.of(first, second, "baseline=none", "retrain.pretrain.loss=" + TWINS));
        RunFolder unbroken = run(home.resolve("unbroken"), words);

        TinyRun tiny = new TinyRun(Files.createDirectories(home.resolve("broken")));
        Cancel cancel = new Cancel();
        RunOutcome outcome = tiny.runner(cancel, TinyRun.cancelAt(2, cancel))
                .run(tiny.experiment(words.toArray(String[]::new)), words);
        int interruptions = 0;
        while (outcome.state() == State.INTERRUPTED) {
            interruptions++;
            Cancel next = new Cancel();
            outcome = tiny.runner(next, TinyRun.cancelAt(4, next)).resume(outcome.folder());
        }

        assertThat(interruptions).isPositive();
        assertThat(numbers(outcome.folder())).isEqualTo(numbers(unbroken));
    }

    /** A random search has no weights of operations to log. */
    private static Map<String, String> numbers(RunFolder folder) throws IOException {
        if (!Files.exists(folder.file("architecture.csv"))) {
            Files.writeString(folder.file("architecture.csv"), "");
        }
        return TinyRun.numbers(folder);
    }

    private static RunFolder run(Path home, List<String> words) throws IOException {
        TinyRun tiny = new TinyRun(Files.createDirectories(home));
        RunOutcome outcome = tiny.runner().run(tiny.experiment(words.toArray(String[]::new)), words);
        assertThat(outcome.state()).isEqualTo(State.DONE);
        return outcome.folder();
    }

    private static Map<String, String> lastRow(RunFolder folder, String stage) throws IOException {
        List<String> lines = Files.readAllLines(folder.file("metrics.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<String> row = lines.stream()
                .filter(line -> line.startsWith(stage + ","))
                .reduce((before, last) -> last)
                .map(line -> List.of(line.split(",", -1)))
                .orElseThrow();
        return header.stream().collect(Collectors.toMap(name -> name, name -> row.get(header.indexOf(name))));
    }
}
