package org.astrapia.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.Kept;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.SearchSpace;

/**
 * Chooses the operation of every edge by what its removal does (Wang et al. 2021, DARTS-PT, algorithm 1; ruocwang/darts-pt, {@code
 * projection.py}). A round chooses for an edge of each kind of cell, in random order: of the edge's operations, each left out in turn,
 * that one stays without which the score is lowest, the first of equal ones. Weights that stay are not made larger for the missing one.
 * Where a genotype keeps some of a node's edges, rounds for the nodes follow: the edge without which the score is highest goes, the last
 * of equal ones, until as many are left as are kept.
 *
 * <p>An operation that would make the architecture too large stands no more for choice. What is open counts with the one operation for all
 * open edges that keeps the architecture small enough, if there is one.
 */
public final class Projection {
    private static final int OPEN = -1;
    private static final int GONE = -2;

    private final SearchSpace space;
    private final List<String> kinds;
    private final int kept;
    private final Predicate<Genotype> allowed;
    private final List<List<Integer>> edges = new ArrayList<>();
    private final List<List<Integer>> nodes = new ArrayList<>();

    /** Column of the operation that each edge keeps, or that it is open or gone. */
    private final int[][] chosen;

    private int rounds;

    /**
     * At its beginning.
     *
     * @param kept edges of a node that a genotype keeps, where it does not keep all
     * @param seed of the order
     * @param allowed whether an architecture is small enough; asked only where a genotype keeps all edges
     */
    public Projection(SearchSpace space, int kept, long seed, Predicate<Genotype> allowed) {
        this.space = space;
        this.allowed = allowed;
        this.kinds = space.skeleton().shape().names();
        this.kept = kept;
        this.chosen = new int[kinds.size()][space.edges()];
        Random random = new Random(seed);
        for (int kind = 0; kind < kinds.size(); kind++) {
            Arrays.fill(chosen[kind], OPEN);
            edges.add(shuffled(IntStream.range(0, space.edges()).boxed().toList(), random));
            nodes.add(shuffled(
                    space.numbers().stream().filter(node -> prunes(node)).toList(), random));
        }
    }

    private static List<Integer> shuffled(List<Integer> values, Random random) {
        List<Integer> order = new ArrayList<>(values);
        Collections.shuffle(order, random);
        return order;
    }

    private boolean prunes(int node) {
        return space.skeleton().shape().edges() == Kept.SOME && node > kept;
    }

    /** Rounds in all. */
    public int all() {
        return space.edges() + nodes.get(0).size();
    }

    /** Rounds that are done. */
    public int done() {
        return rounds;
    }

    /** Whether the operations of all edges are chosen, so that alpha decides nothing any more. */
    public boolean operationsAreChosen() {
        return rounds >= space.edges();
    }

