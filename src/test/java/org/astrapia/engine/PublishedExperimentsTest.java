package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.report.figures.PublishedFigures;
import org.astrapia.report.figures.PublishedRow;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.scripts.TinyCifar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes of publications, and our own: each runs to its end on a few images, and stands beside what is published of it. */
class PublishedExperimentsTest {
    private static final Path EXPERIMENTS = Path.of("experiments");

    /** Of which no number is published for a network that is here. */
    private static final String WITHOUT_FIGURE = "barlow-twins-hsic";

    @TempDir
    static Path folder;

    private static Path cifar;

    @BeforeAll
    static void prepare() throws IOException {
        cifar = TinyCifar.in(folder.resolve("cifar"));
    }

    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(EXPERIMENTS.resolve("published"))) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".yaml")),
                            Stream.of(EXPERIMENTS.resolve("goal.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void runsToItsEndAtTinySize(Path file) throws IOException {
        LoadedExperiment published = read(file, List.of());
        LoadedExperiment tiny = read(file, sizes(published.experiment()));

        TinyRun place = new TinyRun(folder.resolve(file.getFileName().toString()));
        RunOutcome outcome = place.runner().run(tiny, List.of());

        assertThat(outcome.state()).isEqualTo(State.DONE);
        Run run = RunReader.read(new RunFolder(outcome.folder().path()).path());
        assertThat(run.networks()).isNotEmpty();
        List<PublishedRow> beside = PublishedRow.of(RunGroups.of(List.of(run)));
        boolean stated = !run.experiment().equals(WITHOUT_FIGURE);
        assertThat(beside).as("on other data than the publications'").isEmpty();
        assertThat(PublishedFigures.all().accuracies())
                .as("figures of " + run.experiment() + ", or of its network")
                .anyMatch(figure -> !stated
                        || figure.experiment()
                                .filter(run.experiment()::startsWith)
                                .isPresent()
                        || run.experiment().equals("ldam-cross-entropy"));
    }

    /** Every experiment that a figure names is there. */
    @Test
    void everyFigureHasAnExperiment() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(EXPERIMENTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                Path data = text.contains("dataset: npz") ? file : cifar; // any file will do
                names.add(ExperimentReader.read(
                                file,
                                text.contains("dataset: shapes")
                                        ? List.of()
                                        : List.of("data.path=" + data.toAbsolutePath()))
                        .experiment()
                        .name());
            }
        }
        assertThat(PublishedFigures.all().accuracies())
                .allSatisfy(figure -> assertThat(names)
                        .anyMatch(name ->
                                figure.experiment().map(name::startsWith).orElse(true)));
    }

    private static LoadedExperiment read(Path file, List<String> words) {
        List<String> all = new ArrayList<>(List.of("data.path=" + cifar));
        all.addAll(words);
        return ExperimentReader.read(file, all);
    }

    /** Words that make it one of seconds; all else stays as it is. */
    private static List<String> sizes(Experiment experiment) {
        List<String> words = new ArrayList<>(List.of(
                "data.distribution=exponential(0.5)",
                "retrain.epochs=1",
                "retrain.batch=8",
                "retrain.test-every=0",
                "baseline=none"));
        boolean derived = experiment.retrain().network().fixed().isEmpty();
        if (derived) {
            words.addAll(List.of(
                    "space.cells=3",
                    "space.channels=4",
                    "space.nodes=2",
                    "search.warm-up=1",
                    "search.epochs=1",
                    "search.batch=8",
                    "search.test-every=0",
                    "retrain.cells=3",
                    "retrain.parameters=20k"));
        } else if (!experiment.retrain().network().fixed().orElseThrow().word().contains("bottleneck")) {
            words.add("retrain.network=resnet-8");
        }
        if (experiment.retrain().pretrain().isPresent()) {
            words.addAll(List.of(
                    "retrain.pretrain.epochs=1",
                    "retrain.pretrain.batch=8",
                    "retrain.pretrain.loss=barlow-twins(projector=[8, 8])"));
        }
        if (experiment.retrain().classifier().isPresent()) {
            words.add("retrain.classifier.epochs=1");
        }
        return words;
    }
}
