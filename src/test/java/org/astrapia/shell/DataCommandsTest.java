package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.astrapia.data.sets.npz.NpzSamples;
import org.astrapia.shell.Shell.Result;
import org.astrapia.shell.process.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data show} and {@code data export}. */
class DataCommandsTest {
    private static final String NETWORK =
            "experiment: mine\nspace: {extends: fairdarts, cells: 2, channels: 4, nodes: 1, operations: [skip_connect, sep_conv_3x3]}\n";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void twoClassesInFolders() throws IOException {
        shell = new Shell(folder);
        for (int i = 0; i < 10; i++) {
            draw("set/train/ant, red/" + i + ".png", 0xFF0000 + i);
            draw("set/test/ant, red/" + i + ".png", 0xFF0010 + i);
            if (i < 6) {
                draw("set/train/bee/" + i + ".png", 0x0000FF - i);
                draw("set/test/bee/" + i + ".png", 0x0010FF - i);
            }
        }
        shell.with(
                "mine.yaml",
                NETWORK
                        + "data: {dataset: folder, path: set, distribution: exponential(0.4), folder: {image-size-px: 8}}\n"
                        + "search: {batch: 4, split: 0.5}\nretrain: {validation: 0.25}\n");
    }

    private void draw(String name, int rgb) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, rgb);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private Result call(String line) throws Exception {
        Result result = shell.call(line);
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    private JsonObject json(String line) throws Exception {
        return JsonParser.parseString(call(line + " --json").out()).getAsJsonObject();
    }

    @Test
    void theTableSaysOfEachImageForWhatItIs() throws Exception {
        assertThat(call("data export mine.yaml --out images.csv").out()).isEqualTo("images.csv\n");
        List<String> lines = Files.readAllLines(folder.resolve("images.csv"));
        assertThat(lines.get(0)).isEqualTo("image,part,label,class,split,search,long_tailed");
        assertThat(lines.get(1))
                .matches("\"train/ant, red/0\\.png\",train,0,\"ant, red\",(train|validation),(weights|architecture),");
        JsonObject stats = json("data stats mine.yaml");
        assertThat(count(lines, ",train,0,"))
                .isEqualTo(stats.getAsJsonArray("kept").get(0).getAsInt())
                .isEqualTo(10);
        assertThat(count(lines, ",train,1,"))
                .isEqualTo(stats.getAsJsonArray("kept").get(1).getAsInt())
                .isEqualTo(4);
        assertThat(count(lines, ",weights,")).isEqualTo(7);
        assertThat(count(lines, ",test,0,")).isEqualTo(10);
        assertThat(count(lines, ",test,,yes"))
                .isEqualTo(stats.getAsJsonArray("long_tailed_test").get(0).getAsInt()
                        + stats.getAsJsonArray("long_tailed_test").get(1).getAsInt());
        assertThat(count(lines, ",validation,")).isEqualTo(3);

        Result again = shell.call("data export mine.yaml --out images.csv");
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("images.csv: it exists already. --force replaces it.");
        JsonObject told = json("data export mine.yaml --out images.csv --force retrain.validation=0");
        assertThat(told.get("train").getAsInt()).isEqualTo(14);
        assertThat(told.get("digest").getAsString())
                .isEqualTo(stats.get("digest").getAsString());
    }

    private static long count(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }

    /** A peer, or this program, trains on the very same images. */
    @Test
    void theTableIsAListOfTheSameImages() throws Exception {
        call("data export mine.yaml --out images.csv data.distribution=natural retrain.validation=0");
        shell.with(
                "again.yaml",
                NETWORK + "data: {dataset: list, images: set, labels: images.csv, image: image, label: class,"
                        + " list: {split: split}, folder: {image-size-px: 8}}\nsearch: {batch: 4}\n");
        assertThat(json("data stats again.yaml").get("digest"))
                .isEqualTo(json("data stats mine.yaml").get("digest"));
    }

    @Test
    void imagesOfSeveralLabelsHaveAllOfThemInACell() throws Exception {
        byte[] labels = {1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1};
        NpzSamples npz = new NpzSamples();
        for (String part : List.of("train", "test")) {
            npz.grey(part + "_images", 8, 10, 20, 30, part.length()).array(part + "_labels", "|u1", "4, 3", labels);
        }
        npz.write(folder.resolve("several.npz"));
        shell.with(
                "several.yaml",
                NETWORK + "data: {dataset: npz, path: several.npz, distribution: natural}\n"
                        + "search: {batch: 2, loss: {weights: sigmoid-cross-entropy, architecture: sigmoid-cross-entropy}}\n"
                        + "retrain: {loss: sigmoid-cross-entropy}\n");
        call("data export several.yaml --out images.csv");
        assertThat(Files.readString(folder.resolve("images.csv")))
                .contains("\n0,train,0|2,0|2,train,", "\n2,train,,,train,", "\n3,test,0|2,0|2,test,,");
        JsonObject shown = json("data show several.yaml");
        assertThat(shown.getAsJsonArray("classes").get(1).toString())
                .isEqualTo("{\"class\":\"1\",\"images\":1,\"shown\":[\"1\"]}");
    }

    @Test
    void imagesAreDrawnAsTheTerminalCan() throws Exception {
        String plain = call("data show mine.yaml --each 1").out();
        assertThat(plain)
                .startsWith("ant, red: 10 images\n")
                .contains("\n::::::::\n", "\nbee: 4 images\n")
                .doesNotContain("\u001b");

        Map<String, String> terminal = new HashMap<>(Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"));
        assertThat(onTerminal(terminal))
                .contains("\u001b[38;5;196m\u001b[48;5;196m▀")
                .endsWith("\u001b[0m\n");
        terminal.put("COLORTERM", "truecolor");
        assertThat(onTerminal(terminal)).contains("\u001b[38;2;255;0;0m\u001b[48;2;255;0;0m▀");
        terminal.put("NO_COLOR", "1");
        assertThat(onTerminal(terminal)).contains("::::::::").doesNotContain("\u001b", "▀");
    }

    private String onTerminal(Map<String, String> variables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Environment here = new Environment(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new Environment.Terminals(false, true, false),
                () -> 80,
                folder,
                variables);
        assertThat(new CommandRunner(here).run(List.of("data", "show", "mine.yaml", "--each", "1")))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPageHoldsItsImages() throws Exception {
        call("data show mine.yaml --html images.html --each 2 --test");
        String page = Files.readString(folder.resolve("images.html"));
        assertThat(page)
                .contains("ant, red", "10 images", "title=\"test/bee/3.png\"")
                .doesNotContain("src=\"http");
        Matcher sources =
                Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"").matcher(page);
        List<Integer> colours = new ArrayList<>();
        while (sources.find()) {
            byte[] png = Base64.getDecoder().decode(sources.group(1));
            colours.add(ImageIO.read(new ByteArrayInputStream(png)).getRGB(3, 3) & 0xFFFFFF);
        }
        assertThat(colours).containsExactly(0xFF0010, 0xFF0015, 0x0010FF, 0x0010FC);
        assertThat(shell.call("data show mine.yaml --html images.html").err()).contains("--force replaces it");
        assertThat(shell.call("data show mine.yaml --each 0").err()).contains("--each: 0 is not from 1 to 100");
    }
}
