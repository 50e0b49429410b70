package org.astrapia.shell.jobs;

import java.nio.file.Path;
import java.util.Optional;
import org.astrapia.report.figures.Durations;

/** How a job ended: shown to who waits for it, and told to who does not. */
public record JobEnd(Job job) {
    /** {@code [1] done: search tiny.yaml, 2 min 3 s; run 2026-11-23_201500_tiny}. */
    public String announcement() {
        StringBuilder text = new StringBuilder();
        text.append('[').append(job.number()).append("] ").append(job.state()).append(": ");
        text.append(job.title()).append(", ").append(Durations.text(job.seconds()));
        job.run().ifPresent(run -> text.append("; run ").append(run.getFileName()));
        if (!job.state().equals("done")) {
            text.append(explanation());
        }
        return text.toString();
    }

    /** Why it did not come to its end, and how to go on. */
    public String explanation() {
        StringBuilder text = new StringBuilder();
        if (!job.reason().isEmpty()) {
            text.append("\n    ").append(job.reason());
        }
        if (job.state().equals("failed")) {
            job.lastWords().forEach(line -> text.append("\n    ").append(line));
        } else {
            Optional<Path> run = job.run();
            run.ifPresent(folder -> text.append("\n    go on with: resume ").append(folder.getFileName()));
        }
        return text.toString();
    }
}
