package org.astrapia.shell;

import java.util.List;

/**
 * Every command. This table is read before picocli sees anything, so that one call loads the class of one command: half of
 * the time that {@code astrapia --help} takes would otherwise go into reflection on the others.
 */
final class Commands {
    private static final List<CommandName> ALL = List.of(
            new CommandName(
                    "run", "EXPERIMENT [key=value ...] [--once]", "search, derive, retrain, evaluate and report"),
            new CommandName("search", "EXPERIMENT [key=value ...] [--once]", "search and derive a genotype, no more"),
            new CommandName(
                    "retrain",
                    "EXPERIMENT --genotype FILE [key=value ...] [--once]",
                    "train the network of a saved genotype"),
            new CommandName("resume", "RUN", "go on with a run that was interrupted or killed"),
            new CommandName("evaluate", "RUN", "measure a run's networks on its test sets again"),
            new CommandName("check", "EXPERIMENT [key=value ...]", "look for mistakes without running anything"),
            new CommandName(
                    "show",
                    "EXPERIMENT --resolved [key=value ...]",
                    "print an experiment with every default filled in"),
            new CommandName("schema", "", "print the JSON Schema of experiments, for editors"),
            new CommandName("devices", "", "print what TensorFlow can compute on"),
            new CommandName("genotype show", "FILE", "print a genotype"),
            new CommandName("genotype stats", "FILE [--cells N] [--channels N]", "count parameters and multiply-adds"),
            new CommandName("genotype diff", "FILE FILE", "compare two genotypes node by node"),
            new CommandName("genotype check", "FILE...", "look for mistakes in genotypes"),
            new CommandName("genotype draw", "FILE --out SVG", "draw both cells as a picture"),
            new CommandName(
                    "genotype import",
                    "FILE --as darts|fairdarts --out FILE",
                    "read the Python text of a published code"),
            new CommandName(
                    "genotype export", "FILE --as darts|fairdarts", "print the Python text of a published code"),
            new CommandName(
                    "genotype random",
                    "EXPERIMENT --seed N --out FILE",
                    "draw an architecture of an experiment's space at random"),
            new CommandName("data list", "", "print the data sets there are"),
            new CommandName("data stats", "EXPERIMENT [key=value ...]", "print the images of each class in each part"),
            new CommandName("runs list", "", "print the runs in this folder"),
            new CommandName("runs show", "RUN", "print the results of one run"),
            new CommandName("runs compare", "RUN... [--sort COLUMN]", "print runs beside each other, with means"),
            new CommandName(
                    "report",
                    "RUN... [--out FILE]",
                    "write a run's report.html again, or one that compares several runs"));

    private Commands() {}

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
            default -> throw new IllegalArgumentException(command.name());
        };
    }
}
