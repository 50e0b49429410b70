package org.astrapia.shell.command.genotype;

import static org.astrapia.shell.command.CommandEntry.of;
import static org.astrapia.shell.console.CompletionSource.Kind.CHANGE;
import static org.astrapia.shell.console.CompletionSource.Kind.EXPERIMENT;
import static org.astrapia.shell.console.CompletionSource.Kind.FILE;
import static org.astrapia.shell.console.CompletionSource.Kind.GENOTYPE;

import org.astrapia.shell.command.Section;

/** Commands on genotypes in files. A new one is its class and its entry here. */
public final class GenotypeCommands {
    /** In the order in which one needs them. */
    public static final Section SECTION = Section.of(
            "Genotypes",
            of("genotype show", () -> new GenotypeShowCommand())
                    .usage("FILE")
                    .does("print a genotype")
                    .example("genotype show genotypes/darts-v2.yaml")
                    .each(GENOTYPE),
            of("genotype stats", () -> new GenotypeStatsCommand())
                    .usage("FILE [--cells N] [--channels N]")
                    .does("count parameters and multiply-adds")
                    .example("genotype stats genotypes/darts-v2.yaml --cells 20 --channels 36")
                    .each(GENOTYPE),
            of("genotype diff", () -> new GenotypeDiffCommand())
                    .usage("FILE FILE")
                    .does("compare two genotypes node by node")
                    .example("genotype diff genotypes/darts-v1.yaml genotypes/darts-v2.yaml")
                    .each(GENOTYPE),
            of("genotype check", () -> new GenotypeCheckCommand())
                    .usage("FILE...")
                    .does("check genotypes for mistakes")
                    .example("genotype check genotypes/darts-v1.yaml genotypes/darts-v2.yaml")
                    .each(GENOTYPE),
            of("genotype draw", () -> new GenotypeDrawCommand())
                    .usage("FILE [--out SVG]")
                    .does("draw the cells, here or as a picture")
                    .example("genotype draw genotypes/darts-v2.yaml --out cells.svg")
                    .each(GENOTYPE),
            of("genotype import", () -> new GenotypeImportCommand())
                    .usage("FILE --as darts|fairdarts|nas-bench-201 --out FILE")
                    .does("read the text of a published code")
                    .example("genotype import published.py --as darts --out genotypes/published.yaml")
                    .each(FILE),
            of("genotype export", () -> new GenotypeExportCommand())
                    .usage("FILE --as darts|fairdarts|nas-bench-201")
                    .does("print the text of a published code")
                    .example("genotype export genotypes/darts-v2.yaml --as darts")
                    .each(GENOTYPE),
            of("genotype lookup", () -> new GenotypeLookupCommand())
                    .usage("FILE --table CSV")
                    .does("true accuracy, rank and isomorphic cells by a table")
                    .example("genotype lookup genotypes/best.yaml --table nas-bench-201.csv")
                    .each(GENOTYPE),
            of("genotype random", () -> new GenotypeRandomCommand())
                    .usage("[EXPERIMENT] --seed N --out FILE")
                    .does("draw a random architecture for an experiment")
                    .example("genotype random quickstart --seed 1 --out genotypes/random-1.yaml")
                    .first(EXPERIMENT, CHANGE)
                    .rest(CHANGE));

    private GenotypeCommands() {}
}
