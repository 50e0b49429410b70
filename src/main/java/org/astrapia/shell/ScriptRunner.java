package org.astrapia.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out a script and stops at the first command that fails. With {@code --json} the commands' documents become the
 * elements of one array, so that standard output still holds one document.
 */
final class ScriptRunner {
    private final Surroundings here;
    private final List<String> globalOptions;
    private final boolean json;

    /** @param globalOptions given to the script as a whole; every command gets them */
    ScriptRunner(Surroundings here, List<String> globalOptions) {
        this.here = here;
        this.globalOptions = List.copyOf(globalOptions);
        this.json = globalOptions.contains("--json");
    }

    int run(String name, String text) {
        try {
            return run(Script.parse(name, text));
        } catch (Script.Unreadable unreadable) {
            here.err().println(unreadable.getMessage());
            if (json) {
                here.out().println(Json.print(Failures.document(ExitStatus.SCRIPT_STOPPED, unreadable.getMessage())));
            }
            return ExitStatus.SCRIPT_STOPPED;
        }
    }

    private int run(Script script) {
        List<String> documents = new ArrayList<>();
        int status = ExitStatus.DONE;
        for (Script.Statement statement : script.statements()) {
            if (statement.words().equals(Console.EXIT)) {
                break;
            }
            status = json ? runForDocument(statement, documents) : run(statement, here);
            if (status != ExitStatus.DONE) {
                here.err()
                        .println(statement.at() + ": stopped here: '" + String.join(" ", statement.words())
                                + "' ended with status " + status);
                break;
            }
        }
        if (json) {
            here.out().println("[" + String.join(",\n", documents) + "]");
        }
        return status == ExitStatus.DONE || status == ExitStatus.INTERRUPTED ? status : ExitStatus.SCRIPT_STOPPED;
    }

    private int runForDocument(Script.Statement statement, List<String> documents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = run(statement, here.withOut(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        String document = bytes.toString(StandardCharsets.UTF_8).strip();
        if (!document.isEmpty()) {
            documents.add(document);
        }
        return status;
    }

    private int run(Script.Statement statement, Surroundings place) {
        List<String> words = new ArrayList<>(globalOptions);
        words.addAll(statement.words());
        return new Program(place).runCommand(words);
    }
}
