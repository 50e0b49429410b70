package org.astrapia.shell;

import java.util.Map;
import java.util.Optional;

/** One call of each command that works as it stands, for its help. */
final class Examples {
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("run", "run experiments/quickstart.yaml search.epochs=5"),
            Map.entry("search", "search quickstart &"),
            Map.entry("retrain", "retrain quickstart --genotype genotypes/darts-v2.yaml retrain.epochs=10"),
            Map.entry("resume", "resume 2026-11-23_201500"),
            Map.entry("evaluate", "evaluate quickstart"),
            Map.entry("check", "check experiments/quickstart.yaml search.batch=32"),
            Map.entry("show", "show search.optimizer"),
            Map.entry("use", "use quickstart"),
            Map.entry("new", "new my-first"),
            Map.entry("set", "set data.distribution = exponential(0.1)"),
            Map.entry("unset", "unset search.epochs"),
            Map.entry("define", "define dil_conv_7x7 = relu >> depthwise(7, dilation=2) >> pointwise >> bn"),
            Map.entry("diff", "diff experiments/darts.yaml experiments/fairdarts.yaml"),
            Map.entry("compile", "compile quickstart compiler.passes=none"),
            Map.entry("save", "save experiments/mine.yaml"),
            Map.entry("explain", "explain search.mixing"),
            Map.entry("schema", "schema > experiments/schema.json"),
            Map.entry("devices", "devices --json"),
            Map.entry("genotype show", "genotype show genotypes/darts-v2.yaml"),
            Map.entry("genotype stats", "genotype stats genotypes/darts-v2.yaml --cells 20 --channels 36"),
            Map.entry("genotype diff", "genotype diff genotypes/darts-v1.yaml genotypes/darts-v2.yaml"),
            Map.entry("genotype check", "genotype check genotypes/darts-v1.yaml genotypes/darts-v2.yaml"),
            Map.entry("genotype draw", "genotype draw genotypes/darts-v2.yaml --out cells.svg"),
            Map.entry("genotype import", "genotype import published.py --as darts --out genotypes/published.yaml"),
            Map.entry("genotype export", "genotype export genotypes/darts-v2.yaml --as darts"),
            Map.entry("genotype random", "genotype random quickstart --seed 1 --out genotypes/random-1.yaml"),
            Map.entry("data list", "data list"),
            Map.entry("data stats", "data stats quickstart"),
            Map.entry("runs list", "runs list"),
            Map.entry("runs show", "runs show quickstart"),
            Map.entry("runs compare", "runs compare quickstart cifar10-lt-small --sort balanced"),
            Map.entry("report", "report quickstart"),
            Map.entry("bench", "bench experiments/bench.yaml --compare passes=none"),
            Map.entry("plot", "plot quickstart alpha"),
            Map.entry("jobs", "jobs"),
            Map.entry("stop", "stop 1"),
            Map.entry("wait", "wait 1"),
            Map.entry("let", "let epochs = 5"),
            Map.entry("echo", "echo epochs: $epochs"),
            Map.entry("source", "source shell/first-look.astrapia"),
            Map.entry("help", "help expressions"),
            Map.entry("completion", "completion > shell/astrapia-completion.bash"),
            Map.entry("complete", "complete 'astrapia genotype sh'"),
            Map.entry("exit", "exit"));

    private Examples() {}

    /** The example of a command. */
    static Optional<String> of(String command) {
        return Optional.ofNullable(ALL.get(command));
    }
}
