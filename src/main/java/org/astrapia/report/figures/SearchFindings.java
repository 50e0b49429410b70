package org.astrapia.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.content.Run;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.astrapia.run.table.MixingRow;

/**
 * What a search preferred, how surely, and what suggests that it collapsed, in sentences. They say what the tables of the run say;
 * none is a proof.
 */
public final class SearchFindings {
    /** By so much the best operation of an edge is ahead where its choice is no matter of luck. */
    private static final double CLEAR = 0.05;

    /** Weights that have moved less than this say little. */
    private static final double STILL = 0.05;

    /** Under sigmoid a weight this near to 0 or 1 has decided. */
    private static final double DECIDED = 0.1;

    /** Of the epochs, at whose end the strongest operations are compared with those at the very end. */
    private static final double LATE = 0.9;

    private final Run run;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * One of them.
     *
     * @param name in a word or two
     * @param text a sentence or two
     */
    public record Finding(String name, String text) {}

    private record Place(String cell, int to, int from) {}

    private SearchFindings(Run run) {
        this.run = run;
    }

    /** All that there is to say; nothing of a run that searched nothing yet. */
    public static List<Finding> of(Run run) {
        SearchFindings all = new SearchFindings(run);
        run.genotype().ifPresent(all::preferred);
        if (!run.architecture().isEmpty()) {
            all.weights();
        }
        all.skips();
        all.notes();
        return List.copyOf(all.findings);
    }

    private void add(String name, String form, Object... values) {
        findings.add(new Finding(name, String.format(Locale.ROOT, form, values)));
    }

    private void preferred(Genotype genotype) {
        genotype.cells().forEach((kind, cell) -> {
            Map<String, Long> counts = cell.nodes().stream()
                    .flatMap(List::stream)
                    .collect(Collectors.groupingBy(Edge::operation, TreeMap::new, Collectors.counting()));
            String told = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(count -> count.getValue() + " " + count.getKey())
                    .collect(Collectors.joining(", "));
            add(ReadableNames.cell(kind).toLowerCase(Locale.ROOT), "%s", told.isEmpty() ? "no operations" : told);
        });
    }

    /** Edges with the weights of their operations, by epoch. */
    private void weights() {
        int first = run.architecture().stream().mapToInt(MixingRow::epoch).min().orElse(0);
        int last = run.architecture().stream().mapToInt(MixingRow::epoch).max().orElse(0);
        Map<Place, Map<String, Double>> begin = at(first);
        Map<Place, Map<String, Double>> end = at(last);
        moved(begin, end);
        sure(end);
        if (run.settings().value("search.mixing").orElse("").startsWith("sigmoid")) {
            decided(end);
        }
        settled(at((int) Math.floor(LATE * last)), end);
    }

    private Map<Place, Map<String, Double>> at(int epoch) {
        Map<Place, Map<String, Double>> edges = new LinkedHashMap<>();
        for (MixingRow row : run.architecture()) {
            if (row.epoch() == epoch && Double.isFinite(row.weight())) {
                edges.computeIfAbsent(new Place(row.cell(), row.to(), row.from()), place -> new LinkedHashMap<>())
                        .put(row.operation(), row.weight());
            }
        }
        return edges;
    }

    private void moved(Map<Place, Map<String, Double>> begin, Map<Place, Map<String, Double>> end) {
        double most = 0;
        for (Map.Entry<Place, Map<String, Double>> edge : end.entrySet()) {
            for (Map.Entry<String, Double> weight : edge.getValue().entrySet()) {
                double before =
                        begin.getOrDefault(edge.getKey(), Map.of()).getOrDefault(weight.getKey(), weight.getValue());
                most = Math.max(most, Math.abs(weight.getValue() - before));
            }
        }
        add(
                "movement",
                most < STILL
                        ? "No weight moved by more than %.3f: the genotype says more of the beginning than of the data. Maybe more"
                                + " search.epochs, a shorter search.warm-up, or a larger rate of search.optimizer.architecture."
                        : "The weights moved by up to %.2f.",
                most);
    }

    private void sure(Map<Place, Map<String, Double>> end) {
        int close = 0;
        double sum = 0;
        for (Map<String, Double> weights : end.values()) {
            List<Double> sorted =
                    weights.values().stream().sorted(Comparator.reverseOrder()).toList();
            double ahead = sorted.size() < 2 ? 1 : sorted.get(0) - sorted.get(1);
            sum += ahead;
            close += ahead < CLEAR ? 1 : 0;
        }
        add(
                "certainty",
                "The best operation of an edge is ahead of the second by %.3f on average; on %d of %d edges by less than %.2f,"
                        + " where another seed may choose another one.",
                sum / Math.max(1, end.size()),
                close,
                end.size(),
                CLEAR);
    }

    private void decided(Map<Place, Map<String, Double>> end) {
        List<Double> all = end.values().stream()
                .flatMap(weights -> weights.values().stream())
                .toList();
        long decided = all.stream()
                .filter(weight -> weight <= DECIDED || weight >= 1 - DECIDED)
                .count();
        add(
                "gap",
                "%d of %d weights are within %.1f of 0 or 1; what is cut off of the others is missing in the derived network.",
                decided,
                all.size(),
                DECIDED);
    }

    private void settled(Map<Place, Map<String, Double>> late, Map<Place, Map<String, Double>> end) {
        long changed = end.keySet().stream()
                .filter(late::containsKey)
                .filter(place -> !strongest(late.get(place)).equals(strongest(end.get(place))))
                .count();
        if (!late.isEmpty()) {
            add(
                    "at the end",
                    "In the last tenth of the search %d of %d edges changed their strongest operation.%s",
                    changed,
                    end.size(),
                    5 * changed > end.size() ? " It was not settled yet: maybe more search.epochs." : "");
        }
    }

    private static Optional<String> strongest(Map<String, Double> weights) {
        return weights.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private void skips() {
        List<EpochRow> rows = run.stage("search").stream()
                .filter(row -> row.value(Metric.SKIPS).isPresent())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        double first = rows.get(0).value(Metric.SKIPS).orElse(0);
        EpochRow end = rows.get(rows.size() - 1);
        double last = end.value(Metric.SKIPS).orElse(0);
        OptionalDouble without = end.value(Metric.WITHOUT_WEIGHTS);
        long edges = run.genotype().stream()
                .flatMap(genotype -> genotype.cells().values().stream())
                .flatMap(cell -> cell.nodes().stream())
                .mapToLong(List::size)
                .sum();
        boolean many = edges > 0 && 2 * without.orElse(0) > edges;
        add(
                "collapse",
                "Skip connections of the derived genotype: %.0f after the first epoch, %.0f after the last; %s of %d edges have"
                        + " operations without weights. %s",
                first,
                last,
                without.isPresent() ? String.format(Locale.ROOT, "%.0f", without.getAsDouble()) : "some",
                edges,
                many
                        ? "That suggests a collapse. Maybe search.stop: skips(2), a limit of derive such as skip_connect=2, or"
                                + " sigmoid mixing with zero-one."
                        : "Nothing suggests a collapse.");
    }

    private void notes() {
        run.summary().texts("search_notes").forEach(note -> findings.add(new Finding("note", note)));
    }
}
