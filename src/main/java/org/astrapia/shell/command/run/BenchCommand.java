package org.astrapia.shell.command.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.Benchmark;
import org.astrapia.engine.Benchmark.Part;
import org.astrapia.engine.Iteration;
import org.astrapia.engine.OperationBenchmark;
import org.astrapia.engine.SearchBenchmark;
import org.astrapia.files.AtomicFile;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.SessionSettings;
import org.astrapia.graph.StepTrace;
import org.astrapia.language.JsonText;
import org.astrapia.language.Suggestions;
import org.astrapia.run.PeakMemory;
import org.astrapia.shell.bench.BenchChild;
import org.astrapia.shell.bench.BenchProcess;
import org.astrapia.shell.bench.Comparison;
import org.astrapia.shell.bench.SearchFigures;
import org.astrapia.shell.bench.Timing;
import org.astrapia.shell.bench.TraceFile;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.jobs.ChildProcess;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench}: how fast an experiment's search, evaluation, retraining and input run on this machine. */
final class BenchCommand extends Command {
    private static final int MOST_ITERATIONS = 10_000;

    /** Images of a forward pass of one operation: enough that TensorFlow's own time counts little. */
    private static final int OPERATION_BATCH = 32;

    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Option(
            names = "--compare",
            paramLabel = "key=value",
            description =
                    "Measure the search with this change too, in turn; passes=none is short for compiler.passes=none."
                            + " Not together with --trace and --genotype.")
    Optional<String> change = Optional.empty();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Write what one iteration spends its time on, for chrome://tracing, and print the sums of each device.")
    Optional<Path> trace = Optional.empty();

    @Option(
            names = "--operations",
            paramLabel = "FILE",
            description =
                    "Measure a forward pass of each operation of the space instead, and write the milliseconds to a new file, which"
                            + " search.latency takes for budget(milliseconds).")
    Optional<Path> operations = Optional.empty();

    @Option(names = "--iterations", paramLabel = "N", description = "How many are measured; 5 if not given.")
    int iterations = 5;

    @Option(
            names = "--genotype",
            paramLabel = "FILE",
            description = "Network of the retraining that is measured; a random one if not given.")
    Optional<Path> genotype = Optional.empty();

    @Option(
            names = "--serve",
            arity = "0..1",
            fallbackValue = "search",
            paramLabel = "PART",
            completionCandidates = ServedParts.class,
            description =
                    "Say `ready SECONDS OPERATIONS`, then measure a step of PART for each line of standard input and answer"
                            + " `iteration ARCHITECTURE WEIGHTS LOSS`, both in seconds; at its end say `peak BYTES`. PART is search, if"
                            + " not given, with whatever losses it has; retraining; baseline; pretraining, without labels; classifier,"
                            + " which retrain.classifier trains anew; or probe.")
    Optional<String> serve = Optional.empty();

    @Mixin
    SessionOption sessions = new SessionOption();

