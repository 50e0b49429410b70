package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.astrapia.config.ExperimentReader;
import org.astrapia.data.storage.Storage;
import org.astrapia.engine.Runner;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.RunFolders;
import org.astrapia.shell.Shell.Result;
import org.astrapia.shell.command.ProblemDocument;
import org.astrapia.shell.process.ExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run refuses before its first step, a check refuses with the same words at the same place. */
class CheckAgreesWithRunTest {
    private static final String EXPERIMENT = """
            experiment: bad
            device: cpu
            data:
              dataset: folder
              path: data
              distribution: natural
              folder: {image-size-px: 8}
            space: {extends: fairdarts, cells: 2, channels: 4, nodes: 1, operations: [none, skip_connect, sep_conv_3x3]}
            search: {epochs: 1, batch: 8}
            derive: top(1)
            retrain: {cells: 2, channels: 4, epochs: 1, batch: 16}
            baseline: none
            """;

    private static final String TWINS = "barlow-twins(projector=[8, 8])";
    private static final String HUGE = "space.channels=1024 retrain.channels=1024 data.folder.image-size-px=512"
            + " search.batch=500000 retrain.batch=500000";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void threeClasses() throws IOException {
        shell = new Shell(folder).with("bad.yaml", EXPERIMENT);
        for (String name : List.of("ant", "bee", "cat")) {
            for (int i = 0; i < 3; i++) {
                picture("train/" + name + "/" + i + ".png");
                picture("test/" + name + "/" + i + ".png");
            }
        }
    }

