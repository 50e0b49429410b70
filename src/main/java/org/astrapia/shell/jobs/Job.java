package org.astrapia.shell.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.astrapia.language.Visible;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunEvent.StepEnded;
import org.astrapia.run.RunListener;
import org.slf4j.LoggerFactory;

/** A run in a process of its own. Its state is written by the threads that read the process, and read by any. */
public final class Job {
    private static final int LAST_WORDS = 20;
    private static final int INTERRUPTED = 130;
    private static final int SIGNALLED = 128;
    private static final int ABORTED = SIGNALLED + 6;

    private final int number;
    private final String title;
    private final Process process;
    private final long startedAt = System.nanoTime();
    private final Deque<String> errors = new ArrayDeque<>();
    private final Thread events;
    private final Thread messages;
    private volatile Optional<Path> run = Optional.empty();
    private volatile Optional<StepEnded> progress = Optional.empty();
    private volatile boolean stopped;
    private volatile long endedAt;
    private final AtomicBoolean told = new AtomicBoolean();

    Job(int number, String title, Process process, RunListener listener) {
        this.number = number;
        this.title = title;
        this.process = process;
        this.events = reader("events", process.getInputStream(), line -> take(line, listener));
        this.messages = reader("messages", process.getErrorStream(), this::complain);
    }

    /** Tells {@code ended} when the process is gone and all that it said has been read. */
    void begin(Consumer<Job> ended) {
        events.start();
        messages.start();
        Thread end = new Thread(
                () -> {
                    await();
                    ended.accept(this);
                },
                "job-" + number + "-end");
        end.setDaemon(true);
        end.start();
    }

    private Thread reader(String name, InputStream stream, Consumer<String> each) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader in =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            each.accept(line);
                        }
                    } catch (IOException gone) {
                        log("its output broke off: " + gone.getMessage());
                    }
                },
                "job-" + number + "-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void take(String line, RunListener listener) {
        Optional<RunEvent> event = EventLines.parse(line);
        if (event.isEmpty()) {
            log(line);
            return;
        }
        event.get().asStart().ifPresent(started -> run = Optional.of(Path.of(started.path())));
        event.get().asStep().ifPresent(step -> progress = Optional.of(step));
        listener.on(event.get());
    }

    private void complain(String line) {
        synchronized (errors) {
            errors.addLast(line);
            if (errors.size() > LAST_WORDS) {
                errors.removeFirst();
            }
        }
        log(line);
    }

    private void log(String line) {
        LoggerFactory.getLogger(Job.class).info("job {} (process {}): {}", number, process.pid(), Visible.line(line));
    }

    /** By which {@code stop} and {@code jobs} call it. */
    public int number() {
        return number;
    }

    /** What was asked for: {@code search quickstart.yaml}. */
    public String title() {
        return title;
    }

    /** The process. */
    public long pid() {
        return process.pid();
    }

    /** Folder of its run, once that is made. */
    public Optional<Path> run() {
        return run;
    }

    /** The last step of which it told. */
    public Optional<StepEnded> progress() {
        return progress;
    }

    /** Whether its process lives. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Whether it was asked to stop. */
    public boolean isStopping() {
        return stopped && isRunning();
    }

    /** Seconds since it began, until it ended. */
    public double seconds() {
        return ((endedAt == 0 ? System.nanoTime() : endedAt) - startedAt) / 1e9;
    }

    /** What it last said on its standard error. */
    public List<String> lastWords() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    /** Whether its end is still to be told: that is done once. */
    public boolean tellsEnd() {
        return told.compareAndSet(false, true);
    }

    /** Asks it to end its step, write a checkpoint and go. */
    public void stop() {
        stopped = true;
        try {
            process.getOutputStream().write("stop\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException alreadyGone) {
            log("it was gone before it could be stopped");
        }
    }

    /** Ends it at once; what came after its last checkpoint is lost. */
    public void abandon() {
        stopped = true;
        process.destroyForcibly();
    }

    /**
     * Waits until it has ended and all that it said has been read.
     *
     * @return its exit status; 128 and the number of the signal that killed it
     */
    public int await() {
        boolean interrupted = false;
        while (true) {
            try {
                int status = process.waitFor();
                events.join();
                messages.join();
                endedAt = endedAt == 0 ? System.nanoTime() : endedAt;
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return status;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
    }

    /** How it ended, in one word; {@code running} or {@code stopping} before. */
    public String state() {
        if (isRunning()) {
            return stopped ? "stopping" : "running";
        }
        int status = process.exitValue();
        if (status == 0) {
            return "done";
        }
        if (stopped && status > SIGNALLED || status == INTERRUPTED) {
            return "interrupted";
        }
        return status > SIGNALLED ? "crashed" : "failed";
    }

    /** Why it ended like this, for people; empty when that needs no words. */
    public String reason() {
        if (!state().equals("crashed")) {
            return "";
        }
        int signal = process.exitValue() - SIGNALLED;
        return process.exitValue() == ABORTED
                ? "its native code crashed"
                : "its process was killed by signal " + signal;
    }
}
