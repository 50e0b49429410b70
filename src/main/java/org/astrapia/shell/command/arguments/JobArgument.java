package org.astrapia.shell.command.arguments;

import java.util.List;
import java.util.Optional;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.jobs.Job;
import org.astrapia.shell.jobs.Jobs;
import picocli.CommandLine.Parameters;

/** A job by its number; the only one that runs needs none. */
public final class JobArgument {
    @Parameters(arity = "0..1", paramLabel = "JOB", description = "Its number, as `jobs` shows it.")
    private Optional<Integer> number = Optional.empty();

    /**
     * The job.
     *
     * @throws UsageException when it is not clear which
     */
    public Job find(CommandContext context) {
        Jobs jobs = context.session().jobs();
        if (number.isPresent()) {
            return jobs.find(number.get())
                    .orElseThrow(() ->
                            new UsageException("there is no job " + number.get() + ". `jobs` shows those there are."));
        }
        List<Job> running = jobs.running();
        if (running.size() != 1) {
            throw new UsageException(
                    running.isEmpty()
                            ? "no job is running."
                            : "several jobs are running; their numbers are "
                                    + running.stream().map(Job::number).toList() + ".");
        }
        return running.get(0);
    }
}
