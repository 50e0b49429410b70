package org.astrapia.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.astrapia.language.JsonText;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.shell.command.FailureDocument;
import org.astrapia.shell.command.RunResult;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.run.Notice;
import org.astrapia.shell.jobs.Job;
import org.astrapia.shell.jobs.JobEnd;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.script.LoopItems;
import org.astrapia.shell.script.Script;
import org.astrapia.shell.script.Script.Loop;
import org.astrapia.shell.script.Script.Part;
import org.astrapia.shell.script.ScriptError;
import org.astrapia.shell.script.ScriptWords;
import org.astrapia.shell.script.Statement;

/**
 * Carries out a script and stops at the first command that fails, or goes on and says so at the end. With {@code --json}
 * the commands' documents become the elements of one array, so that standard output still holds one document.
 */
final class ScriptRunner implements Part.Visitor<Integer> {
    private final Environment here;
    private final List<String> globalOptions;
    private final boolean json;
    private final Session session;
    private final List<String> documents = new ArrayList<>();
    private boolean failed;

    /** @param globalOptions given to the script as a whole; every command gets them */
    ScriptRunner(Environment here, List<String> globalOptions, Session session) {
        this.here = here;
        this.globalOptions = List.copyOf(globalOptions);
        this.json = globalOptions.contains("--json");
        this.session = session;
    }

    /** A whole script; runs in its background are waited for. */
    int run(String name, String text) {
        int status;
        try {
            status = run(Script.parse(name, 1, text).parts());
            for (Job job : session.jobs().all()) {
                failed |= await(job) != ExitStatus.DONE;
            }
        } catch (ScriptError unreadable) {
            status = refuse(unreadable);
        }
        if (json) {
            here.out().println("[" + String.join(",\n", documents) + "]");
        }
        if (endsAll(status)) {
            return status;
        }
        return status == ExitStatus.DONE && !failed ? ExitStatus.DONE : ExitStatus.SCRIPT_STOPPED;
    }

    private int await(Job job) {
        int status = job.await();
        job.run().ifPresent(session::ran);
        if (job.tellsEnd()) {
            Notice.send(here, session, job.run(), job.state());
            here.err().println(new JobEnd(job).announcement());
            if (job.state().equals("done") && job.run().isPresent()) {
                show(job.run().get());
            }
        }
        return status;
    }

    /** What a job left, as the command would have shown it that did not wait for it. */
    private void show(Path run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Environment place = json ? here.withOut(bytes) : here;
        try {
            new RunResult(run).print(place, json, here.style(!globalOptions.contains("--no-color")));
        } catch (IOException unreadable) {
            here.err().println(run + ": " + unreadable.getMessage());
        }
        keep(bytes);
    }

    /** Lines that were typed into the console; the status of the command that failed, if one did. */
    int runTyped(String name, int firstLine, String text) {
        try {
            return run(Script.parse(name, firstLine, text).parts());
        } catch (ScriptError unreadable) {
            return refuse(unreadable);
        }
    }

    private int run(List<Part> parts) {
        for (Part part : parts) {
            int status = part.accept(this);
            if (status != ExitStatus.DONE && !goesOn(status)) {
                return status;
            }
            if (session.isLeaving()) {
                break;
            }
        }
        return ExitStatus.DONE;
    }

    private boolean goesOn(int status) {
        failed = true;
        return session.keepsGoing() && !endsAll(status);
    }

    /** Whether nothing that follows is wanted: somebody said so, or nobody reads it. */
    private static boolean endsAll(int status) {
        return status == ExitStatus.INTERRUPTED || status == ExitStatus.UNREAD;
    }

    @Override
    public Integer loop(Loop loop) {
        List<String> items;
        try {
            items = LoopItems.of(ScriptWords.replace(loop.head(), session.variables()));
        } catch (ScriptError unreadable) {
            return refuse(unreadable);
        }
        for (String item : items) {
            session.variables().let(loop.variable(), item);
            int status = run(loop.body());
            if (status != ExitStatus.DONE || session.isLeaving()) {
                return status;
            }
        }
        return ExitStatus.DONE;
    }

    @Override
    public Integer step(Statement written) {
        Statement statement;
        try {
            statement = ScriptWords.replace(written, session.variables());
        } catch (ScriptError unreadable) {
            return refuse(unreadable);
        }
        boolean timed = session.tellsTimes();
        long begun = System.nanoTime();
        int status = json ? runForDocument(statement) : run(statement, here);
        if (timed) {
            here.err().println(String.format(Locale.ROOT, "time %.3f s", (System.nanoTime() - begun) / 1e9));
        }
        if (status != ExitStatus.DONE && status != ExitStatus.UNREAD && session.kind() != Session.Kind.CONSOLE) {
            String word = session.keepsGoing() && !endsAll(status) ? "failed" : "stopped here";
            here.err()
                    .println(statement.at() + ": " + word + ": '" + String.join(" ", statement.texts())
                            + "' ended with status " + status);
        }
        return status;
    }

    private int runForDocument(Statement statement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = run(statement, here.withOut(bytes));
        keep(bytes);
        return status;
    }

    private void keep(ByteArrayOutputStream bytes) {
        String document = bytes.toString(StandardCharsets.UTF_8).strip();
        if (!document.isEmpty()) {
            documents.add(document);
        }
    }

    private int run(Statement statement, Environment place) {
        Environment target = session.output().map(place::into).orElse(place);
        return new CommandRunner(target, session).run(globalOptions, statement);
    }

    private int refuse(ScriptError unreadable) {
        Position at = unreadable.at();
        Problem problem = new Problem(
                Severity.ERROR, at, unreadable.line(), 1, String.valueOf(unreadable.getMessage()), List.of());
        here.err().println(ProblemPrinter.print(problem));
        if (json) {
            documents.add(JsonText.shown(FailureDocument.of(ExitStatus.SCRIPT_STOPPED, List.of(problem))));
        }
        return ExitStatus.USAGE;
    }
}