    @AfterEach
    void usualStorage() {
        System.clearProperty(Storage.MEMORY_PROPERTY);
        System.clearProperty(Storage.FOLDER_PROPERTY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'data.distribution=counts([1, 2])'                  | <command line>:1:19 | counts(...) has 2 counts, but the data set has 3 classes
                    'data.distribution=counts([9, 1, 1])'               | <command line>:1:19 | counts(...) asks for 9 images of class 0
                    'data.distribution=counts(ant=1, be=1, cat=1)'      | <command line>:1:19 | counts(...) names the class be, and there is none
                    'data.distribution=counts([1, 1, 1])'               | <command line>:1:19 | of 3 training images search.split leaves 3 for the weights and 0
                    'search.split=1e-9 search.loss.weights=TWINS search.loss.architecture=TWINS' | <command line>:1:14 | search.split leaves 0 for the weights
                    'search.method=random(3) data.distribution=counts([1, 1, 1])' | <command line>:1:43 | search.split leaves 3 for the weights and 0
                    'HUGE'                                              | <command line>:1:    | the search takes about
                    'HUGE search.method=random(2)'                      | <command line>:1:    | a random candidate takes about
                    'HUGE retrain.pretrain.epochs=1 retrain.pretrain.loss=TWINS' | <command line>:1: | the pre-training takes about
                    """)
    void experiments(String changes, String place, String message) throws Exception {
        List<String> words = Shell.words(changes.replace("HUGE", HUGE).replace("TWINS", TWINS));
        require(words, place, message);
    }

    @Test
    void aTestPartOfAnotherName() throws Exception {
        Files.move(folder.resolve("data/test"), folder.resolve("data/val"));
        require(List.of(), folder.resolve("data/test") + ":1:1", "Maybe rename val to test");
    }

    @Test
    void aClassThatIsTestedAlone() throws Exception {
        picture("test/dog/1.png");
        require(List.of(), folder.resolve("data/test/dog") + ":1:1", "class 'dog' is unknown: train has ant, bee, cat");
    }

    @Test
    void anImageThatIsCutOff() throws Exception {
        Path image = folder.resolve("data/train/bee/1.png");
        byte[] bytes = Files.readAllBytes(image);
        Files.write(image, Arrays.copyOf(bytes, bytes.length - 20));

        List<ProblemDocument> told = told("check", List.of());
        assertThat(told).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(image.toString());
            assertThat(problem.message()).startsWith("cannot be read as an image: ");
        });
        assertThat(told("run", List.of())).isEqualTo(told);
        assertThat(told("data stats", List.of())).isEqualTo(told);
    }

    @Test
    void aDataSetWithOneImage() throws Exception {
        for (String name : List.of("bee", "cat")) {
            for (String part : List.of("train", "test")) {
                delete(part + "/" + name);
            }
        }
        require(
                List.of("data.distribution=counts([1])", "retrain.pretrain.epochs=1", "retrain.pretrain.loss=" + TWINS),
                "<command line>:1:19",
                "the stage pretrain has no step");
    }

    @Test
    void imagesForWhichThereIsNoRoom() throws Exception {
        System.setProperty(Storage.MEMORY_PROPERTY, "0");
        System.setProperty(
                Storage.FOLDER_PROPERTY,
                shell.with("full", "a file").folder().resolve("full").toString());
        String place = folder.resolve("full") + ":1:1";
        require(List.of(), place, "is no folder that can be written to");
        require(
                List.of("~data.path", "~data.folder", "data.dataset=shapes"),
                place,
                "is no folder that can be written to");
    }

    @Test
    void filesOfCifar() throws Exception {
        Files.write(folder.resolve("data/data_batch_1.bin"), new byte[3 * 3073]);
        Files.write(folder.resolve("data/test_batch.bin"), new byte[3073]);
        require(
                List.of("data.dataset=cifar10", "~data.folder", "data.distribution=counts([1,1,1,1,1,1,1,1,1,1])"),
                "<command line>:1:",
                "counts(...) asks for 1 images of class 1; allowed are 1 to 0");
        byte[] wrong = new byte[3073];
        wrong[0] = 10;
        Files.write(folder.resolve("data/test_batch.bin"), wrong);
        require(
                List.of("data.dataset=cifar10", "~data.folder"),
                folder.resolve("data/test_batch.bin") + ":1:1",
                "label 10 at byte 0");
    }

    @Test
    void whatARunDoesAllTheSameIsAWarning() throws Exception {
        delete("test/cat");
        Files.delete(folder.resolve("data/train/bee/1.png"));

        Result check = shell.call("check bad.yaml 'data.distribution=exponential(0.5)'");
        assertThat(check.status()).as(check.err()).isEqualTo(ExitStatus.DONE);
        assertThat(check.err())
                .contains(
                        "bad.yaml:5:9: warning: 1 of 3 classes have no test images, so their accuracy is not measured: cat")
                .contains("<command line>:1:19: warning: 1 of 3 classes have a single training image")
                .doesNotContain("fewer images");
        assertThat(shell.call("data stats bad.yaml 'data.distribution=exponential(0.5)'")
                        .err())
                .as("the same from the statistics")
                .contains("warning: 1 of 3 classes have no test images, so their accuracy is not measured: cat")
                .contains("warning: 1 of 3 classes have a single training image");
        assertThat(shell.call("check bad.yaml data.distribution=balanced").err())
                .contains(
                        "1 of 3 classes have fewer images than data.distribution asks for, and keep all of them: bee");
    }

    private void require(List<String> changes, String place, String message) throws IOException {
        List<ProblemDocument> told = told("check", changes);
        assertThat(told).anySatisfy(problem -> {
            assertThat(problem.file() + ":" + problem.line() + ":" + problem.column())
                    .startsWith(place);
            assertThat(problem.message()).contains(message);
        });
        assertThat(told("run", changes)).isEqualTo(told);
        assertThat(byTheEngine(changes)).isEqualTo(told);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    private List<ProblemDocument> told(String command, List<String> changes) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("bad.yaml", "--json"));
        words.addAll(changes);
        Result result = shell.call("", words);
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(ExitStatus.USAGE);
        JsonArray problems =
                JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("problems");
        return problems.asList().stream()
                .map(problem -> new Gson().fromJson(problem, ProblemDocument.class))
                .toList();
    }

    /** Without what the command looks at before it asks the engine. */
    private List<ProblemDocument> byTheEngine(List<String> changes) {
        Runner runner = new Runner(
                new RunFolders(folder.resolve("runs")),
                folder.resolve("genotypes"),
                run -> {},
                event -> {},
                new Cancel());
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class,
                () -> runner.run(ExperimentReader.read(folder.resolve("bad.yaml"), changes), changes));
        return ProblemDocument.of(refusal.problems());
    }

    private void picture(String name) throws IOException {
        Path file = folder.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private void delete(String name) throws IOException {
        Path gone = folder.resolve("data").resolve(name);
        for (int i = 0; i < 3; i++) {
            Files.delete(gone.resolve(i + ".png"));
        }
        Files.delete(gone);
    }
}
