package org.astrapia.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.TerminalBuilder;

/** The prompt. Every command works as it does on the command line; one that fails does not end the console. */
final class Console {
    /** The command that leaves the console, or a script. */
    static final List<String> EXIT = List.of("exit");

    private static final String PROMPT = "astrapia> ";

    private final Surroundings here;
    private final List<String> globalOptions;

    Console(Surroundings here, List<String> globalOptions) {
        this.here = here;
        this.globalOptions = List.copyOf(globalOptions);
    }

    /** Reads and carries out lines until {@code exit} or Ctrl-D. */
    int run() throws IOException {
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .appName("astrapia")
                    .terminal(terminal)
                    .completer(new CommandCompleter(here))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .variable(LineReader.HISTORY_FILE, historyFile())
                    .build();
            boolean open = true;
            while (open) {
                open = readAndCarryOut(reader);
            }
            return ExitStatus.DONE;
        }
    }

    private boolean readAndCarryOut(LineReader reader) {
        try {
            return carryOut(reader.readLine(PROMPT));
        } catch (UserInterruptException lineGivenUp) {
            return true;
        } catch (EndOfFileException leave) {
            return false;
        }
    }

    /** Carries out one line; false when it leaves the console. */
    boolean carryOut(String line) {
        try {
            for (Words.Statement statement : Words.split(line)) {
                if (statement.words().equals(EXIT)) {
                    return false;
                }
                List<String> words = new ArrayList<>(globalOptions);
                words.addAll(statement.words());
                if (new Program(here).runCommand(words) != ExitStatus.DONE) {
                    break;
                }
            }
        } catch (Words.Unclosed unclosed) {
            here.err().println(" ".repeat(PROMPT.length() + unclosed.column() - 1) + "^ " + unclosed.getMessage());
        }
        return true;
    }

    /** JLine complains about a folder that is missing only when it saves, so it is made before. */
    private Path historyFile() throws IOException {
        Files.createDirectories(here.stateFolder());
        return here.stateFolder().resolve("history");
    }
}
