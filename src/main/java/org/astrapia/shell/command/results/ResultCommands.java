package org.astrapia.shell.command.results;

import static org.astrapia.shell.command.CommandEntry.Trait.UNPAGED;
import static org.astrapia.shell.command.CommandEntry.of;
import static org.astrapia.shell.console.CompletionSource.Kind.FIGURE;
import static org.astrapia.shell.console.CompletionSource.Kind.RUN;

import org.astrapia.shell.command.Section;

/** Commands that show what runs left. A new one is its class and its entry here. */
public final class ResultCommands {
    /** In the order in which one needs them. */
    public static final Section SECTION = Section.of(
            "Results",
            of("runs list", () -> new RunsListCommand())
                    .usage("[--tag TAG] [--where CONDITION]")
                    .does("print the runs in this folder")
                    .example("runs list --where 'accuracy.balanced>0.6'"),
            of("runs show", () -> new RunsShowCommand())
                    .usage("[RUN]")
                    .does("print the results of one run")
                    .example("runs show quickstart")
                    .first(RUN),
            of("runs compare", () -> new RunsCompareCommand())
                    .usage("RUN... [--sort COLUMN] [--searches [--csv FILE]]")
                    .does("print runs side by side, with means")
                    .example("runs compare quickstart cifar10-lt-small --sort balanced")
                    .each(RUN),
            of("runs rename", () -> new RunsRenameCommand())
                    .usage("RUN NAME")
                    .does("give a run another name behind its date")
                    .example("runs rename quickstart first-try")
                    .first(RUN),
            of("runs tag", () -> new RunsTagCommand())
                    .usage("RUN [TAG...]")
                    .does("give a run tags; ~TAG takes one away")
                    .example("runs tag quickstart paper")
                    .first(RUN),
            of("runs note", () -> new RunsNoteCommand())
                    .usage("RUN [TEXT]")
                    .does("say something of a run")
                    .example("runs note quickstart 'the one of table 2'")
                    .first(RUN),
            of("runs du", () -> new RunsSizeCommand()).does("print what runs take on the disk"),
            of("runs archive", () -> new RunsArchiveCommand())
                    .usage("[RUN...] [--yes]")
                    .does("drop the checkpoints of runs that are done; results stay")
                    .example("runs archive quickstart")
                    .each(RUN),
            of("runs rm", () -> new RunsRemoveCommand())
                    .usage("RUN... [--yes]")
                    .does("remove runs for good, except those in use")
                    .example("runs rm quickstart")
                    .each(RUN),
            of("plot", () -> new PlotCommand())
                    .usage("[RUN] [curves|alpha|classes|confusion]")
                    .does("draw one of a run's figures here")
                    .example("plot quickstart alpha")
                    .each(FIGURE, RUN),
            of("why", () -> new WhyCommand())
                    .usage("[RUN]")
                    .does("tell what a search preferred, and how surely")
                    .example("why quickstart")
                    .first(RUN),
            of("serve", () -> new ServeCommand())
                    .usage("[--port N] [--stop]")
                    .does("show all runs in a browser on this machine")
                    .example("serve")
                    .is(UNPAGED),
            of("report", () -> new ReportCommand())
                    .usage("[RUN...] [--out FILE] [--watch]")
                    .does("write a run's report, or compare several runs")
                    .example("report quickstart")
                    .each(RUN)
                    .is(UNPAGED));

    private ResultCommands() {}
}
