package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void theReferenceIsWhatTheProgramKnows() throws Exception {
        assertThat(Files.readString(Path.of("docs", "reference.md")))
                .as("to write it again: shell/astrapia help reference > docs/reference.md")
                .isEqualTo(new Shell(Path.of("")).call("help reference").out());
    }

    @Test
    void itNamesEveryCommandKeyNameAndStatus() throws Exception {
        String text = new Shell(Path.of("")).call("help reference").out();
        assertThat(Commands.ALL.all()).allSatisfy(command -> assertThat(text).contains("| `" + command.name()));
        assertThat(text)
                .contains(
                        "| `search.epochs` |",
                        "| `sgd(rate, momentum=0, decay=0, [clip], [decay-norm], [rate-head], nesterov=false)` |",
                        "| 130 | interrupted |");
    }
}
