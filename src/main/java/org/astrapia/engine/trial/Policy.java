package org.astrapia.engine.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;

/**
 * Probabilities of architectures: a logit for every operation of every edge of every kind of cell. Where a genotype keeps all edges,
 * each has an operation by the softmax of its logits. Where it keeps two edges of a node, the first is drawn by the softmax of the
 * logits of all edges into the node, and the second by that of the edges that are left.
 */
final class Policy {
    private final SearchSpace space;
    private final String name;
    private final List<String> operations;
    private final double[][] logits;

    /** All architectures are equally likely at first. */
    Policy(SearchSpace space, String name) {
        this.space = space;
        this.name = name;
        this.operations = RandomGenotypes.operations(space);
        int kinds = space.skeleton().shape().kinds();
        this.logits = new double[kinds * space.edges()][operations.size()];
    }

    /**
     * A choice of one operation of one edge.
     *
     * @param rows among which it was made
     */
    private record Pick(List<Integer> rows, int row, int operation) {}

    /** An architecture, and the choices that made it. */
    record Draw(Genotype genotype, List<Pick> picks) {}

    /** Logits of the operations of an edge, of a kind of cell from 0. */
    double[] logits(int kind, int to, int from) {
        return logits[row(kind, to, from)].clone();
    }

    private int row(int kind, int to, int from) {
        return kind * space.edges() + space.row(to, from);
    }

    Draw draw(SplittableRandom random) {
        List<Pick> picks = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int kind = 0; kind < space.skeleton().shape().kinds(); kind++) {
            List<List<Edge>> nodes = new ArrayList<>();
            for (int node : space.numbers()) {
                nodes.add(edges(kind, node, random, picks));
            }
            cells.add(space.skeleton().shape().cell(nodes));
        }
        Genotype genotype = space.skeleton().shape().genotype(name, space.name(), cells, Map.of("source", "reinforce"));
        return new Draw(genotype, picks);
    }

    private List<Edge> edges(int kind, int node, SplittableRandom random, List<Pick> picks) {
        List<Edge> edges = new ArrayList<>();
        int first = row(kind, node, 0);
        List<Integer> rows =
                new ArrayList<>(IntStream.range(first, first + node).boxed().toList());
        boolean takesAll = RandomGenotypes.takesAll(space, node);
        int wanted = takesAll ? node : 2;
        for (int i = 0; i < wanted; i++) {
            Pick pick = pick(takesAll ? List.of(first + i) : List.copyOf(rows), random);
            picks.add(pick);
            rows.remove((Integer) pick.row());
            edges.add(new Edge(operations.get(pick.operation()), pick.row() - first));
        }
        edges.sort(Comparator.comparingInt(Edge::from));
        return edges;
    }

    private Pick pick(List<Integer> rows, SplittableRandom random) {
        double[][] probabilities = probabilities(rows);
        double left = random.nextDouble();
        for (int i = 0; i < probabilities.length; i++) {
            for (int operation = 0; operation < operations.size(); operation++) {
                left -= probabilities[i][operation];
                if (left < 0) {
                    return new Pick(rows, rows.get(i), operation);
                }
            }
        }
        return new Pick(rows, rows.get(rows.size() - 1), operations.size() - 1); // what rounding left
    }

    private double[][] probabilities(List<Integer> rows) {
        double largest = rows.stream()
                .flatMapToDouble(row -> Arrays.stream(logits[row]))
                .max()
                .orElseThrow();
        double[][] probabilities = new double[rows.size()][operations.size()];
        double total = 0;
        for (int i = 0; i < probabilities.length; i++) {
            for (int operation = 0; operation < operations.size(); operation++) {
                probabilities[i][operation] = Math.exp(logits[rows.get(i)][operation] - largest);
                total += probabilities[i][operation];
            }
        }
        for (double[] row : probabilities) {
            for (int operation = 0; operation < row.length; operation++) {
                row[operation] /= total;
            }
        }
        return probabilities;
    }

    /** Moves the logits by {@code step} times the gradient of the logarithm of what was drawn. */
    void climb(Draw draw, double step) {
        double[][] change = new double[logits.length][operations.size()];
        for (Pick pick : draw.picks()) {
            double[][] probabilities = probabilities(pick.rows());
            for (int i = 0; i < probabilities.length; i++) {
                for (int operation = 0; operation < operations.size(); operation++) {
                    change[pick.rows().get(i)][operation] -= probabilities[i][operation];
                }
            }
            change[pick.row()][pick.operation()] += 1;
        }
        for (int row = 0; row < logits.length; row++) {
            for (int operation = 0; operation < operations.size(); operation++) {
                logits[row][operation] += step * change[row][operation];
            }
        }
    }
}
