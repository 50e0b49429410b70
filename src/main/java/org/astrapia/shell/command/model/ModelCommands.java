package org.astrapia.shell.command.model;

import static org.astrapia.shell.command.CommandEntry.Trait.UNPAGED;
import static org.astrapia.shell.command.CommandEntry.of;
import static org.astrapia.shell.console.CompletionSource.Kind.FILE;
import static org.astrapia.shell.console.CompletionSource.Kind.RUN;

import org.astrapia.shell.command.Section;

/** Commands that use trained networks. A new one is its class and its entry here. */
public final class ModelCommands {
    /** In the order in which one needs them. */
    public static final Section SECTION = Section.of(
            "Models",
            of("export", () -> new ExportCommand())
                    .usage("[RUN] --as FORMAT --out PATH [--baseline]")
                    .does("write a run's trained network for other programs")
                    .example("export quickstart --as savedmodel --out model")
                    .first(RUN),
            of("predict", () -> new PredictCommand())
                    .usage("RUN|SAVEDMODEL IMAGE|DIR... [--top K] [--prior SHARES] [--csv]")
                    .does("say what images show, by a trained network")
                    .example("predict quickstart photos --top 3")
                    .first(RUN, FILE)
                    .rest(FILE)
                    .is(UNPAGED));

    private ModelCommands() {}
}
