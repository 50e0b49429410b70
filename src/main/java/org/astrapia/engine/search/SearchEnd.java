package org.astrapia.engine.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.search.SearchStop;
import org.astrapia.data.batch.Batch;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.SupernetModel;
import org.astrapia.language.Numbers;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.table.Metric;
import org.astrapia.space.SearchSpace;

/** Watches whether a differentiable search ends before its last epoch, by {@code search.stop}. */
final class SearchEnd {
    /** On which an eigenvalue is measured. */
    private static final int IMAGES = 256;

    private static final String EIGENVALUES = "stop/eigenvalues";

    private final Search search;
    private final SearchSpace space;
    private final SearchBatches sources;
    private final long seed;
    private final List<Double> eigenvalues = new ArrayList<>();
    private Optional<String> reason = Optional.empty();
    private List<Batch> heldOut = List.of();

    /** @param seed of the vector with which the search for an eigenvalue begins */
    SearchEnd(Search search, SearchSpace space, SearchBatches sources, long seed) {
        this.search = search;
        this.space = space;
        this.sources = sources;
        this.seed = seed;
    }

    /** Takes up what an earlier process measured. */
    void goOnFrom(Optional<Checkpoint> saved) {
        saved.filter(checkpoint -> checkpoint.has(EIGENVALUES)).ifPresent(checkpoint -> {
            for (double value : checkpoint.doubles(EIGENVALUES)) {
                eigenvalues.add(value);
            }
        });
    }

    /** What {@link #goOnFrom} reads. */
    Map<String, Object> entries() {
        return eigenvalues.isEmpty()
                ? Map.of()
                : Map.of(
                        EIGENVALUES,
                        eigenvalues.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Why the search ends with the epoch that was looked at; empty where it goes on. */
    Optional<String> reason() {
        return reason;
    }

    /**
     * Looks at the end of an epoch.
     *
     * @param genotype that would be derived now
     * @return what was measured
     */
    Map<Metric, Double> look(SupernetModel model, int epoch, Genotype genotype) {
        int ofAlpha = epoch - search.warmUp();
        if (ofAlpha < 0 || !search.method().movesAlpha()) {
            return Map.of();
        }
        return search.stop().accept(new SearchStop.Visitor<>() {
            @Override
            public Map<Metric, Double> never(SearchStop.Never rule) {
                return Map.of();
            }

            @Override
            public Map<Metric, Double> skips(SearchStop.Skips rule) {
                if (ofAlpha >= rule.from()) {
                    reason = tooMany(genotype, rule.most()).map(told -> ends(epoch, told));
                }
                return Map.of();
            }

            @Override
            public Map<Metric, Double> eigenvalue(SearchStop.Eigenvalue rule) {
                if (!rule.isMeasured(ofAlpha)) {
                    return Map.of();
                }
                double value = measure(model);
                eigenvalues.add(value);
                double[] all =
                        eigenvalues.stream().mapToDouble(Double::doubleValue).toArray();
                if (Rise.isIn(rule.factor(), all)) {
                    reason = Optional.of(ends(
                            epoch,
                            String.format(
                                    Locale.ROOT,
                                    "the largest eigenvalue of the Hessian by alpha has risen to %.3g, its mean by more than"
                                            + " %s times",
                                    value,
                                    Numbers.print(rule.factor()))));
                }
                Map<Metric, Double> measured = new EnumMap<>(Metric.class);
                measured.put(Metric.EIGENVALUE, value);
                return measured;
            }
        });
    }

    private String ends(int epoch, String why) {
        return "the search ends with epoch " + (epoch + 1) + " of " + search.allEpochs()
                + ", whose architecture is kept: " + why;
    }

    private Optional<String> tooMany(Genotype genotype, int most) {
        for (Map.Entry<String, Cell> cell : genotype.cells().entrySet()) {
            long skips = cell.getValue().nodes().stream()
                    .flatMap(List::stream)
                    .filter(edge -> space.definitions().get(edge.operation()).isSkip())
                    .count();
            if (skips >= most) {
                return Optional.of("the cell `" + cell.getKey() + "` would have " + skips + " skip connections");
            }
        }
        return Optional.empty();
    }

    /** On the same held-out batches in each epoch. */
    private double measure(SupernetModel model) {
        if (heldOut.isEmpty()) {
            heldOut = PathFitness.first(sources.architecture(), Integer.MAX_VALUE, IMAGES);
        }
        return LargestEigenvalue.of(vector -> model.hessianTimes(heldOut, vector), model.alphaCount(), seed);
    }
}
