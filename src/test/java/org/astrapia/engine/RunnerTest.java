package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunListener;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.result.GivenGenotype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunnerTest {
    @TempDir
    Path home;

    private TinyRun tiny;

    @BeforeEach
    void beSmall() {
        tiny = new TinyRun(home);
    }

    private RunFolder only() {
        return tiny.runs().list().get(0);
    }

    private static JsonObject json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSearchLeavesAGenotypeHereAndAmongThoseThatPeopleKeep() throws IOException {
        List<String> overrides = List.of("search.epochs=1", "search.test-every=0");
        RunOutcome outcome = tiny.runner().search(tiny.experiment(overrides.toArray(String[]::new)), overrides);

        RunFolder folder = outcome.folder();
        assertThat(folder.status().state()).isEqualTo(State.DONE);
        Path kept =
                Path.of(json(folder.file("summary.json")).get("genotype_path").getAsString());
        assertThat(kept.getParent()).isEqualTo(home.resolve("genotypes"));
        assertThat(kept).hasSameTextualContentAs(folder.file("genotype.yaml"));
        assertThat(folder.file("experiment.yaml"))
                .content()
                .startsWith("# overrides: search.epochs=1 search.test-every=0\nexperiment: tiny\n");
        assertThat(folder.file("log.txt")).content().contains("search begins at epoch 1 of 1", "done");
        assertThat(folder.file("architecture.csv")).content().contains("-1,normal,2,0,", "\n0,reduce,3,2,");

        Files.writeString(kept, "somebody changed this");
        tiny.runner().resume(folder);
        assertThat(kept).hasContent("somebody changed this");
        assertThat(home.resolve("genotypes")).isDirectoryContaining(kept::equals);
        assertThat(home.resolve("genotypes").toFile().list()).hasSize(1);
    }

    @Test
    void aSearchThatCannotFitInMemoryIsRefusedBeforeAnythingIsWritten() {
        LoadedExperiment large =
                tiny.experiment("space.channels=1024", "search.batch=65536", "data.shapes.train-per-class=200");
        assertThatThrownBy(() -> tiny.runner().search(large, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("search.batch")
                .hasMessageContaining("GB of memory with 506 images per step")
                .hasMessageContaining("compiler.memory: unchecked");
        assertThat(tiny.runs().list()).isEmpty();
    }

    @Test
    void aGivenGenotypeIsRetrainedAndTestedAnew() throws IOException {
        LoadedExperiment loaded = tiny.experiment("retrain.epochs=1", "baseline=none");
        String text = """
                format: genotype/1
                name: by-hand
                space: fairdarts
                cells:
                  normal:
                    2: skip_connect(0) + sep_conv_3x3(1)
                    output: concat(2)
                  reduce:
                    2: max_pool_3x3(0)
                    output: concat(2)
                """;
        Genotype genotype = GenotypeText.parse(
                new Source("by-hand.yaml", text),
                loaded.experiment().space().definitions().keySet());
        RunFolder folder = tiny.runner()
                .retrain(loaded, List.of(), GivenGenotype.of(genotype))
                .folder();

        String evaluation = Files.readString(folder.file("evaluation.json"));
        assertThat(folder.file("genotype.yaml")).hasContent(text.strip());
        assertThat(evaluation).contains("\"name\": \"genotype\"").doesNotContain("resnet");
        assertThat(folder.file("confusion-genotype-long-tailed-adjusted.csv")).isNotEmptyFile();
        assertThat(json(folder.file("summary.json")).get("search_seconds").isJsonNull())
                .isTrue();

        Files.delete(folder.file("evaluation.json"));
        tiny.runner().evaluate(folder, Optional.empty());
        assertThat(folder.file("evaluation.json")).hasContent(evaluation.strip());
    }

    @Test
    void aGenotypeWithoutAPathFailsTheRunAndIsKept() {
        LoadedExperiment loaded = tiny.experiment("search.epochs=1", "derive=threshold(0.99, edges=2)");
        assertThatThrownBy(() -> tiny.runner().run(loaded, List.of()))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("no network can be built from the genotype");
        assertThat(only().status().state()).isEqualTo(State.FAILED);
        assertThat(only().status().message()).contains("no path leads through the normal cell");
        assertThat(only().file("genotype.yaml")).exists();
        assertThat(json(only().file("summary.json")).get("status").getAsString())
                .isEqualTo("failed");
    }

    @Test
    void aLossThatIsNoNumberEndsTheRunAndKeepsTheLastGoodCheckpoint() {
        LoadedExperiment loaded = tiny.experiment(
                "search.optimizer.weights=sgd(100, momentum=0.9, decay=1)", "search.epochs=20", "search.test-every=0");
        assertThatThrownBy(() -> tiny.runner().search(loaded, List.of()))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("search: ")
                .hasMessageContaining("step ");
        assertThat(only().status().state()).isEqualTo(State.FAILED);
        new CheckpointStore(only().checkpoints("search"), message -> {})
                .latest()
                .ifPresent(last -> last.variables().values().forEach(values -> {
                    for (float value : values) {
                        assertThat(value).isFinite();
                    }
                }));
    }

    @Test
    void aChangedDescriptionIsRefusedAndNothingIsLost() throws IOException {
        Cancel cancel = new Cancel();
        tiny.runner(cancel, TinyRun.cancelAt(2, cancel)).search(tiny.experiment(), List.of());
        Path resolved = only().file("resolved.yaml");
        Files.writeString(resolved, Files.readString(resolved).replace("  batch: 6\n", "  batch: 5\n"));
        assertThatThrownBy(() -> tiny.runner().resume(only()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the experiment was changed")
                .hasMessageContaining("here it had `batch: 6`")
                .hasMessageContaining("astrapia search " + resolved);
        assertThat(only().status().state()).isEqualTo(State.INTERRUPTED);
        try (Stream<Path> files = Files.walk(only().checkpoints())) { // without a checkpoint no line is known
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        }
        assertThatThrownBy(() -> tiny.runner().resume(only()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the experiment was changed");
    }

    @Test
    void changedDataAreRefused() throws IOException {
        Path images = home.resolve("images");
        for (String name :
                List.of("train/cat/1", "train/cat/2", "train/dog/1", "train/dog/2", "test/cat/1", "test/dog/1")) {
            write(images.resolve(name + ".png"), name.hashCode());
        }
        Cancel cancel = new Cancel();
        tiny.runner(cancel, TinyRun.cancelAt(1, cancel)).search(tiny.experiment(folder(images)), List.of());
        write(images.resolve("train/cat/2.png"), 12345);
        assertThatThrownBy(() -> tiny.runner().resume(only()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the data set has changed since the run began");
        assertThat(only().status().state()).isEqualTo(State.INTERRUPTED);
    }

    private static String[] folder(Path images) {
        return new String[] {
            "data.dataset=folder",
            "data.path=" + images,
            "data.distribution=natural",
            "data.augment=none",
            "~data.shapes"
        };
    }

    private static void write(Path file, int colour) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, colour * (i + 1));
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @ParameterizedTest
    @MethodSource("accidents")
    void aReportThatCannotBeWrittenDoesNotUndoTheRun(Throwable accident, String reason) {
        List<String> messages = new ArrayList<>();
        Runner runner = runner(
                folder -> {
                    if (accident instanceof IOException e) {
                        throw e;
                    }
                    throw (Error) accident;
                },
                messages);
        RunOutcome outcome = runner.search(tiny.experiment("search.epochs=1", "search.test-every=0"), List.of());
        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(outcome.folder().status().state()).isEqualTo(State.DONE);
        assertThat(messages)
                .containsExactly("the report could not be written: " + reason + "; `astrapia report "
                        + outcome.folder().name() + "` writes it again");
    }

    static List<Arguments> accidents() {
        return List.of(
                Arguments.of(new IOException("the printer is on fire"), "the printer is on fire"),
                Arguments.of(new OutOfMemoryError("Java heap space"), "the memory is used up (Java heap space)"),
                Arguments.of(new StackOverflowError(), "StackOverflowError"));
    }

    @Test
    void aLossBeyondAnySenseIsTold() {
        List<String> messages = new ArrayList<>();
        LoadedExperiment loaded = tiny.experiment(
                "retrain.network=resnet-8",
                "retrain.auxiliary=0",
                "retrain.loss=cross-entropy",
                "retrain.optimizer=sgd(100, momentum=0.9)",
                "retrain.batch=64",
                "retrain.epochs=12",
                "retrain.test-every=0",
                "baseline=none");
        Runner runner = runner(folder -> {}, messages);
        assertThatThrownBy(() -> runner.run(loaded, List.of()))
                .isInstanceOf(RunFailedException.class)
                .hasMessageMatching(
                        "retrain: (the loss|variable '\\w+') is (NaN|-?Infinity) at epoch \\d+, step .*smaller learning rate"
                                + ".*");
        assertThat(messages)
                .filteredOn(text -> text.contains("diverged"))
                .singleElement()
                .asString()
                .matches(
                        "retrain: the mean loss of epoch \\d+ of 12 is \\d\\.\\de\\+\\d\\d: the training has diverged\\. Maybe a"
                                + " smaller learning rate or a clip of the gradient helps\\.");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldWithTheWayToGoOn() throws IOException {
        RunListener obstruct = TinyRun.atMoments(moment -> {
            if (moment == 2) {
                only().file("metrics.csv").toFile().mkdir();
            }
        });
        Runner runner = tiny.runner(new Cancel(), obstruct);
        assertThatThrownBy(() -> runner.search(tiny.experiment(), List.of()))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(only().file("metrics.csv") + " could not be written: it is not a file;")
                .hasMessageContaining("astrapia resume " + only().name());
        Files.delete(only().file("metrics.csv"));
        assertThat(tiny.runner().resume(only()).state()).isEqualTo(State.DONE);
    }

    private Runner runner(RunOutputs outputs, List<String> messages) {
        return new Runner(
                tiny.runs(),
                home.resolve("genotypes"),
                outputs,
                event -> {
                    if (event instanceof RunEvent.Message message) {
                        messages.add(message.text());
                    }
                },
                new Cancel());
    }

    @Test
    void aGpuThatIsNotThereIsRefusedBeforeAnyWork() {
        LoadedExperiment loaded = tiny.experiment("device=gpu:9");
        assertThatThrownBy(() -> tiny.runner().run(loaded, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a GPU is asked for, and ");
        assertThat(tiny.runs().list()).isEmpty();
    }

    @Test
    void dataThatCannotBeSplitLeaveNothing() throws IOException {
        Path images = home.resolve("images");
        for (String name : List.of("train/cat/1", "train/dog/1", "test/cat/1")) {
            write(images.resolve(name + ".png"), name.hashCode());
        }
        LoadedExperiment loaded = tiny.experiment(folder(images));
        assertThatThrownBy(() -> tiny.runner().run(loaded, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("each part needs at least 1");
        assertThat(home.resolve("runs")).doesNotExist();
    }
}
