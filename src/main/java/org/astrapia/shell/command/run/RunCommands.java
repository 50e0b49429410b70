package org.astrapia.shell.command.run;

import static org.astrapia.shell.command.CommandEntry.Trait.BACKGROUND;
import static org.astrapia.shell.command.CommandEntry.Trait.TAKES_TEXT;
import static org.astrapia.shell.command.CommandEntry.Trait.UNPAGED;
import static org.astrapia.shell.command.CommandEntry.of;
import static org.astrapia.shell.console.CompletionSource.Kind.CHANGE;
import static org.astrapia.shell.console.CompletionSource.Kind.EXPERIMENT;
import static org.astrapia.shell.console.CompletionSource.Kind.JOB;
import static org.astrapia.shell.console.CompletionSource.Kind.RUN;

import org.astrapia.shell.command.Section;

/** Commands that compute, and those on what is computing. A new one is its class and its entry here. */
public final class RunCommands {
    /** In the order in which one needs them. */
    public static final Section SECTION = Section.of(
            "Runs",
            of("run", () -> new RunCommand())
                    .usage("[EXPERIMENT] [key=value ...] [--once] [--dry-run]")
                    .does("search, derive, retrain, evaluate and report; several values of a key are several runs")
                    .example("run experiments/quickstart.yaml search.epochs=5")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE)
                    .is(BACKGROUND, UNPAGED),
            of("search", () -> new SearchCommand())
                    .usage("[EXPERIMENT] [key=value ...] [--once] [--dry-run]")
                    .does("search and derive a genotype, without retraining")
                    .example("search quickstart &")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE)
                    .is(BACKGROUND, UNPAGED),
            of("retrain", () -> new RetrainCommand())
                    .usage("[EXPERIMENT] --genotype FILE [key=value ...] [--once]")
                    .does("train the network of a saved genotype")
                    .example("retrain quickstart --genotype genotypes/darts-v2.yaml retrain.epochs=10")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE)
                    .is(BACKGROUND, UNPAGED),
            of("resume", () -> new ResumeCommand())
                    .usage("[RUN] [data.path=DIR]")
                    .does("continue a run that was interrupted or killed")
                    .example("resume 2026-11-23_201500")
                    .first(RUN)
                    .is(BACKGROUND, UNPAGED),
            of("evaluate", () -> new EvaluateCommand())
                    .usage("[RUN] [data.path=DIR]")
                    .does("test a run's trained networks again")
                    .example("evaluate quickstart")
                    .first(RUN)
                    .is(BACKGROUND, UNPAGED),
            of("jobs", () -> new JobsCommand()).does("print the runs of this shell"),
            of("top", () -> new JobsTopCommand())
                    .usage("[--once]")
                    .does("show running jobs with bars and rates")
                    .example("top --once")
                    .is(UNPAGED),
            of("notify", () -> new NotifyCommand())
                    .usage("[COMMAND|off]")
                    .does("run a system's command when a run ends")
                    .example("notify 'echo a run is $ASTRAPIA_STATE'")
                    .is(TAKES_TEXT),
            of("stop", () -> new StopCommand())
                    .usage("[JOB]")
                    .does("stop a job; it writes a checkpoint first")
                    .example("stop 1")
                    .first(JOB),
            of("wait", () -> new WaitCommand())
                    .usage("[JOB]")
                    .does("wait until a job has ended")
                    .example("wait 1")
                    .first(JOB)
                    .is(UNPAGED),
            of("bench", () -> new BenchCommand())
                    .usage("[EXPERIMENT] [--compare passes=none] [--trace FILE]")
                    .does("measure how fast a search runs here")
                    .example("bench experiments/bench.yaml --compare passes=none")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE)
                    .is(UNPAGED));

    private RunCommands() {}
}
