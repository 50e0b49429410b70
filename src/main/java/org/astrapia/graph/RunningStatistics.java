package org.astrapia.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.Context.Statistics;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The running mean and variance of every batch normalisation, one flat vector: mean and variance, site by site. */
final class RunningStatistics {
    /** Share of the old value that they keep. */
    private static final float MOMENTUM = 0.9f;

    private final Ops tf;
    private final Map<String, Integer> sites;
    private final Operand<TFloat32> flat;

    /**
     * @param sites channels of every site, in order
     * @param flat their present value
     */
    RunningStatistics(Ops tf, Map<String, Integer> sites, Operand<TFloat32> flat) {
        this.tf = tf;
        this.sites = sites;
        this.flat = flat;
    }

    /** Numbers that the statistics of a program have. */
    static int size(Program program) {
        return 2
                * program.statisticsSites().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** How much of them comes from a batch that moves them once for each of its views. */
    static double shareOfNew(int views) {
        return 1 - Math.pow(MOMENTUM, views);
    }

    Map<String, Statistics> bySite() {
        return cut(flat);
    }

    /**
     * What they become by a forward pass. A network that saw two views moves them twice, as one that ran twice would.
     *
     * @param needed the values that the step computes; a site that is not among them stays as it is
     */
    Operand<TFloat32> next(Context training, Set<Value> needed) {
        Map<String, List<Statistics>> seen = new LinkedHashMap<>();
        training.batchStatistics().forEach((value, statistics) -> {
            if (needed.contains(value)) {
                String site = ((Op.BatchNorm) value.op()).site();
                seen.computeIfAbsent(site, name -> new ArrayList<>()).add(statistics);
            }
        });
        int views = seen.values().stream().mapToInt(List::size).max().orElse(0);
        Operand<TFloat32> next = flat;
        for (int view = 0; view < views; view++) {
            next = moved(next, seen, view);
        }
        return next;
    }

    private Operand<TFloat32> moved(Operand<TFloat32> before, Map<String, List<Statistics>> seen, int view) {
        boolean all = sites.keySet().stream()
                .allMatch(site -> seen.getOrDefault(site, List.of()).size() > view);
        Map<String, Statistics> old = all ? Map.of() : cut(before);
        List<Operand<TFloat32>> batch = new ArrayList<>();
        for (String site : sites.keySet()) {
            List<Statistics> found = seen.getOrDefault(site, List.of());
            Statistics statistics = found.size() > view ? found.get(view) : old.get(site);
            batch.add(statistics.mean());
            batch.add(statistics.variance());
        }
        return tf.math.add(
                tf.math.mul(before, tf.constant(MOMENTUM)),
                tf.math.mul(GraphVariables.join(tf, batch), tf.constant(1 - MOMENTUM)));
    }

    private Map<String, Statistics> cut(Operand<TFloat32> vector) {
        List<int[]> shapes = new ArrayList<>();
        sites.values().forEach(channels -> {
            shapes.add(new int[] {channels});
            shapes.add(new int[] {channels});
        });
        List<Operand<TFloat32>> parts = GraphVariables.split(tf, vector, shapes);
        Map<String, Statistics> statistics = new LinkedHashMap<>();
        int next = 0;
        for (String site : sites.keySet()) {
            statistics.put(site, new Statistics(parts.get(next), parts.get(next + 1)));
            next += 2;
        }
        return statistics;
    }
}
