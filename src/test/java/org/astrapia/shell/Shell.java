package org.astrapia.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.astrapia.language.Position;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Environment.Terminals;
import org.astrapia.shell.script.ScriptError;
import org.astrapia.shell.script.ScriptWords;

/** The program in a folder of a test, with streams that the test can read. */
record Shell(Path folder) {
    /** What one call left. */
    record Result(int status, String out, String err) {}

    /** Carries out a command line that somebody typed. */
    Result call(String line) throws ScriptError {
        return call("", words(line));
    }

    /** The words of a command line. */
    static List<String> words(String line) throws ScriptError {
        return ScriptWords.split(new Position("test", 1, 1), line).get(0).texts();
    }

    /** Carries out a command line with something on its standard input. */
    Result call(String input, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment here = environment(input, out, err);
        int status = new CommandRunner(here).run(words);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Environment environment(String input, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Environment(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminals.NONE,
                () -> 80,
                folder,
                Map.of("HOME", folder.resolve("home").toString()));
    }

    /** Puts a file into the folder. */
    Shell with(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }
}
