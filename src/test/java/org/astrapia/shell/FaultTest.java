package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.astrapia.shell.process.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of the program: the terminal gets a sentence, and the log the stack trace. */
class FaultTest {
    @TempDir
    Path folder;

    /** The program with a class that cannot be loaded. */
    private RealProgram.Result run(Path state, String... words) throws IOException, InterruptedException {
        Path broken = folder.resolve("broken/org/astrapia/genotype");
        Files.createDirectories(broken);
        Files.writeString(broken.resolve("GenotypeText.class"), "no class");
        RealProgram program = new RealProgram(
                folder,
                List.of("-Xbootclasspath/a:" + folder.resolve("broken")),
                Map.of("XDG_STATE_HOME", state.toString()),
                List.of(),
                List.of());
        return program.run("", words);
    }

    private void writeGenotype() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "format: genotype/1\n");
    }

    @Test
    void theLogHasTheStackTraceAndTheTerminalSaysWhereThatIs() throws Exception {
        writeGenotype();
        Path state = folder.resolve("state");
        RealProgram.Result result = run(state, "genotype", "show", "a.yaml");
        Path log = state.resolve("astrapia/astrapia.log");

        assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("astrapia: this should not have happened: ClassFormatError: ")
                .endsWith("(the stack trace is in " + log + ")");
        assertThat(log)
                .content()
                .contains(" ERROR process ", "this should not have happened: ClassFormatError", "\n\tat org.astrapia.");
    }

    @Test
    void aLogThatCannotBeWrittenChangesNothingElse() throws Exception {
        writeGenotype();
        Path state = Files.writeString(folder.resolve("state"), "a file");
        RealProgram.Result result = run(state, "genotype", "show", "a.yaml", "--json");

        assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(result.out()).startsWith("{").contains("this should not have happened");
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("astrapia: this should not have happened: ClassFormatError: ")
                .endsWith("(its stack trace could not be written to " + state.resolve("astrapia/astrapia.log") + ")");
    }

    @Test
    void aMistakeOfAPersonLeavesNoLogAndLoadsNone() throws Exception {
        writeGenotype();
        Path state = folder.resolve("state");
        Path classes = folder.resolve("classes");
        RealProgram.Result result = new RealProgram(
                        folder,
                        List.of("-Xlog:class+load:file=" + classes),
                        Map.of("XDG_STATE_HOME", state.toString()),
                        List.of(),
                        List.of())
                .run("", "genotype", "show", "a.yaml");

        assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(result.err()).contains("a.yaml:").doesNotContain("\tat ");
        assertThat(state).doesNotExist();
        assertThat(classes)
                .content()
                .contains("org.astrapia.shell.Failures")
                .doesNotContain("logback", "slf4j", "fastcsv");
    }
}
