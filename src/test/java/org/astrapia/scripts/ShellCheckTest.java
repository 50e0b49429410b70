package org.astrapia.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ShellCheck has nothing to say about our shell scripts. {@code mvnw} is Maven's. */
class ShellCheckTest {
    private static final int FIRST_LINE_BYTES = 80;

    @Test
    void noScriptHasAWarning() throws Exception {
        assumeTrue(isInstalled(), "SKIPPED: no shellcheck, so the shell scripts are not checked. Maybe install it");
        List<String> command = new ArrayList<>(List.of("shellcheck"));
        command.addAll(scripts());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void theScriptsAreFound() throws Exception {
        assertThat(scripts())
                .contains(
                        "shell/astrapia",
                        "shell/astrapia-completion.bash",
                        "shell/studies/studies.sh",
                        "shell/studies/table1",
                        "src/bench/gpu/device.sh",
                        "src/bench/gpu/speed",
                        "src/test/storm/storm",
                        ".ci/run")
                .noneMatch(script -> script.endsWith(".py") || script.endsWith("/compare"));
    }

    private static List<String> scripts() throws IOException {
        List<String> found = new ArrayList<>();
        for (String root : List.of(".ci", "shell", "src")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (isShellScript(file)) {
                        found.add(file.toString());
                    }
                }
            }
        }
        return found;
    }

    private static boolean isShellScript(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".sh") || name.endsWith(".bash")) {
            return true;
        }
        if (name.contains(".")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String begin = new String(in.readNBytes(FIRST_LINE_BYTES), StandardCharsets.ISO_8859_1);
            return begin.lines().findFirst().orElse("").matches("#!.*\\b(ba|da|)sh\\b.*");
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("shellcheck", "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
