package org.astrapia.shell.command.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.SweepWork;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.command.arguments.OnceOption;
import org.astrapia.shell.command.arguments.SweepPreview;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.sweep.PlannedSweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.SweepFolders;
import org.astrapia.sweep.Trial;

/** Several runs of one description: begins the sweep, and carries it out here or sends it to a cluster. */
record SweepRun(CommandContext context, ExperimentArguments arguments, OnceOption option, DryRunOption dryRun) {
    /**
     * Begins it.
     *
     * @param words of a command that asks another process for the same
     */
    int start(PlannedSweep planned, List<String> words) throws IOException {
        if (option.once()) {
            throw new UsageException("--once is for one run; `sweep resume` goes on with a sweep and repeats nothing.");
        }
        if (context.background()) {
            return new JobRun(context, words).run();
        }
        SweepPreview preview = SweepPreview.of(planned);
        context.warn(preview.warnings());
        PlannedSweep costed = preview.planned();
        if (dryRun.only()) {
            return show(costed, preview);
        }
        SweepFolder folder = new SweepFolders(context.resolve(Path.of("sweeps")))
                .create(costed, commandLine(words), Clock.systemDefaultZone());
        context.note(preview.described() + "; sweep " + folder.name());
        return new SweepWork(context, folder).send();
    }

    private List<String> commandLine(List<String> words) {
        return context.statement().texts().isEmpty()
                ? words
                : context.statement().texts();
    }

    private int show(PlannedSweep planned, SweepPreview preview) throws IOException {
        for (Trial trial : planned.sweep().trials()) {
            context.note(String.format(Locale.ROOT, "%4d  %s  %s", trial.number(), trial.id(), trial.label()));
        }
        context.note(preview.described());
        List<String> scripts = SweepWork.scripts(context, planned.sweep());
        if (context.json()) {
            context.printJson(preview.document());
        } else {
            scripts.forEach(context::print);
        }
        return ExitStatus.DONE;
    }
}
