package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
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
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.astrapia.language.Visible;
import org.astrapia.shell.Shell.Result;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Environment.Terminals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes, files and runs whose names would command a terminal, turn its text around, or be markup. */
class HostileNamesTest {
    private static final String RUN = "2026-01-01_000000_a";
    private static final String ESCAPE = "e\u001b[31mred\u001b]0;pwn\u0007";
    private static final List<String> CLASSES =
            List.of("<script>alert(1)<script>", "x\nline", ESCAPE, "\u009b2J", "\u202Eevil", "猫");

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String part : List.of("train", "test")) {
            for (String name : CLASSES) {
                Path images = Files.createDirectories(
                        folder.resolve("data").resolve(part).resolve(name));
                BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
                ImageIO.write(image, "png", images.resolve("1.png").toFile());
            }
        }
        JsonArray classes = new JsonArray();
        CLASSES.forEach(classes::add);
        JsonObject evaluation = new JsonObject();
        evaluation.add("classes", classes);
        evaluation.add("train_counts", JsonParser.parseString("[1, 1, 1, 1, 1, 1]"));
        JsonObject network = new JsonObject();
        network.addProperty("name", ESCAPE);
        String row = "[1, 0, 0, 0, 0, 1]";
        network.add("confusion_balanced", JsonParser.parseString("[" + (row + ", ").repeat(5) + row + "]"));
        JsonArray networks = new JsonArray();
        networks.add(network);
        evaluation.add("networks", networks);
        new Shell(folder)
                .with("e.yaml", "experiment: a\ndata: {dataset: folder, path: data}\n")
                .with("bidi.yaml", "experiment: a # \u202Eevil\n")
                .with(ESCAPE + ".yaml", "serach: 1\n")
                .with("runs/" + RUN + "/evaluation.json", evaluation.toString())
                .with("runs/" + RUN + "/status.json", status())
                .with("runs/" + RUN + "/resolved.yaml", "experiment: \"\u202Ea\"\n")
                .with("runs/" + RUN + "/summary.json", "{\"genotype_path\": \"" + CLASSES.get(3) + "\"}")
                .with(
                        "runs/" + RUN + "/architecture.csv",
                        "epoch,cell,to,from,operation,weight\n0," + ESCAPE + ",2,0,\u202Eskip,0.5\n");
    }

    private static String status() {
        return "{\"status\": \"failed\", \"stage\": \"a\", \"message\": \"\u009b2J \u202E\", \"pid\": 1,"
                + " \"updated\": \"2026-01-01T00:00:00Z\"}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plot " + RUN + " confusion",
                "plot " + RUN + " classes",
                "plot " + RUN + " alpha",
                "runs show " + RUN,
                "runs list",
                "runs compare " + RUN,
                "data stats e.yaml",
                "check '" + ESCAPE + ".yaml'",
                "check '" + ESCAPE + "'",
                "show 'no" + ESCAPE + "'",
                "runs show '" + ESCAPE + "'",
                "genotype show '\u202E" + ESCAPE + "'",
                "'" + ESCAPE + "'",
                "genotype '" + ESCAPE + "'",
                "check e.yaml '--" + ESCAPE + "'",
                "check e.yaml '" + ESCAPE + "=1'",
                "genotype export '" + ESCAPE + "' --as '" + ESCAPE + "'",
                "explain '" + ESCAPE + "'",
                "-c 'echo ok; chek " + ESCAPE + "'",
            })
    void nothingOfThemReachesATerminalOrAPipe(String line) throws Exception {
        for (Terminals terminals : List.of(Terminals.NONE, new Terminals(false, true, true))) {
            for (String more : List.of("", " --json")) {
                Result result = call(terminals, line + more);
                String printed = result.out() + result.err();
                assertThat(printed).isNotBlank();
                String unpainted = printed.replaceAll("\u001b\\[(0|1|2|34|38;5;\\d+)m", "");
                assertThat(unpainted.codePoints().filter(c -> c != '\n' && !Visible.isVisible(c)))
                        .isEmpty();
                assertThat(unpainted).doesNotContain("this should not have happened");
            }
        }
    }

    @Test
    void aDocumentSaysThemAsTheyAre() throws Exception {
        Result result = call(Terminals.NONE, "data stats e.yaml --json");
        JsonArray classes =
                JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("classes");
        assertThat(classes).extracting(name -> name.getAsString()).containsExactlyInAnyOrderElementsOf(CLASSES);
    }

    @Test
    void whatIsReadBackIsExactUnlessATerminalGetsIt() throws Exception {
        String written = Files.readString(folder.resolve("bidi.yaml"));
        assertThat(call(Terminals.NONE, "show bidi.yaml").out()).isEqualTo(written);
        assertThat(call(new Terminals(false, true, true), "show bidi.yaml").out())
                .isEqualTo(written.replace('\u202E', '\uFFFD'));
    }

    @Test
    void theReportHoldsThemAsText() throws Exception {
        assertThat(call(Terminals.NONE, "report " + RUN).status()).isZero();
        String report = Files.readString(folder.resolve("runs").resolve(RUN).resolve("report.html"));
        assertThat(report.codePoints().filter(c -> c != '\n' && !Visible.isVisible(c)))
                .isEmpty();
        assertThat(report).doesNotContain("<script").contains("&lt;script&gt;");
    }

    private Result call(Terminals terminals, String line) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment here = new Environment(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals,
                () -> 100,
                folder,
                Map.of("HOME", folder.resolve("home").toString(), "TERM", "xterm-256color", "LC_ALL", "C.UTF-8"));
        int status = new CommandRunner(here).run(Shell.words(line));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