    /** What {@code --serve} takes. */
    static final class ServedParts implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return parts().iterator();
        }
    }

    private static List<String> parts() {
        return Arrays.stream(Part.values())
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public int run(CommandContext context) throws IOException {
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new UsageException(
                    "--iterations " + iterations + ": a number from 1 to " + MOST_ITERATIONS + " is allowed.");
        }
        if (change.isPresent() && (trace.isPresent() || genotype.isPresent())) {
            throw new UsageException("--compare cannot be combined with --trace or --genotype.");
        }
        if (serve.isPresent() && (change.isPresent() || trace.isPresent())) {
            throw new UsageException("--serve cannot be combined with --compare or --trace.");
        }
        if (operations.isPresent()
                && (serve.isPresent() || change.isPresent() || trace.isPresent() || genotype.isPresent())) {
            throw new UsageException("--operations cannot be combined with --serve, --compare, --trace or --genotype.");
        }
        Optional<Part> served = serve.map(BenchCommand::part);
        if (genotype.isPresent() && served.filter(part -> !part.takesGenotype()).isPresent()) {
            throw new UsageException("--genotype is for --serve retraining, pretraining, classifier and probe; "
                    + serve.get() + " has a network of its own.");
        }
        SessionSettings settings = sessions.settings();
        LoadedExperiment loaded = arguments.read(context);
        if (operations.isPresent()) {
            operations(context, loaded, settings, operations.get());
        } else if (served.isPresent()) {
            serve(context, loaded, served.get(), settings);
        } else if (change.isPresent()) {
            compare(context, loaded.experiment(), change.get());
        } else {
            measure(context, loaded, settings);
        }
        return ExitStatus.DONE;
    }

    private void operations(CommandContext context, LoadedExperiment loaded, SessionSettings settings, Path named) {
        Path file = context.resolve(named);
        if (Files.exists(file)) {
            throw new UsageException(named + ": it exists already; --operations wants a new file.");
        }
        context.note("measuring " + iterations + " forward passes of each operation …");
        OperationBenchmark.Measured measured =
                OperationBenchmark.measure(loaded, settings, file, OPERATION_BATCH, iterations, context::note);
        if (!AtomicFile.create(file, JsonText.document(measured.table().document(measured.device())) + "\n")) {
            throw new UsageException(named + ": it exists already and is not overwritten.");
        }
        context.note("written to " + named + "; an experiment takes it with search.latency=" + named);
    }

    private static Part part(String word) {
        if (!parts().contains(word)) {
            throw new UsageException("--serve " + word + ": " + Suggestions.alternatives(parts()) + " is allowed."
                    + (word.contains("=")
                            ? " Maybe put " + word + " before --serve"
                            : DidYouMean.advice(word, parts())));
        }
        return Part.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private void serve(CommandContext context, LoadedExperiment loaded, Part part, SessionSettings settings)
            throws IOException {
        Optional<Genotype> network = network(context, loaded.experiment());
        try (Benchmark benchmark = Benchmark.open(part, loaded, network, settings, context::note)) {
            benchmark.notes().forEach(context::note);
            BenchChild.serve(benchmark, context.here().in(), context.here().out());
        }
    }

    private Optional<Genotype> network(CommandContext context, Experiment experiment) {
        return genotype.map(file -> GenotypeArgument.readNetwork(
                context,
                file,
                experiment.space().definitions().keySet(),
                read -> GenotypeArgument.misfits(read, experiment.space())));
    }

    private void measure(CommandContext context, LoadedExperiment loaded, SessionSettings settings) throws IOException {
        Experiment experiment = loaded.experiment();
        Optional<Genotype> network = network(context, experiment);
        context.note("measuring " + iterations + (iterations == 1 ? " iteration" : " iterations")
                + "; the first steps take longer …");
        int batch = experiment.search().batch();
        try (SearchBenchmark benchmark = SearchBenchmark.open(loaded, settings, context::note)) {
            benchmark.notes().forEach(context::note);
            List<Iteration> measured = new ArrayList<>();
            for (int i = 0; i < iterations; i++) {
                measured.add(benchmark.iteration());
            }
            SearchFigures search = SearchFigures.of(
                    measured, batch, benchmark.firstStepSeconds(), benchmark.operations(), PeakMemory.bytes());
            Timing evaluation = Timing.of(benchmark.evaluation(iterations), batch);
            Timing input = Timing.of(benchmark.input(iterations), batch);
            Optional<StepTrace> traced = trace.isPresent() ? Optional.of(benchmark.trace()) : Optional.empty();
            Timing retraining = Timing.of(
                    benchmark.retraining(network, iterations),
                    experiment.retrain().recipe().batch());
            new BenchReport(context, settings).print(search, evaluation, input, retraining, traced);
            if (traced.isPresent()) {
                TraceFile.write(context.resolve(trace.get()), traced.get());
                context.note("written to " + trace.get());
            }
        }
    }

    private void compare(CommandContext context, Experiment experiment, String other) throws IOException {
        List<String> words = new ArrayList<>(List.of("bench"));
        words.addAll(JobRun.experiment(context, arguments));
        words.addAll(sessions.asWords());
        String override = other.startsWith("passes=") ? "compiler." + other : other;
        List<String> changed = new ArrayList<>(words);
        changed.add(override);
        ChildProcess children =
                new ChildProcess(context.here().folder(), context.here().state().path());
        context.note("measuring " + iterations + (iterations == 1 ? " iteration" : " iterations")
                + " of each, in turn; the first steps take longer …");
        int batch = experiment.search().batch();
        try (BenchProcess chosen = peer(context, children, words, batch);
                BenchProcess reference = peer(context, children, changed, batch)) {
            new BenchReport(context, sessions.settings()).print(Comparison.of(chosen, reference, iterations), override);
        }
    }

    private static BenchProcess peer(CommandContext context, ChildProcess children, List<String> words, int batch)
            throws IOException {
        List<String> arguments = new ArrayList<>(words);
        arguments.add("--serve");
        if (context.options().gpu()) {
            arguments.add("--gpu");
        }
        return new BenchProcess(children.start(arguments), context.here().err(), batch);
    }
}
