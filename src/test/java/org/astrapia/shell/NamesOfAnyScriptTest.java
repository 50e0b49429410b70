package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.astrapia.shell.process.ExitStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders and files may be called anything, also where no locale is set. */
class NamesOfAnyScriptTest {
    private static final List<String> CLASSES = List.of("caf\u00E9", "نملة", "蚂蚁", "🐝 bee");

    @TempDir
    Path folder;

    @BeforeEach
    void fourClasses() throws IOException {
        for (String part : List.of("train", "test")) {
            for (String name : CLASSES) {
                // one part spells the accent as a letter, the other as a mark behind it
                String spelt = part.equals("test") ? name.replace("\u00E9", "e\u0301") : name;
                for (int i = 0; i < 2; i++) {
                    Path file =
                            folder.resolve("data").resolve(part).resolve(spelt).resolve("图-é-" + i + ".png");
                    Files.createDirectories(file.getParent());
                    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
                }
            }
        }
        Files.writeString(
                folder.resolve("é.yaml"),
                Tiny.EXPERIMENT
                        .replace("dataset: shapes", "dataset: folder\n  path: data\n  folder: {image-size-px: 8}")
                        .replace("exponential(0.5)", "natural")
                        .replaceAll("\n  shapes: .*", ""));
    }

    @Test
    void theyAreReadWithTheLocaleThatTheLauncherChooses() throws Exception {
        RealProgram.Result stats = program(Map.of("LC_ALL", "C.UTF-8", "ASTRAPIA_LOCALE", "C"))
                .run(
                        "",
                        "data",
                        "stats",
                        "é.yaml",
                        "data.distribution=counts(\"蚂蚁\"=1, \"نملة\"=2, \"🐝 bee\"=2, \"cafe\u0301\"=2)");

        assertThat(stats.err()).contains("1 of 4 classes have a single training image", "蚂蚁");
        assertThat(stats.out().lines().filter(line -> line.matches(".* +2 +[12] +1 +[01] +2 +[12]")))
                .extracting(line -> line.replaceFirst(" +\\d.*", ""))
                .containsExactlyElementsOf(CLASSES);
    }

    @Test
    void withoutThatTheWayOutIsTold() throws Exception {
        Files.copy(folder.resolve("é.yaml"), folder.resolve("plain.yaml"));
        RealProgram.Result check = program(Map.of("LC_ALL", "C")).run("", "check", "plain.yaml");

        assertThat(check.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(check.err())
                .contains("the name of this folder cannot be read in this locale", "Maybe set LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', .*UTF-8 C",
        "C, '', '', .*UTF-8 C",
        "'', POSIX, C.UTF-8, .*UTF-8 C",
        "'', '', C, .*UTF-8 C",
        "'', '', de_DE.UTF-8, 'none none'",
        "C.UTF-8, C, C, 'C.UTF-8 none'",
        "'', en_US.ISO-8859-1, '', 'none none'"
    })
    void theLauncherLeavesALocaleThatSomebodyChose(String all, String type, String lang, String chosen)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-euo",
                "pipefail",
                "-c",
                "eval \"$(sed -n '/^choose_locale()/,/^}/p' shell/astrapia)\"; choose_locale;"
                        + " echo ${LC_ALL:-none} ${ASTRAPIA_LOCALE:-none}");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        new TreeMap<>(Map.of("LC_ALL", all, "LC_CTYPE", type, "LANG", lang)).forEach((name, value) -> {
            if (!value.isEmpty()) {
                environment.put(name, value);
            }
        });
        Process process = builder.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .matches(chosen);
    }

    private RealProgram program(Map<String, String> environment) {
        return new RealProgram(folder, List.of(), environment, List.of("LANG", "LC_"), List.of());
    }
}
