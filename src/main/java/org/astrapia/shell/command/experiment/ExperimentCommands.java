package org.astrapia.shell.command.experiment;

import static org.astrapia.shell.command.CommandEntry.Trait.TAKES_TEXT;
import static org.astrapia.shell.command.CommandEntry.Trait.UNPAGED;
import static org.astrapia.shell.command.CommandEntry.of;
import static org.astrapia.shell.console.CompletionSource.Kind.CHANGE;
import static org.astrapia.shell.console.CompletionSource.Kind.EXPERIMENT;
import static org.astrapia.shell.console.CompletionSource.Kind.FILE;
import static org.astrapia.shell.console.CompletionSource.Kind.KEY;
import static org.astrapia.shell.console.CompletionSource.Kind.RUN;
import static org.astrapia.shell.console.CompletionSource.Kind.WORD;

import org.astrapia.shell.command.Section;

/** Commands that make, change, read and check an experiment. A new one is its class and its entry here. */
public final class ExperimentCommands {
    /** In the order in which one needs them. */
    public static final Section SECTION = Section.of(
            "An experiment",
            of("use", () -> new UseCommand())
                    .usage("FILE|NAME")
                    .does("choose the experiment for later commands")
                    .example("use quickstart")
                    .first(EXPERIMENT),
            of("new", () -> new NewCommand())
                    .usage("[NAME] [--from PATH --out FILE] [key=value ...]")
                    .does("start a new experiment, or one for your images")
                    .example("new --from photos --out mine.yaml"),
            of("show", () -> new ShowCommand())
                    .usage("[EXPERIMENT|KEY] [--resolved] [key=value ...]")
                    .does("print an experiment, or one value")
                    .example("show search.optimizer")
                    .first(EXPERIMENT, KEY)
                    .rest(CHANGE),
            of("set", () -> new SetCommand())
                    .usage("KEY = VALUE")
                    .does("give a key a value; += adds to a list")
                    .example("set data.distribution = exponential(0.1)")
                    .first(KEY)
                    .is(TAKES_TEXT),
            of("unset", () -> new UnsetCommand())
                    .usage("KEY")
                    .does("remove a value, so that the default holds")
                    .example("unset search.epochs")
                    .first(KEY),
            of("define", () -> new DefineCommand())
                    .usage("NAME = relu >> ...")
                    .does("make an operation of your own")
                    .example("define dil_conv_7x7 = relu >> depthwise(7, dilation=2) >> pointwise >> bn")
                    .is(TAKES_TEXT),
            of("diff", () -> new DiffCommand())
                    .usage("[EXPERIMENT|RUN] [OTHER]")
                    .does("compare two experiments, or list your changes")
                    .example("diff experiments/darts.yaml experiments/fairdarts.yaml")
                    .each(EXPERIMENT, RUN),
            of("check", () -> new CheckCommand())
                    .usage("[EXPERIMENT] [key=value ...]")
                    .does("check for mistakes without running anything")
                    .example("check experiments/quickstart.yaml search.batch=32")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE),
            of("compile", () -> new CompileCommand())
                    .usage("[EXPERIMENT] [key=value ...]")
                    .does("count operations before and after the passes")
                    .example("compile quickstart compiler.passes=none")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE),
            of("edit", () -> new EditCommand())
                    .usage("[FILE|NAME]")
                    .does("open the experiment in $EDITOR, then check it")
                    .example("edit quickstart")
                    .first(EXPERIMENT)
                    .is(UNPAGED),
            of("save", () -> new SaveCommand())
                    .usage("[FILE] [--force]")
                    .does("write the experiment in use to a file")
                    .example("save experiments/mine.yaml")
                    .first(FILE),
            of("explain", () -> new ExplainCommand())
                    .usage("KEY|WORD")
                    .does("explain a key, or a word such as supernet")
                    .example("explain search.mixing")
                    .first(KEY, WORD),
            of("schema", () -> new SchemaCommand())
                    .does("print the JSON Schema of experiments, for editors")
                    .example("schema > experiments/schema.json"),
            of("data list", () -> new DataListCommand()).does("list the data sets"),
            of("data stats", () -> new DataStatsCommand())
                    .usage("[EXPERIMENT] [key=value ...]")
                    .does("print the images of each class in each part")
                    .example("data stats quickstart")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE),
            of("data show", () -> new DataShowCommand())
                    .usage("[EXPERIMENT] [--html FILE] [--test] [key=value ...]")
                    .does("draw some images of each class")
                    .example("data show quickstart --html images.html")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE),
            of("data export", () -> new DataExportCommand())
                    .usage("[EXPERIMENT] --out FILE [--force] [key=value ...]")
                    .does("write which images are used for what, as CSV")
                    .example("data export quickstart --out images.csv")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE));

    private ExperimentCommands() {}
}
