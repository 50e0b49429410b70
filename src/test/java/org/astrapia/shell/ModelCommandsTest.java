package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.astrapia.run.RunFolders;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of pictures to a model that says what others show: red, green and blue ones of different sizes. */
class ModelCommandsTest {
    private static final List<String> CLASSES = List.of("blue", "green", "red");
    private static final String EXPERIMENT = """
            experiment: colours
            data: {dataset: folder, path: colours, folder: {image-size-px: 16}}
            retrain: {network: resnet-8, epochs: 6, batch: 12, validation: 0.34, optimizer: "sgd(0.05, momentum=0.9)"}
            baseline: none
            """;

    @TempDir
    static Path folder;

    private static Shell shell;

    @BeforeAll
    static void runOnce() throws Exception {
        for (int label = 0; label < CLASSES.size(); label++) {
            for (int i = 0; i < 12; i++) {
                picture("colours/train/" + CLASSES.get(label), label, i);
            }
            for (int i = 12; i < 16; i++) {
                picture("colours/test/" + CLASSES.get(label), label, i);
                picture("new", label, i);
            }
        }
        Files.write(folder.resolve("new/broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        Files.writeString(folder.resolve("new/readme.txt"), "nothing to see");
        shell = new Shell(folder).with("colours.yaml", EXPERIMENT);
        Result run = shell.call("run colours.yaml");
        assertThat(run.status()).as(run.err()).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("colours"))) { // the images are not needed any more
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static void picture(String to, int label, int number) throws IOException {
        BufferedImage image = new BufferedImage(20 + number, 18, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        int dark = 5 * number;
        boolean wrong = number < 12 && number % 4 == 0; // so that no network is always right
        int shown = wrong ? (label + 1) % CLASSES.size() : label;
        graphics.setColor(new Color(
                shown == 2 ? 250 - dark : dark, shown == 1 ? 250 - dark : dark, shown == 0 ? 250 - dark : dark));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        Path file = folder.resolve(to).resolve(CLASSES.get(label) + number + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static JsonObject predict(String words) throws Exception {
        Result result = shell.call("predict " + words + " --json");
        assertThat(result.status()).as(result.err()).isZero();
        return JsonParser.parseString(result.out()).getAsJsonObject();
    }

    private static JsonArray predictions(String words) throws Exception {
        return predict(words).getAsJsonArray("predictions");
    }

    @Test
    void saysWhatTheImagesOfAFolderShow() throws Exception {
        Result result = shell.call("predict colours new --top 2");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("probability, %", "class 2").contains("blue12.png", "red15.png");
        assertThat(result.err())
                .contains("passed over: new" + File.separator + "broken.png: ")
                .contains("no images: new" + File.separator + "readme.txt");
    }

    @Test
    void mostOfThemAreRightAndTheProbabilitiesAddUp() throws Exception {
        JsonArray found = predictions("colours new --top 3");
        assertThat(found).hasSize(12);
        long right = StreamSupport.stream(found.spliterator(), false)
                .map(entry -> entry.getAsJsonObject())
                .filter(entry -> entry.get("file")
                        .getAsString()
                        .contains(File.separator
                                + entry.getAsJsonArray("top")
                                        .get(0)
                                        .getAsJsonObject()
                                        .get("class")
                                        .getAsString()))
                .count();
        assertThat(right).isGreaterThanOrEqualTo(8);
        for (var entry : found) {
            double sum = 0;
            for (var top : entry.getAsJsonObject().getAsJsonArray("top")) {
                sum += top.getAsJsonObject().get("probability").getAsDouble();
            }
            assertThat(sum).isBetween(0.999999, 1.000001);
        }
    }

    @Test
    void aSavedModelSaysTheSame() throws Exception {
        Result export = shell.call("export colours --as savedmodel --out model");
        assertThat(export.status()).as(export.err()).isZero();
        assertThat(predictions("model new --top 3")).isEqualTo(predictions("colours new --top 3"));
        assertThat(shell.call("export colours --as savedmodel --out model").err())
                .contains("model: it exists already and is not overwritten");
    }

    @Test
    void probabilitiesAreCalibratedWithTheImagesThatWereHeldOut() throws Exception {
        JsonObject document = predict("colours new");
        assertThat(document.get("calibrated").getAsBoolean()).isTrue();
        double temperature =
                document.getAsJsonObject("model").get("temperature").getAsDouble();
        assertThat(temperature).isPositive().isNotEqualTo(1);
        Path run = new RunFolders(folder.resolve("runs")).find("colours").path();
        JsonObject calibration = JsonParser.parseString(Files.readString(run.resolve("evaluation.json")))
                .getAsJsonObject()
                .getAsJsonArray("networks")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("calibration");
        assertThat(calibration.get("temperature").getAsDouble()).isEqualTo(temperature);
        assertThat(calibration.get("validation_images").getAsInt()).isPositive();
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("Calibration error, balanced test", "with the temperature");
    }

    @Test
    void probabilitiesAreCorrectedForStatedShares() throws Exception {
        assertThat(predictions("colours new --top 3 --prior natural")).isEqualTo(predictions("colours new --top 3"));
        double plain = probability("colours new/red12.png --top 3", "red");
        double rare = probability("colours new/red12.png --top 3 --prior \"counts([1000, 1000, 1])\"", "red");
        assertThat(rare / (1 - rare))
                .isCloseTo(plain / (1 - plain) / 1000, org.assertj.core.data.Percentage.withPercentage(0.1));
        assertThat(shell.call("predict colours new --prior counts([1])").err()).contains("--prior");
        assertThat(shell.call("predict colours new --prior uniform").err()).contains("unknown distribution `uniform`");
    }

    private static double probability(String words, String name) throws Exception {
        return StreamSupport.stream(
                        predictions(words)
                                .get(0)
                                .getAsJsonObject()
                                .getAsJsonArray("top")
                                .spliterator(),
                        false)
                .map(entry -> entry.getAsJsonObject())
                .filter(entry -> entry.get("class").getAsString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("probability")
                .getAsDouble();
    }

    @Test
    void valuesCanBeSeparatedByCommas() throws Exception {
        Result result = shell.call("predict colours new/red12.png new/absent.png --csv");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines().toList()).hasSize(2).first().isEqualTo("file,class,probability");
        assertThat(result.err()).contains("absent.png: there is no such file");
        assertThat(shell.call("predict colours new/absent.png").status()).isEqualTo(1);
    }

    @Test
    void aGraphThatIsNotOursIsNotRun() throws Exception {
        assertThat(shell.call("export colours --as savedmodel --out other").status())
                .isZero();
        Path graph = folder.resolve("other/saved_model.pb");
        byte[] bytes = Files.readAllBytes(graph);
        byte[] name = "Softmax".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i + name.length < bytes.length; i++) { // every one becomes an operation that we do not write
            if (java.util.Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) {
                System.arraycopy(
                        "Softbad".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, i, name.length);
            }
        }
        Files.write(graph, bytes);
        Result result = shell.call("predict other new");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("never writes: Softbad");
        Files.write(graph, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(shell.call("predict other new").err()).contains("damaged");
        Files.delete(folder.resolve("other/assets.extra/astrapia.json"));
        assertThat(shell.call("predict other new").err()).contains("astrapia export");
    }

    @Test
    void aNetworkOfGreyImagesTakesPicturesToo() throws Exception {
        for (int label = 0; label < CLASSES.size(); label++) {
            for (int i = 0; i < 4; i++) {
                picture("few-pictures/train/" + CLASSES.get(label), label, i);
                picture("few-pictures/test/" + CLASSES.get(label), label, i + 20);
            }
        }
        shell.with(
                "few.yaml",
                EXPERIMENT
                        .replace("path: colours", "path: few-pictures")
                        .replace("experiment: colours", "experiment: few"));
        Result run = shell.call("run few.yaml data.channels=1 retrain.epochs=1 retrain.validation=0");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(predictions("few new --top 3")).hasSize(12);
        assertThat(shell.call("export few --as savedmodel --out grey").status()).isZero();
        assertThat(predictions("grey new --top 3")).isEqualTo(predictions("few new --top 3"));
        assertThat(shell.call("predict grey new").err()).contains("not calibrated");
    }

    @Test
    void whatCannotBeExportedSaysWhy() throws Exception {
        assertThat(shell.call("export colours --as tflite --out x").err()).contains("there is no format 'tflite'");
        assertThat(shell.call("export colours --as npz --out nowhere/x.npz").err())
                .contains("there is no folder");
        assertThat(shell.call("export colours --as npz --out x.npz --baseline").err())
                .contains("baseline is none");
        assertThat(folder.resolve("x.npz")).doesNotExist();
    }
}
