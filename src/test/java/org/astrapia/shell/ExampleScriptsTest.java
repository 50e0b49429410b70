package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.shell.Shell.Result;
import org.astrapia.shell.command.CommandEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in {@code shell/} beside the launcher works, and the help is whole. */
class ExampleScriptsTest {
    private static final Path FOLDER = Path.of("shell");
    private static final Path EXAMPLES = FOLDER.resolve("examples");

    static Stream<String> scripts() throws Exception {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(Path::toString).filter(name -> name.endsWith(".astrapia")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyScriptRunsToItsEnd(String script) {
        Result result = new Shell(Path.of("")).call("", List.of("-f", script));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).isNotBlank();
    }

    @Test
    void theCompletionFileIsThatOfTheCommands() throws Exception {
        Result result = new Shell(FOLDER).call("completion");
        assertThat(Files.readString(FOLDER.resolve("astrapia-completion.bash")))
                .as("./shell/astrapia completion > shell/astrapia-completion.bash")
                .isEqualTo(result.out());
    }

    @Test
    void everyCommandHasHelpWithAnExampleOfItself() throws Exception {
        for (CommandEntry command : Commands.ALL.all()) {
            assertThat(command.example()).startsWith(command.name());
            assertThat(command.summary()).as(command.name()).isNotEmpty();
            Result help = new Shell(FOLDER).call("help " + command.name());
            assertThat(help.out()).contains("Example: " + command.name());
            assertThat(new Shell(FOLDER).call("help").out()).contains("  " + command.name());
        }
    }

    @Test
    void helpKnowsWhatIsNoCommandAndSuggests() throws Exception {
        assertThat(new Shell(FOLDER).call("help expressions").out().replaceAll("\\s+", " "))
                .contains(
                        "sgd(rate, momentum=0, decay=0, [clip], [decay-norm], [rate-head], nesterov=false)",
                        "zero-one",
                        "a >> b");
        assertThat(new Shell(FOLDER).call("help scripts").out()).contains("for NAME in", "let NAME = VALUE");
        assertThat(new Shell(FOLDER).call("help genotpe show").err()).contains("Maybe you meant genotype show");
        assertThat(new Shell(FOLDER).call("help genotype").out()).contains("genotype diff");
    }

    @Test
    void aKeyIsExplained() throws Exception {
        assertThat(new Shell(FOLDER).call("explain search.epochs").out())
                .contains("takes    a whole number (from 1 to 1000000)", "default  40", "papers   SSF-NAS: 40");
        assertThat(new Shell(FOLDER).call("explain search.loss").out()).contains("search.loss.weights: ");
        assertThat(new Shell(FOLDER).call("explain cosine").out())
                .contains("cosine(minimum=0, per=epoch): ", "retrain.optimizer");
        assertThat(new Shell(FOLDER).call("explain search.epoch").err()).contains("Maybe you meant search.epochs");
    }
}
