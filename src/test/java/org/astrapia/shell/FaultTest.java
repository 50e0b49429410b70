package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.astrapia.shell.process.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of the program: the terminal gets a sentence, and the log the stack trace. */
class FaultTest {
    private static final String GENOTYPE_TEXT = "org/astrapia/genotype/GenotypeText";

    @TempDir
    Path folder;

    /** The program with a class that cannot be loaded. */
    private RealProgram.Result run(Path state, String broken, List<String> options, String... words)
            throws IOException, InterruptedException {
        Path file = folder.resolve("broken").resolve(broken + ".class");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no class");
        List<String> all = new ArrayList<>(options);
        all.add("-Xbootclasspath/a:" + folder.resolve("broken"));
        return new RealProgram(folder, all, Map.of("XDG_STATE_HOME", state.toString()), List.of(), List.of())
                .run("", words);
    }

    private void writeGenotype() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "format: genotype/1\n");
    }

    @Test
    void theLogHasTheStackTraceAndTheTerminalSaysWhereThatIs() throws Exception {
        writeGenotype();
        Path state = folder.resolve("state");
        RealProgram.Result result = run(state, GENOTYPE_TEXT, List.of(), "genotype", "show", "a.yaml");
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
        RealProgram.Result result = run(state, GENOTYPE_TEXT, List.of(), "genotype", "show", "a.yaml", "--json");

        assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(result.out()).startsWith("{").contains("this should not have happened");
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("astrapia: this should not have happened: ClassFormatError: ")
                .endsWith("(its stack trace could not be written to " + state.resolve("astrapia/astrapia.log") + ")");
    }

    /** The thread that reads what a job says, with a line of the job's virtual machine. */
    @Test
    void aFaultOnAnotherThreadIsToldInASentenceToo() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        Path state = folder.resolve("state");
        RealProgram.Result result = run(
                state,
                "org/astrapia/shell/jobs/EventLines",
                List.of("-Xlog:gc"),
                "-c",
                "run tiny.yaml device=gpu &; wait");

        assertThat(result.err())
                .contains("astrapia: this should not have happened: ClassFormatError: ", "(the stack trace is in ")
                .doesNotContain("\tat ", "Exception in thread");
        assertThat(state.resolve("astrapia/astrapia.log"))
                .content()
                .contains("\n\tat org.astrapia.shell.jobs.Job.take");
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
