package org.astrapia.shell.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.jobs.Jobs;
import org.astrapia.shell.script.Variables;
import org.astrapia.shell.serve.RunServer;

/** What lasts from one command to the next of a script or the console. Belongs to the thread that carries them out. */
public final class Session {
    /** Where the commands come from. */
    public enum Kind {
        /** One command of the command line. */
        CALL,
        SCRIPT,
        /** Runs are processes of their own here. */
        CONSOLE
    }

    private final Kind kind;
    private final boolean keepGoing;
    private final Variables variables = new Variables();
    private final Jobs jobs = new Jobs();
    private Optional<CurrentExperiment> experiment = Optional.empty();
    private Optional<Path> lastRun = Optional.empty();
    private Optional<Predicate<String>> person = Optional.empty();
    private Optional<PrintStream> output = Optional.empty();
    private boolean tellsTimes;
    private Optional<RunServer> server = Optional.empty();
    private Optional<String> notice = Optional.empty();
    private boolean leaving;

    public Session(Kind kind) {
        this(kind, false);
    }

    /** @param keepGoing whether a script goes on behind a command that failed */
    public Session(Kind kind, boolean keepGoing) {
        this.kind = kind;
        this.keepGoing = keepGoing;
    }

    public Kind kind() {
        return kind;
    }

    public boolean keepsGoing() {
        return keepGoing;
    }

    public Variables variables() {
        return variables;
    }

    public Jobs jobs() {
        return jobs;
    }

    /** The experiment that is in use. */
    public Optional<CurrentExperiment> experiment() {
        return experiment;
    }

    /**
     * The experiment that is in use.
     *
     * @throws UsageException when there is none
     */
    public CurrentExperiment requireExperiment() {
        return experiment.orElseThrow(
                () -> new UsageException("no experiment is in use. `use FILE` chooses one, `new NAME` starts one."));
    }

    public void use(CurrentExperiment other) {
        experiment = Optional.of(other);
    }

    /** Lets commands ask a person at the terminal, who answers yes or no. */
    public void askBy(Predicate<String> asked) {
        person = Optional.of(asked);
    }

    /** What a person answers to a question; yes where nobody can be asked. */
    public boolean agrees(String question) {
        return person.isEmpty() || person.get().test(question);
    }

    /**
     * Whether the experiment in use may give way to another: a person is asked before changes are lost that are not saved.
     *
     * @param told is told of them where nobody can be asked
     */
    public boolean mayDiscardChanges(Consumer<String> told) {
        Optional<CurrentExperiment> changed =
                experiment.filter(before -> !before.changes().isEmpty());
        if (changed.isPresent() && person.isEmpty()) {
            told.accept("the changes to " + changed.get().name() + " were not saved");
        }
        return changed.isEmpty() || agrees(changed.get().name() + " has changes that are not saved; discard them?");
    }

    /** Where the results of commands go; empty for standard output. */
    public Optional<PrintStream> output() {
        return output;
    }

    /** Sends the results of the commands that follow elsewhere; what was open before is closed. */
    public void sendResultsTo(Optional<PrintStream> other) {
        output.ifPresent(PrintStream::close);
        output = other;
    }

    /** What shows the runs in a browser. */
    public Optional<RunServer> server() {
        return server;
    }

    public void serve(Optional<RunServer> other) {
        server = other;
    }

    /** The system's command that is carried out when a run has ended. */
    public synchronized Optional<String> notice() {
        return notice;
    }

    public synchronized void noticeBy(Optional<String> command) {
        notice = command;
    }

    /** Whether each command tells how long it took. */
    public boolean tellsTimes() {
        return tellsTimes;
    }

    public void tellTimes(boolean told) {
        tellsTimes = told;
    }

    /** The run that ended last in this session. */
    public Optional<Path> lastRun() {
        return lastRun;
    }

    public void ran(Path folder) {
        lastRun = Optional.of(folder);
    }

    /** Whether {@code exit} was said. */
    public boolean isLeaving() {
        return leaving;
    }

    public void leave() {
        leaving = true;
    }

    /** The console stays after all. */
    public void stay() {
        leaving = false;
    }
}
