package org.astrapia.shell.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.run.RunListener;

/** The jobs of one shell, in the order in which they began. */
public final class Jobs {
    private final List<Job> jobs = new ArrayList<>();
    private volatile Consumer<Job> listener = job -> {};

    /** Lets {@code listener} know when a job that goes on beside the shell has ended; on a thread of the job. */
    public void onEnd(Consumer<Job> told) {
        this.listener = told;
    }

    /**
     * Starts one for which the shell waits.
     *
     * @param title what was asked for
     * @param arguments of the program
     * @throws IOException when no process can be started
     */
    public Job foreground(ChildProcess child, String title, List<String> arguments, RunListener followed)
            throws IOException {
        return foreground(child, title, arguments, followed, Map.of());
    }

    /** The same with variables of its environment. */
    public Job foreground(
            ChildProcess child,
            String title,
            List<String> arguments,
            RunListener followed,
            Map<String, String> variables)
            throws IOException {
        return start(child.start(arguments, variables), title, followed, job -> {});
    }

    /** Starts one that goes on beside the shell; otherwise as {@link #foreground}. */
    public Job background(ChildProcess child, String title, List<String> arguments) throws IOException {
        return start(child.start(arguments), title, event -> {}, job -> listener.accept(job));
    }

    private synchronized Job start(Process process, String title, RunListener followed, Consumer<Job> ended) {
        Job job = new Job(jobs.size() + 1, title, process, followed);
        jobs.add(job);
        job.begin(ended);
        return job;
    }

    /** All, also those that have ended. */
    public synchronized List<Job> all() {
        return List.copyOf(jobs);
    }

    /** Those whose processes live. */
    public List<Job> running() {
        return all().stream().filter(Job::isRunning).toList();
    }

    /** The job of a number. */
    public Optional<Job> find(int number) {
        return all().stream().filter(job -> job.number() == number).findFirst();
    }

    /** Asks all to write a checkpoint and go, and waits until they have. */
    public void stopAll() {
        List<Job> asked = running();
        asked.forEach(Job::stop);
        asked.forEach(Job::await);
    }
}
