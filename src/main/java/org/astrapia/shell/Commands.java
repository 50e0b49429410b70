package org.astrapia.shell;

import java.util.List;

/**
 * Every command. This table is read before picocli sees anything, so that one call loads the class of one command: half of
 * the time that {@code astrapia --help} takes would otherwise go into reflection on the others.
 */
final class Commands {
    private static final List<CommandName> ALL = List.of(
            new CommandName(
                    "run", "[EXPERIMENT] [key=value ...] [--once]", "search, derive, retrain, evaluate and report"),
            new CommandName("search", "[EXPERIMENT] [key=value ...] [--once]", "search and derive a genotype, no more"),
            new CommandName(
                    "retrain",
                    "[EXPERIMENT] --genotype FILE [key=value ...] [--once]",
                    "train the network of a saved genotype"),
            new CommandName("resume", "[RUN] [data.path=DIR]", "go on with a run that was interrupted or killed"),
            new CommandName("evaluate", "[RUN] [data.path=DIR]", "measure a run's networks on its test sets again"),
            new CommandName("check", "[EXPERIMENT] [key=value ...]", "look for mistakes without running anything"),
            new CommandName(
                    "show",
                    "[EXPERIMENT|KEY] [--resolved] [key=value ...]",
                    "print an experiment as written, with every default, or one value"),
            new CommandName("use", "FILE|NAME", "take an experiment for the commands that follow"),
            new CommandName("new", "[NAME]", "begin an experiment of defaults"),
            new CommandName("set", "KEY = VALUE", "give a key a value; += adds to a list"),
            new CommandName("unset", "KEY", "take a value out, so that the default holds"),
            new CommandName("define", "NAME = relu >> ...", "make an operation of your own"),
            new CommandName(
                    "diff", "[EXPERIMENT|RUN] [OTHER]", "compare values; with nothing, the changes to the file"),
            new CommandName(
                    "compile",
                    "[EXPERIMENT] [key=value ...]",
                    "count the supernet's operations, before and after passes"),
            new CommandName("save", "[FILE] [--force]", "write the experiment in use to a file"),
            new CommandName("explain", "KEY", "what a key means, takes and defaults to"),
            new CommandName("schema", "", "print the JSON Schema of experiments, for editors"),
            new CommandName("devices", "", "print what there is to compute on, and what is missing for a GPU"),
            new CommandName("genotype show", "FILE", "print a genotype"),
            new CommandName("genotype stats", "FILE [--cells N] [--channels N]", "count parameters and multiply-adds"),
            new CommandName("genotype diff", "FILE FILE", "compare two genotypes node by node"),
            new CommandName("genotype check", "FILE...", "look for mistakes in genotypes"),
            new CommandName("genotype draw", "FILE [--out SVG]", "draw both cells, here or as a picture"),
            new CommandName(
                    "genotype import",
                    "FILE --as darts|fairdarts --out FILE",
                    "read the Python text of a published code"),
            new CommandName(
                    "genotype export", "FILE --as darts|fairdarts", "print the Python text of a published code"),
            new CommandName(
                    "genotype random",
                    "[EXPERIMENT] --seed N --out FILE",
                    "draw an architecture of an experiment's space at random"),
            new CommandName("data list", "", "print the data sets there are"),
            new CommandName(
                    "data stats", "[EXPERIMENT] [key=value ...]", "print the images of each class in each part"),
            new CommandName("runs list", "", "print the runs in this folder"),
            new CommandName("runs show", "[RUN]", "print the results of one run"),
            new CommandName("runs compare", "RUN... [--sort COLUMN]", "print runs beside each other, with means"),
            new CommandName(
                    "report",
                    "[RUN...] [--out FILE]",
                    "write a run's report.html again, or one that compares several runs"),
            new CommandName(
                    "bench",
                    "[EXPERIMENT] [--compare passes=none] [--trace FILE]",
                    "measure how fast a search runs here"),
            new CommandName("plot", "[RUN] [WHAT]", "draw a run's curves, weights, classes or confusion here"),
            new CommandName("jobs", "", "print the runs of this shell"),
            new CommandName("stop", "[JOB]", "end a job behind its step, with a checkpoint"),
            new CommandName("wait", "[JOB]", "wait until a job has ended"),
            new CommandName("let", "NAME = VALUE", "name a text, for $NAME"),
            new CommandName("echo", "TEXT", "print a text"),
            new CommandName("source", "FILE", "carry out the commands of a file"),
            new CommandName("help", "[COMMAND|expressions]", "what there is, or what one command does"),
            new CommandName("completion", "", "print the completion file for bash"),
            new CommandName("complete", "LINE [PART]", "print what bash may insert into a command line"),
            new CommandName("exit", "", "leave"));

    /** Those that are runs, and may go on in the background. */
    static final List<String> RUNNING = List.of("run", "search", "retrain", "resume", "evaluate");

    private static final List<String> TEXTUAL = List.of("set", "define", "let", "echo");

    private Commands() {}

    /** Whether what stands behind this command is text, in which a minus announces no option. */
    static boolean takesText(String name) {
        return TEXTUAL.contains(name);
    }

    /** All, in the order of the help. */
    static List<CommandName> all() {
        return ALL;
    }

    /** A fresh object for one call of the command with this name. */
    static Command create(CommandName command) {
        return switch (command.name()) {
            case "run" -> new RunCommand();
            case "search" -> new SearchCommand();
            case "retrain" -> new RetrainCommand();
            case "resume" -> new ResumeCommand();
            case "evaluate" -> new EvaluateCommand();
            case "check" -> new CheckCommand();
            case "show" -> new ShowCommand();
            case "use" -> new UseCommand();
            case "new" -> new NewCommand();
            case "set" -> new SetCommand();
            case "unset" -> new UnsetCommand();
            case "define" -> new DefineCommand();
            case "diff" -> new DiffCommand();
            case "compile" -> new CompileCommand();
            case "save" -> new SaveCommand();
            case "explain" -> new ExplainCommand();
            case "schema" -> new SchemaCommand();
            case "devices" -> new DevicesCommand();
            case "genotype show" -> new GenotypeShowCommand();
            case "genotype stats" -> new GenotypeStatsCommand();
            case "genotype diff" -> new GenotypeDiffCommand();
            case "genotype check" -> new GenotypeCheckCommand();
            case "genotype draw" -> new GenotypeDrawCommand();
            case "genotype import" -> new GenotypeImportCommand();
            case "genotype export" -> new GenotypeExportCommand();
            case "genotype random" -> new GenotypeRandomCommand();
            case "data list" -> new DataListCommand();
            case "data stats" -> new DataStatsCommand();
            case "runs list" -> new RunsListCommand();
            case "runs show" -> new RunsShowCommand();
            case "runs compare" -> new RunsCompareCommand();
            case "report" -> new ReportCommand();
            case "bench" -> new BenchCommand();
            case "plot" -> new PlotCommand();
            case "jobs" -> new JobsCommand();
            case "stop" -> new StopCommand();
            case "wait" -> new WaitCommand();
            case "let" -> new LetCommand();
            case "echo" -> new EchoCommand();
            case "source" -> new SourceCommand();
            case "help" -> new HelpCommand();
            case "completion" -> new CompletionCommand();
            case "complete" -> new CompleteCommand();
            case "exit" -> new ExitCommand();
            default -> throw new IllegalArgumentException(command.name());
        };
    }
}
