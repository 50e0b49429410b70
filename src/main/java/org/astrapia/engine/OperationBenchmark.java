package org.astrapia.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.graph.Execution;
import org.astrapia.graph.ForwardTiming;
import org.astrapia.graph.SessionSettings;
import org.astrapia.network.Input;
import org.astrapia.network.Program;
import org.astrapia.network.SpaceParts;
import org.astrapia.network.SpaceParts.Place;
import org.astrapia.run.Plan;

/** Measures how long a forward pass of each operation of a space takes on this device, alone. */
public final class OperationBenchmark {
    private static final double MILLISECONDS = 1000;

    private final Execution execution;
    private final Passes passes;
    private final int batch;
    private final int runs;

    private OperationBenchmark(BenchmarkPlace place, int batch, int runs) {
        this.execution = place.target().execution();
        this.passes = place.experiment().compiler().passes();
        this.batch = batch;
        this.runs = runs;
    }

    /**
     * What was measured, and where.
     *
     * @param device as a run names it
     */
    public record Measured(LatencyTable table, String device) {}

    /**
     * Measures. What a run of an empty graph takes is taken off.
     *
     * @param file for which it is
     * @param batch images of a forward pass
     * @param runs of which the median counts
     * @param say is told what takes a while
     */
    public static Measured measure(
            LoadedExperiment loaded, SessionSettings sessions, Path file, int batch, int runs, Consumer<String> say) {
        BenchmarkPlace place = BenchmarkPlace.open(loaded, Plan.SEARCH, sessions, say);
        Experiment experiment = place.experiment();
        OperationBenchmark benchmark = new OperationBenchmark(place, batch, runs);
        Input input = place.data().input();
        SpaceParts parts = new SpaceParts(experiment.space(), input);
        Map<LatencyTable.Entry, Double> operations = new LinkedHashMap<>();
        for (Place one : parts.all()) {
            operations.put(one.entry(), benchmark.milliseconds(one.alone(), one.input()));
        }
        double shared = benchmark.milliseconds(parts.shared(), input);
        return new Measured(
                new LatencyTable(file, parts.whole(), shared, operations),
                place.chosen().execution().described());
    }

    /** Of one image. */
    private double milliseconds(Program program, Input input) {
        double all = ForwardTiming.seconds(program, input, passes, execution, batch, runs);
        double empty = ForwardTiming.seconds(SpaceParts.nothing(input), input, passes, execution, batch, runs);
        return Math.max(0, all - empty) * MILLISECONDS / batch;
    }
}
