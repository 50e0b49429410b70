package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Ending;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.Kept;
import org.astrapia.space.Operation;
import org.astrapia.space.Primitive;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton.Reduction;

/**
 * The angle between the weights of an architecture at two moments of the supernet's training (Hu et al. 2020, ABS, algorithm 1; Zhang et
 * al. 2021, RLNAS, section 3.2; the codes of RLNAS for NAS-Bench-201 and for DARTS' cells):
 *
 * <pre>angle = arccos(V0 · Vt / (|V0| |Vt|))</pre>
 *
 * <p>V lines up the weights of all paths from an input of a cell to its output nodes, so that those of an edge count as often as a path
 * takes it, and once those outside of the edges, the heads of other losses apart. A path with an edge that gives zeros counts for nothing. A pool
 * of k x k counts as a filter of 1/k² in each channel, a skip connection without weights as nothing where every edge keeps an operation
 * (NAS-Bench-201), and elsewhere as an identity matrix (DARTS).
 */
public final class WeightAngle {
    /** Products of a part of both vectors. */
    private record Products(double both, double before, double after) {
        static final Products NONE = new Products(0, 0, 0);

        static Products of(float[] before, float[] after) {
            double both = 0;
            double old = 0;
            double now = 0;
            for (int i = 0; i < before.length; i++) {
                both += (double) before[i] * after[i];
                old += (double) before[i] * before[i];
                now += (double) after[i] * after[i];
            }
            return new Products(both, old, now);
        }

        /** Of numbers that stay the same, by the sum of their squares. */
        static Products still(double squares) {
            return new Products(squares, squares, squares);
        }

        Products plus(Products other, double times) {
            return new Products(both + times * other.both, before + times * other.before, after + times * other.after);
        }

        double angle() {
            double product = Math.sqrt(before) * Math.sqrt(after);
            return product == 0 ? 0 : Math.acos(Math.max(-1, Math.min(1, both / product)));
        }
    }

    /** A cell of the supernet. */
    private record Place(int index, boolean reduction, int channels) {}

    private final SearchSpace space;
    private final List<Place> places;
    private final Map<String, Products> ofOperations = new HashMap<>();
    private Products outside = Products.NONE;

    /**
     * Of a supernet's weights by their names.
     *
     * @param before at the first moment
     * @param after at the second
     */
    public WeightAngle(SearchSpace space, Map<String, float[]> before, Map<String, float[]> after) {
        this.space = space;
        this.places = places(space);
        before.forEach((name, values) -> {
            Products products = Products.of(values, after.get(name));
            String[] parts = name.split("/", 4);
            if (parts.length > 3 && parts[1].contains("<-")) {
                ofOperations.merge(key(parts[0], parts[1], parts[2]), products, (some, more) -> some.plus(more, 1));
            } else if (isOfNetwork(name)) {
                outside = outside.plus(products, 1);
            }
        });
    }

    private static boolean isOfNetwork(String name) {
        return name.startsWith("stem/")
                || name.startsWith("cell")
                || name.startsWith("block")
                || name.startsWith("last/")
                || name.startsWith("classifier/");
    }

    private static String key(String cell, String edge, String operation) {
        return cell + "/" + edge + "/" + operation;
    }

    /** As {@link Backbone} stacks them. */
    private static List<Place> places(SearchSpace space) {
        List<Place> places = new ArrayList<>();
        int channels = space.channels();
        boolean stages = space.skeleton().reduction() == Reduction.RESIDUAL_BLOCKS;
        int cells = stages ? Backbone.STAGES * space.cells() : space.cells();
        for (int index = 0; index < cells; index++) {
            boolean halves = index == cells / 3 || index == 2 * cells / 3;
            channels = halves ? 2 * channels : channels;
            places.add(new Place(index, halves && !stages, channels));
        }
        return places;
    }

    /** In radians, 0 to pi. */
    public double of(Genotype genotype) {
        Products all = outside;
        for (Place place : places) {
            Cell cell = genotype.cell(place.reduction());
            for (Map.Entry<Integer, List<Edge>> node : edges(cell).entrySet()) {
                int to = node.getKey();
                for (Edge edge : node.getValue()) {
                    double paths = pathsTo(cell, edge.from()) * pathsFrom(cell, to);
                    all = all.plus(products(place, to, edge), paths);
                }
            }
        }
        return all.angle();
    }

    /** Edges of a cell by the node that they enter, without those that give zeros. */
    private Map<Integer, List<Edge>> edges(Cell cell) {
        Map<Integer, List<Edge>> edges = new HashMap<>();
        for (int node : cell.numbers()) {
            edges.put(
                    node,
                    cell.edgesInto(node).stream()
                            .filter(edge ->
                                    !space.definitions().get(edge.operation()).isZero())
                            .toList());
        }
        return edges;
    }

    /** Paths from the inputs to a node. */
    private double pathsTo(Cell cell, int node) {
        return node < cell.inputs()
                ? 1
                : edges(cell).get(node).stream()
                        .mapToDouble(edge -> pathsTo(cell, edge.from()))
                        .sum();
    }

    /** Paths from a node to where paths end: at every node that joins the output, so at each of DARTS' and at the last of the others. */
    private double pathsFrom(Cell cell, int node) {
        boolean last = node == cell.end() - 1;
        double paths = last || space.skeleton().shape().ending() != Ending.LAST ? 1 : 0;
        for (Map.Entry<Integer, List<Edge>> next : edges(cell).entrySet()) {
            for (Edge edge : next.getValue()) {
                paths += edge.from() == node ? pathsFrom(cell, next.getKey()) : 0;
            }
        }
        return paths;
    }

    private Products products(Place place, int to, Edge edge) {
        Operation operation = space.definitions().get(edge.operation());
        Products weights = ofOperations.getOrDefault(
                key("cell" + place.index(), to + "<-" + edge.from(), operation.name()), Products.NONE);
        double constants = 0;
        for (Primitive primitive : operation.chain()) {
            if (primitive instanceof Primitive.Pool pool) {
                constants += (double) place.channels() / (pool.size() * pool.size());
            }
        }
        boolean identity = operation.isSkip() && weights.before() == 0;
        if (identity && space.skeleton().shape().edges() != Kept.ALL) {
            constants += place.channels();
        }
        return weights.plus(Products.still(constants), 1);
    }
}
