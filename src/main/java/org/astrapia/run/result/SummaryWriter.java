package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Seeds;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.Width;
import org.astrapia.run.JsonFile;
import org.astrapia.run.PeakMemory;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;

/** {@code summary.json}: the result of a run in one document, the one that {@code run --json} prints. */
public final class SummaryWriter {
    private SummaryWriter() {}

    /**
     * Writes it anew.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public static void write(RunFolder folder, State state, Experiment experiment, RunResults results) {
        JsonFile.write(folder.file(RunFolder.SUMMARY), document(folder, state, experiment, results));
    }

    private static Map<String, Object> document(
            RunFolder folder, State state, Experiment experiment, RunResults results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", state.word());
        document.put("run_path", folder.path().toString());
        document.put("report_path", folder.file(RunFolder.REPORT).toString());
        document.put("genotype_path", orNull(results.genotypePath().map(Object::toString)));
        document.put("genotype", orNull(results.genotype().map(SummaryWriter::genotype)));
        results.truth().ifPresent(truth -> document.put("true_accuracy", truth.document()));
        if (!results.notes().isEmpty()) {
            document.put("search_notes", results.notes());
        }
        document.put("accuracy", orNull(results.network().map(SummaryWriter::accuracy)));
        results.network()
                .flatMap(SummaryWriter::adjusted)
                .ifPresent(shares -> document.put("accuracy_adjusted", shares));
        results.network()
                .flatMap(network -> network.result().before())
                .ifPresent(before -> document.put("accuracy_before_classifier", accuracy(before)));
        document.put("baseline", orNull(results.baseline().map(network -> baseline(network, experiment))));
        document.put("seed", seeds(experiment.seed()));
        document.put("parameters", orNull(results.network().map(n -> n.counts().parameters())));
        document.put(
                "multiply_adds", orNull(results.network().map(n -> n.counts().multiplyAdds())));
        Optional<Cost> search = results.search().map(SearchCost::cost);
        Optional<Cost> retrain =
                results.network().map(network -> network.result().cost());
        Optional<Cost> baseline =
                results.baseline().map(network -> network.result().cost());
        document.put(SearchCost.SECONDS, orNull(search.map(Cost::seconds)));
        document.put("retrain_seconds", orNull(retrain.map(Cost::seconds)));
        document.put("baseline_seconds", orNull(baseline.map(Cost::seconds)));
        document.put(SearchCost.MULTIPLY_ADDS, orNull(search.map(Cost::multiplyAdds)));
        document.put("retrain_multiply_adds", orNull(retrain.map(Cost::multiplyAdds)));
        document.put("baseline_multiply_adds", orNull(baseline.map(Cost::multiplyAdds)));
        document.put(SearchCost.STEPS, orNull(results.search().map(SearchCost::architectureSteps)));
        results.network()
                .ifPresent(network -> document.put(
                        "recipe", experiment.retrain().ofItsNetwork().document()));
        results.network().flatMap(TrainedNetwork::width).ifPresent(width -> document.put("width", width(width)));
        results.network()
                .flatMap(network -> network.result().chosen())
                .ifPresent(chosen -> document.put("chosen", chosen.document()));
        OptionalLong peak = PeakMemory.bytes();
        document.put("peak_memory_bytes", peak.isPresent() ? peak.getAsLong() : null);
        return document;
    }

    private static Map<String, Object> genotype(Genotype genotype) {
        Map<String, Object> document = new LinkedHashMap<>();
        genotype.cells().forEach((kind, cell) -> document.put(kind, cell(cell)));
        return document;
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        for (List<Edge> edges : cell.nodes()) {
            nodes.put(
                    Integer.toString(nodes.size() + cell.inputs()),
                    new ArrayList<>(edges.stream().map(Edge::toString).toList()));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nodes", nodes);
        document.put("output", cell.output());
        return document;
    }

    private static Map<String, Object> accuracy(TrainedNetwork network) {
        return accuracy(network.result().evaluations());
    }

    /** The same of predictions from adjusted logits, where the experiment asks for them. */
    private static Optional<Map<String, Object>> adjusted(TrainedNetwork network) {
        return network.result().evaluations().adjusted().map(SummaryWriter::accuracy);
    }

    private static Map<String, Object> accuracy(Evaluations evaluations) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("balanced", orNull(evaluations.balanced().balancedAccuracy()));
        document.put("long_tailed", orNull(evaluations.longTailed().accuracy()));
        document.put("many", orNull(evaluations.balanced().many()));
        document.put("medium", orNull(evaluations.balanced().medium()));
        document.put("few", orNull(evaluations.balanced().few()));
        document.put("plain", orNull(evaluations.balanced().accuracy()));
        evaluations.scores().ifPresent(scores -> {
            document.put("auroc", orNull(scores.auroc()));
            document.put("average_precision", orNull(scores.averagePrecision()));
            scores.intervals()
                    .map(AurocIntervals::mean)
                    .ifPresent(mean -> document.put("auroc_interval", List.of(mean.low(), mean.high())));
        });
        Bootstrap.of(evaluations.balanced())
                .ifPresent(interval -> document.put("balanced_interval", List.of(interval.low(), interval.high())));
        return document;
    }

    private static Map<String, Object> baseline(TrainedNetwork network, Experiment experiment) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("network", network.name());
        document.put("accuracy", accuracy(network));
        network.result().before().ifPresent(before -> document.put("accuracy_before_classifier", accuracy(before)));
        experiment.beside().ifPresent(beside -> document.put("recipe", beside.document()));
        network.width().ifPresent(width -> document.put("width", width(width)));
        network.result().chosen().ifPresent(chosen -> document.put("chosen", chosen.document()));
        adjusted(network).ifPresent(shares -> document.put("accuracy_adjusted", shares));
        return document;
    }

    private static Map<String, Object> width(Width width) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("channels", width.channels());
        document.put("key", width.size().measure().key());
        document.put("asked", width.size().number());
        document.put("found", width.found());
        document.put("deviation", width.deviation());
        return document;
    }

    private static Map<String, Object> seeds(Seeds seeds) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("data", seeds.data());
        document.put("search", seeds.search());
        document.put("retrain", seeds.retrain());
        return document;
    }

    private static Object orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Object orNull(Optional<?> value) {
        return value.orElse(null);
    }
}
