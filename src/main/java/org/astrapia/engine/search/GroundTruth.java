package org.astrapia.engine.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.astrapia.config.Experiment;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.measure.KendallTau;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.Seeds;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.SupernetModel;
import org.astrapia.network.Architecture;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.run.RunRefusal;
import org.astrapia.run.result.Truth;
import org.astrapia.run.table.AccuracyTable;
import org.astrapia.run.table.AccuracyTable.Place;
import org.astrapia.run.table.Metric;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;

/** What a table of true accuracies says of a search. It is looked at from outside: what it says influences nothing. */
public final class GroundTruth {
    /** Architectures at most of which the supernet's ranking is compared with the table's. */
    private static final int RANKED = 100;

    /** Images at most that each of them is measured on. */
    private static final int IMAGES = 256;

    /** Draws in which a space need not have given as many different architectures. */
    private static final int DRAWS = 10 * RANKED;

    /** The networks whose accuracies NAS-Bench-201 tells: 5 cells a stage and 16 channels, for images of CIFAR-10. */
    private static final DerivedNetwork.Form NETWORK = new DerivedNetwork.Form(5, 16, 0, false);

    private static final int SIDE = 32;
    private static final int RGB = 3;
    private static final List<Integer> CLASSES = Collections.nCopies(10, 1);

    private final Experiment experiment;
    private final AccuracyTable table;
    private final String column;

    private GroundTruth(Experiment experiment, AccuracyTable table) {
        this.experiment = experiment;
        this.table = table;
        this.column = table.column(experiment.data().dataset().name());
    }

    /**
     * Of an experiment; empty where it names no table.
     *
     * @throws org.astrapia.language.InvalidInputException when the table cannot be read
     */
    public static Optional<GroundTruth> of(Experiment experiment) {
        return experiment
                .table()
                .map(given -> new GroundTruth(experiment, AccuracyTable.read(given.file(), given.column())));
    }

    /** Why the table is none of the experiment's space; empty where it is. */
    public Optional<String> lack() {
        return table.lack(experiment.space());
    }

    /** Where a genotype stands in the table. */
    public Place find(Genotype genotype) {
        return table.find(genotype, column)
                .orElseThrow(() ->
                        RunRefusal.of(table.file(), "the table has no architecture " + EdgeTexts.print(genotype)));
    }

    /**
     * What the table says of a genotype, and how large the network is that it tells of.
     *
     * @param optimistic whether the table chose it
     */
    public Truth of(Genotype genotype, boolean optimistic) {
        Program network = Networks.derived(
                Architecture.of(genotype, experiment.space()), NETWORK, new Input(SIDE, SIDE, RGB, CLASSES));
        return new Truth(find(genotype), column, NetworkCounts.of(network), optimistic);
    }

    /** What metrics.csv says of a genotype. */
    Map<Metric, Double> measured(Genotype genotype) {
        Place place = find(genotype);
        return Map.of(Metric.TRUE_ACCURACY, place.accuracy(), Metric.TRUE_RANK, (double) place.rank());
    }

    /**
     * Kendall's tau between the supernet's ranking of architectures drawn at random and the table's; empty when cancelled. The
     * supernet ranks by the accuracy on images of alpha's half, as its step sees them, or where it sees no labels by its loss there.
     *
     * @param images of alpha's half
     */
    Optional<Map<Metric, Double>> tau(SupernetModel model, BatchSource images, Cancel cancel) {
        List<Batch> batches = batches(images);
        return tau(
                genotype -> {
                    List<StepResult> results = new ArrayList<>();
                    model.singly(List.of(columns(genotype)), batches, () -> true)
                            .forEach(results::addAll);
                    return score(results);
                },
                cancel);
    }

    /**
     * The same by any score.
     *
     * @param score of an architecture; more is better
     */
    Optional<Map<Metric, Double>> tau(ToDoubleFunction<Genotype> score, Cancel cancel) {
        Map<String, Genotype> drawn = new LinkedHashMap<>();
        for (int draw = 1; draw <= DRAWS && drawn.size() < RANKED; draw++) {
            long seed = Seeds.ofRanked(experiment.seed().search(), draw);
            Genotype genotype = RandomGenotypes.draw(experiment.space(), seed, "drawn");
            drawn.put(EdgeTexts.print(genotype), genotype);
        }
        List<Genotype> genotypes = List.copyOf(drawn.values());
        double[] own = new double[genotypes.size()];
        for (int i = 0; i < own.length; i++) {
            if (cancel.isRequested()) {
                return Optional.empty();
            }
            own[i] = score.applyAsDouble(genotypes.get(i));
        }
        double[] truth =
                genotypes.stream().mapToDouble(one -> find(one).accuracy()).toArray();
        Map<Metric, Double> measured = new EnumMap<>(Metric.class);
        measured.put(Metric.KENDALL_TAU, Math.round(KendallTau.of(own, truth) * 1e4) / 1e4);
        return Optional.of(measured);
    }

    /** The first of alpha's first epoch, the same for all architectures. */
    private List<Batch> batches(BatchSource images) {
        List<Batch> batches = new ArrayList<>();
        int count = 0;
        try (Epoch epoch = images.open(0, 0)) {
            while (epoch.hasNext() && count < IMAGES) {
                Batch batch = epoch.next();
                batches.add(batch);
                count += batch.count();
            }
        }
        return batches;
    }

    /** The column of alpha of each edge's operation. */
    private int[] columns(Genotype genotype) {
        SearchSpace space = experiment.space();
        int[] columns = new int[space.edges()];
        for (int node : space.numbers()) {
            genotype.normal()
                    .edgesInto(node)
                    .forEach(edge -> columns[space.row(node, edge.from())] =
                            space.operations().indexOf(edge.operation()));
        }
        return columns;
    }

    /** More is better. */
    private static double score(List<StepResult> batches) {
        double score = 0;
        for (StepResult batch : batches) {
            OptionalInt correct = batch.correct();
            double loss = Double.isNaN(batch.loss()) ? Double.MAX_VALUE : batch.loss();
            score += correct.isPresent() ? correct.getAsInt() : -loss * batch.count();
        }
        return score;
    }
}
