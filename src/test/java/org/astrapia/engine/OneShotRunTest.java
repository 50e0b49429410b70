package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.astrapia.config.Experiment;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.engine.search.Searches;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunData;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.Execution;
import org.astrapia.run.OriginalFiles;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.table.RunTables;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that use a trained supernet in another way than by alpha's gradient. */
class OneShotRunTest {
    private static final String TWINS = "barlow-twins(projector=[16, 8], scale=0.125)";

    /** The search alone, as fast as it can be. */
    private static final List<String> SMALL = List.of(
            "search.epochs=1",
            "search.test-every=0",
            "search.mixing=softmax",
            "search.loss.architecture=cross-entropy",
            "retrain.epochs=1",
            "retrain.auxiliary=0",
            "baseline=none");

    private static final List<String> CELLS_OF_NAS_BENCH_201 = List.of(
            "space={extends: nas-bench-201, cells: 1, channels: 4, nodes: 3, operations: [none, skip_connect, nor_conv_1x1,"
                    + " nor_conv_3x3, avg_pool_3x3]}",
            "derive=argmax",
            "retrain.cells=1",
            "retrain.channels=4");

    private static String[] words(String method, List<String> more) {
        List<String> words = new ArrayList<>(SMALL);
        words.addAll(more);
        String[] parts = method.split("; ");
        words.add("search.method=" + parts[0]);
        words.addAll(List.of(parts).subList(1, parts.length));
        return words.toArray(String[]::new);
    }

    private static List<String> space(boolean bench) {
        return bench ? CELLS_OF_NAS_BENCH_201 : List.of();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "single-path(candidates=6, population=3, images=8, batches=2) | true",
                "single-path(candidates=6, population=3, mutation=0.5, fitness=loss) | false",
                "single-path(search=random, candidates=4, labels=random, fitness=angle) | true",
                "perturbation(tune=1, images=12) | false",
                "perturbation(tune=1, alpha=fixed, criterion=loss, images=12) | true",
                "progressive(operations=[3, 2], cells=[3, 4], dropout=[0, 0.5]) | false",
                "differentiable; search.task=rotation | false",
                "perturbation(tune=1, alpha=fixed, images=12); search.task=rotation | true",
                "single-path(candidates=6, population=3, images=8, batches=2); search.task=rotation | true"
            })
    void whateverInterruptsItTheNumbersStay(String method, boolean bench, @TempDir Path home) throws IOException {
        String[] words = words(method, space(bench));
        TinyRun tiny = new TinyRun(Files.createDirectories(home.resolve("unbroken")));
        int[] moments = new int[1];
        RunOutcome unbroken = tiny.runner(new Cancel(), TinyRun.atMoments(moment -> moments[0] = moment))
                .run(tiny.experiment(words), List.of());
        assertThat(unbroken.state()).isEqualTo(State.DONE);

        TinyRun again = new TinyRun(Files.createDirectories(home.resolve("broken")));
        Random random = new Random(method.hashCode());
        Cancel first = new Cancel();
        RunOutcome broken = again.runner(first, TinyRun.cancelAt(2, first)).run(again.experiment(words), List.of());
        int interruptions = 0;
        while (broken.state() == State.INTERRUPTED) {
            interruptions++;
            Cancel cancel = new Cancel();
            broken = again.runner(cancel, TinyRun.cancelAt(1 + random.nextInt(moments[0] / 2), cancel))
                    .resume(broken.folder());
        }
        assertThat(interruptions).isGreaterThan(1);
        assertThat(TinyRun.numbers(broken.folder())).isEqualTo(TinyRun.numbers(unbroken.folder()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "single-path(candidates=4, population=2, fitness=loss)",
                "single-path(candidates=4, population=2, labels=random, fitness=angle)",
                "perturbation(tune=1, criterion=loss, images=12)",
                "differentiable; search.task=rotation",
                "perturbation(tune=1, images=12); search.task=rotation",
                "single-path(candidates=4, population=2, images=8, batches=2); search.task=rotation"
            })
    void permutedLabelsLeadToTheSameGenotype(String method, @TempDir Path home) throws IOException {
        List<String> losses = method.contains("random") || method.contains("rotation")
                ? List.of()
                : List.of("search.loss.weights=" + TWINS, "search.loss.architecture=" + TWINS);
        TinyRun tiny = new TinyRun(home);
        Experiment experiment = tiny.experiment(words(method, losses)).experiment();
        assertThat(experiment.search().labelFree()).isTrue();
        RunData data = RunData.load(experiment, message -> {});

        Genotype asTheyAre = search(home.resolve("as-they-are"), experiment, data);
        Genotype permuted = search(home.resolve("permuted"), experiment, withPermutedLabels(data));

        assertThat(permuted).isEqualTo(asTheyAre);
        assertThat(TinyRun.numbers(new RunFolder(home.resolve("permuted"))))
                .isEqualTo(TinyRun.numbers(new RunFolder(home.resolve("as-they-are"))));
    }

    private static Genotype search(Path folder, Experiment experiment, RunData data) throws IOException {
        Files.createDirectories(folder);
        RunFolder place = new RunFolder(folder);
        RunContext run = new RunContext(
                place,
                experiment,
                new OriginalFiles(ResolvedWriter.write(experiment), "", Optional.empty()),
                RunTables.open(place, Optional.empty(), message -> {}),
                data,
                event -> {},
                new Cancel(),
                Execution.CPU,
                false);
        return Searches.of(run).run().orElseThrow().genotype();
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
        Dataset dataset = data.dataset();
        return new RunData(
                new Dataset(
                        dataset.name(),
                        dataset.classes(),
                        train.withLabels(labels),
                        dataset.test(),
                        dataset.digest(),
                        dataset.skipped()),
                data.train(),
                data.longTailedTest(),
                data.normalization());
    }
}