    /**
     * Takes the next round.
     *
     * @param mixing weights of all operations before anything was chosen
     * @param score of a supernet that is mixed so; more is better, what is no number is the worst
     * @param goOn asked before each score; where it says no, nothing is chosen
     * @return what was chosen, in words; empty where it was told to stop
     */
    public Optional<List<String>> round(
            MixingWeights mixing, ToDoubleFunction<MixingWeights> score, BooleanSupplier goOn) {
        int[][] before = Arrays.stream(chosen).map(int[]::clone).toArray(int[][]::new);
        List<String> told = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            Optional<String> one = operationsAreChosen()
                    ? prune(kind, nodes.get(kind).get(rounds - space.edges()), mixing, score, goOn)
                    : choose(kind, edges.get(kind).get(rounds), mixing, score, goOn);
            if (one.isEmpty()) {
                System.arraycopy(before, 0, chosen, 0, before.length);
                return Optional.empty();
            }
            told.add(one.get());
        }
        rounds++;
        return Optional.of(told);
    }

    private Optional<String> choose(
            int kind, int row, MixingWeights mixing, ToDoubleFunction<MixingWeights> score, BooleanSupplier goOn) {
        MixingWeights now = mix(mixing);
        float[] weights = now.kinds().get(kind)[row];
        int best = OPEN;
        double lowest = 0;
        for (int column = 0; column < weights.length; column++) {
            if (!mayBeChosen(kind, row, column)) {
                continue;
            }
            if (!goOn.getAsBoolean()) {
                return Optional.empty();
            }
            float[] without = weights.clone();
            without[column] = 0;
            double result = number(score.applyAsDouble(now.with(kind, row, without)));
            if (best == OPEN || result < lowest) {
                best = column;
                lowest = result;
            }
        }
        chosen[kind][row] = best;
        return Optional.of(kinds.get(kind) + " " + edge(row) + " keeps "
                + space.operations().get(best) + ", without which the score is " + told(lowest));
    }

    /** As a derivation chooses: none wins an edge only where a genotype keeps all edges. */
    private boolean mayBeChosen(int kind, int row, int column) {
        return space.skeleton().shape().edges() == Kept.ALL
                ? IntStream.range(0, space.operations().size())
                        .anyMatch(rest -> allowed.test(with(kind, row, column, rest)))
                : !space.candidates().get(column).isZero();
    }

    /** The architecture whose edge has this operation, and each other open one the operation {@code rest}. */
    private Genotype with(int kind, int row, int column, int rest) {
        int[][] columns = Arrays.stream(chosen)
                .map(edges -> IntStream.of(edges)
                        .map(kept -> kept == OPEN ? rest : kept)
                        .toArray())
                .toArray(int[][]::new);
        columns[kind][row] = column;
        return genotype("", columns);
    }

    private Optional<String> prune(
            int kind, int node, MixingWeights mixing, ToDoubleFunction<MixingWeights> score, BooleanSupplier goOn) {
        List<Integer> left = new ArrayList<>(IntStream.range(0, node)
                .map(from -> space.row(node, from))
                .boxed()
                .toList());
        while (left.size() > kept) {
            MixingWeights now = mix(mixing);
            int useless = OPEN;
            double highest = 0;
            for (int row : left) {
                if (!goOn.getAsBoolean()) {
                    return Optional.empty();
                }
                float[] nothing = new float[space.operations().size()];
                double result = number(score.applyAsDouble(now.with(kind, row, nothing)));
                if (useless == OPEN || result >= highest) {
                    useless = row;
                    highest = result;
                }
            }
            chosen[kind][useless] = GONE;
            left.remove((Integer) useless);
        }
        return Optional.of(kinds.get(kind) + " node " + node + " keeps the edges "
                + String.join(" and ", left.stream().map(this::edge).toList()));
    }

    private static double number(double score) {
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }

    private static String told(double score) {
        return Double.toString(Math.round(score * 1e4) / 1e4);
    }

    private String edge(int row) {
        int node = node(row);
        return node + "<-" + (row - space.row(node, 0));
    }

    private int node(int row) {
        return space.numbers().stream()
                .filter(node -> row >= space.row(node, 0) && row < space.row(node, 0) + node)
                .findFirst()
                .orElseThrow();
    }

    /** The weights of all operations with what was chosen so far: 1 for an operation that stays, 0 for all of an edge that is gone. */
    public MixingWeights mix(MixingWeights mixing) {
        MixingWeights mixed = mixing;
        for (int kind = 0; kind < chosen.length; kind++) {
            for (int row = 0; row < chosen[kind].length; row++) {
                if (chosen[kind][row] != OPEN) {
                    float[] weights = new float[space.operations().size()];
                    if (chosen[kind][row] != GONE) {
                        weights[chosen[kind][row]] = 1;
                    }
                    mixed = mixed.with(kind, row, weights);
                }
            }
        }
        return mixed;
    }

    /** The column of the operation that an edge keeps; empty where it is open or gone. */
    public Optional<Integer> column(int kind, int row) {
        return Optional.of(chosen[kind][row]).filter(column -> column >= 0);
    }

    /** What was chosen so far, as {@link #goOnFrom} reads it. */
    public int[] state() {
        return IntStream.concat(IntStream.of(rounds), Arrays.stream(chosen).flatMapToInt(Arrays::stream))
                .toArray();
    }

    /** Goes on from what was chosen before. */
    public void goOnFrom(int... state) {
        rounds = state[0];
        for (int kind = 0; kind < chosen.length; kind++) {
            int begin = 1 + kind * space.edges();
            chosen[kind] = Arrays.copyOfRange(state, begin, begin + space.edges());
        }
    }

    /** What was chosen, when all rounds are done. */
    public Genotype genotype(String name) {
        return genotype(name, chosen);
    }

    private Genotype genotype(String name, int[]... operations) {
        List<Cell> cells = new ArrayList<>();
        for (int[] columns : operations) {
            List<List<Edge>> all = new ArrayList<>();
            for (int node : space.numbers()) {
                List<Edge> into = new ArrayList<>();
                for (int from = 0; from < node; from++) {
                    int column = columns[space.row(node, from)];
                    if (column >= 0) {
                        into.add(new Edge(space.operations().get(column), from));
                    }
                }
                all.add(into);
            }
            cells.add(space.skeleton().shape().cell(all));
        }
        return space.skeleton().shape().genotype(name, space.name(), cells, Map.of());
    }
}
