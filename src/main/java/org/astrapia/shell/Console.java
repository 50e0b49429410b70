package org.astrapia.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.astrapia.language.Visible;
import org.astrapia.report.terminal.Style;
import org.astrapia.shell.command.RunResult;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.run.Notice;
import org.astrapia.shell.command.session.SessionCompletionSource;
import org.astrapia.shell.console.Prompt;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.jobs.Job;
import org.astrapia.shell.jobs.JobEnd;
import org.astrapia.shell.jobs.Progress;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.process.Pager;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The shell at a terminal. Every command works as it does on the command line; one that fails does not end the shell, and
 * neither does a run that crashes.
 */
final class Console {
    private static final String NAME = "<shell>";
    private static final long BETWEEN_LOOKS = 500;
    private static final int COLOR = 25;

    private final Environment here;
    private final List<String> globalOptions;
    private final Session session;
    private final Queue<String> untold = new ConcurrentLinkedQueue<>();
    private final Queue<Job> ended = new ConcurrentLinkedQueue<>();
    private final boolean color;
    private int line;

    Console(Environment here, List<String> globalOptions) {
        this(here, globalOptions, new Session(Session.Kind.CONSOLE));
    }

    /** @param session that the commands share */
    Console(Environment here, List<String> globalOptions, Session session) {
        this.here = here;
        this.globalOptions = List.copyOf(globalOptions);
        this.session = session;
        this.color = here.allowsColor() && !globalOptions.contains("--no-color");
    }

    /** Reads and carries out lines until {@code exit} or Ctrl-D. */
    int run() throws IOException {
        Optional<Path> history = history();
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .graphemeCluster(false) // finding out would print signs that not every terminal has
                .build()) {
            terminal.handle(Terminal.Signal.INT, signal -> {}); // between two lines there is nothing to give up
            Prompt prompt =
                    new Prompt(terminal, new SessionCompletionSource(here, session, Commands.ALL), history, color);
            session.askBy(question -> agrees(prompt, question, false));
            session.jobs().onEnd(job -> announce(prompt, job));
            Thread looks = new Thread(() -> lookAfterJobs(prompt), "job-status");
            looks.setDaemon(true);
            looks.start();
            here.out().print(Banner.of(here, globalOptions.contains("--gpu")));
            startUp();
            while (!session.isLeaving()) {
                readAndCarryOut(prompt, terminal);
            }
            looks.interrupt();
            prompt.save();
        }
        return ExitStatus.DONE;
    }

    /** Carries out a person's own start-up file; its mistakes are told, and the shell opens all the same. */
    private void startUp() throws IOException {
        Path file = here.startUpFile();
        if (Files.isRegularFile(file)) {
            new ScriptRunner(here, globalOptions, session)
                    .runTyped(file.toString(), 1, Files.readString(file, StandardCharsets.UTF_8));
        }
    }

    /** The file in which lines are kept; a shell without one is better than none. */
    private Optional<Path> history() {
        try {
            return Optional.of(here.state().make().resolve("history"));
        } catch (FileSystemException unusable) {
            here.err()
                    .println("the history is not kept: " + Failures.describe(unusable)
                            + " Maybe set XDG_STATE_HOME to another folder.");
        } catch (IOException unusable) {
            here.err().println("the history is not kept: " + unusable.getMessage());
        }
        return Optional.empty();
    }

    private void readAndCarryOut(Prompt prompt, Terminal terminal) {
        ended.forEach(job -> job.run().ifPresent(session::ran));
        ended.clear();
        for (String told = untold.poll(); told != null; told = untold.poll()) {
            here.err().println(told);
        }
        try {
            carryOut(prompt.read(prompt()), new Pager(here, terminal.getHeight()));
        } catch (UserInterruptException lineGivenUp) {
            return;
        } catch (EndOfFileException leave) {
            session.leave();
        }
        if (session.isLeaving()) {
            leave(prompt);
        }
    }

    /** Carries out what was typed; false when it leaves the shell. */
    boolean carryOut(String typed, Pager pager) {
        int first = line + 1;
        line += Math.max(1, (int) typed.lines().count());
        new ScriptRunner(PagedLine.pages(typed) ? pager.environment() : here, globalOptions, session)
                .runTyped(NAME, first, typed);
        pager.show();
        return !session.isLeaving();
    }

    private AttributedString prompt() {
        AttributedStyle style = color ? AttributedStyle.BOLD.foreground(COLOR) : AttributedStyle.DEFAULT;
        AttributedStringBuilder prompt = new AttributedStringBuilder().append("astrapia", style);
        session.experiment().ifPresent(experiment -> prompt.append(" ").append(name(experiment)));
        return prompt.append("> ").toAttributedString();
    }

    private static String name(CurrentExperiment experiment) {
        return Visible.line(experiment.name()) + (experiment.isChanged() ? "*" : "");
    }

    /** On a thread of the job. */
    private void announce(Prompt prompt, Job job) {
        ended.add(job);
        Notice.send(here, session, job.run(), job.state());
        String text = new JobEnd(job).announcement() + result(job);
        if (!prompt.tell(text)) {
            untold.add(text);
        }
    }

    private String result(Job job) {
        if (!job.tellsEnd() || !job.state().equals("done") || job.run().isEmpty()) {
            return "";
        }
        try {
            Style plain = new Style(false, here.unicode(), here.width().getAsInt());
            return "\n" + new RunResult(job.run().get()).text(plain).stripTrailing();
        } catch (IOException unreadable) {
            return "\n" + unreadable.getMessage();
        }
    }

    private void lookAfterJobs(Prompt prompt) {
        try {
            while (true) {
                List<Job> running = session.jobs().running();
                prompt.status(running.stream().map(Console::status).collect(Collectors.joining("   ")));
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }

    private static String status(Job job) {
        String state = job.isStopping()
                ? "stopping"
                : job.progress().map(Progress::status).orElse("starting");
        return "[" + job.number() + "] " + state;
    }

    /** Asks before anything is lost; who ends the input a second time means it. */
    private void leave(Prompt prompt) {
        Optional<CurrentExperiment> unsaved = session.experiment().filter(CurrentExperiment::isChanged);
        if (unsaved.isPresent()
                && !agrees(
                        prompt, unsaved.get().name() + " has changes that are not saved; leave without them?", true)) {
            session.stay();
            return;
        }
        List<Job> running = new ArrayList<>(session.jobs().running());
        if (running.isEmpty()) {
            return;
        }
        String jobs = running.size() == 1 ? "a job is" : running.size() + " jobs are";
        if (!agrees(prompt, jobs + " running; stop with a checkpoint and leave?", false)) {
            session.stay();
            return;
        }
        here.err().println("writing checkpoints …");
        session.jobs().stopAll();
        running.forEach(job -> here.err().println(new JobEnd(job).announcement()));
    }

    private static boolean agrees(Prompt prompt, String question, boolean atEndOfInput) {
        try {
            String answer = prompt.ask(question + " [y/N] ").strip();
            return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
        } catch (UserInterruptException no) {
            return false;
        } catch (EndOfFileException end) {
            return atEndOfInput;
        }
    }
}
