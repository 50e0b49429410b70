package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all cells of a space have in common.
 *
 * @param inputs earlier cells whose outputs a cell takes, 1 or 2
 * @param kinds 1 where every cell is alike, 2 for normal and reduction cells
 * @param ending what the output of a cell is
 * @param edges which edges a genotype keeps
 */
public record Shape(int inputs, int kinds, Ending ending, Kept edges) {
    /** That of DARTS. */
    public static final Shape DARTS = new Shape(2, 2, Ending.CONCAT, Kept.SOME);

    /** The name of the only kind of cell. */
    public static final String EVERY = "every";

    /** The name of the cells that keep the resolution. */
    public static final String NORMAL = "normal";

    /** The name of the cells that halve it. */
    public static final String REDUCE = "reduce";

    /**
     * What of a genotype does not fit.
     *
     * @param cell kind of cell; empty where it is about all of them
     * @param key {@code 2}, {@code 3}, ... or {@code output}; empty where it is about the whole cell
     * @param message one sentence
     */
    public record Misfit(String cell, String key, String message) {}

    /** The names of the kinds of cell. */
    public List<String> names() {
        return kinds == 1 ? List.of(EVERY) : List.of(NORMAL, REDUCE);
    }

    /** A cell of these edges, the first node's first; its output joins every node that exists, or is the last one. */
    public Cell cell(List<List<Edge>> nodes) {
        Cell open = new Cell(inputs, nodes, ending == Ending.SUM ? Cell.Join.SUM : Cell.Join.CONCAT, List.of());
        List<Integer> existing = open.existing();
        int last = open.end() - 1;
        return open.with(
                ending != Ending.LAST
                        ? existing
                        : existing.stream().filter(node -> node == last).toList());
    }

    /** A genotype of cells of these kinds, in the order of {@link #names}. */
    public Genotype genotype(String name, String space, List<Cell> cells, Map<String, String> provenance) {
        Optional<Cell> reduce = kinds == 1 ? Optional.empty() : Optional.of(cells.get(1));
        return new Genotype(name, space, cells.get(0), reduce, provenance);
    }

    /**
     * Why a genotype is none of a space of this shape; empty where it is one.
     *
     * @param space name of the space in messages
     */
    public List<Misfit> misfits(Genotype genotype, String space) {
        List<Misfit> misfits = new ArrayList<>();
        if (!List.copyOf(genotype.cells().keySet()).equals(names())) {
            String message = "the space " + space + " has "
                    + (kinds == 1
                            ? "one kind of cell, which stands under `" + EVERY + "`"
                            : "two kinds of cell, which stand under `" + NORMAL + "` and `" + REDUCE + "`");
            return List.of(new Misfit("", "", message));
        }
        genotype.cells().forEach((kind, cell) -> cell(kind, cell, space, misfits));
        return misfits;
    }

    private void cell(String kind, Cell cell, String space, List<Misfit> misfits) {
        if (cell.inputs() != inputs) {
            String takes = inputs == 1
                    ? " takes one input, node 0, so its own nodes count from 1"
                    : " takes two inputs, nodes 0 and 1, so its own nodes count from 2";
            misfits.add(new Misfit(
                    kind, cell.nodes().isEmpty() ? "" : "" + cell.inputs(), "a cell of the space " + space + takes));
            return;
        }
        output(cell, space).ifPresent(message -> misfits.add(new Misfit(kind, "output", message)));
        for (int node = inputs; edges == Kept.ALL && node < cell.end(); node++) {
            Set<Integer> sources = new HashSet<>();
            for (Edge edge : cell.edgesInto(node)) {
                if (!sources.add(edge.from())) {
                    misfits.add(new Misfit(
                            kind,
                            "" + node,
                            "an edge of the space " + space + " has one operation, and that from node " + edge.from()
                                    + " to node " + node + " has several"));
                }
            }
        }
    }

    private Optional<String> output(Cell cell, String space) {
        boolean fits = switch (ending) {
            case CONCAT -> cell.join() == Cell.Join.CONCAT;
            case SUM -> cell.join() == Cell.Join.SUM;
            case LAST ->
                cell.join() == Cell.Join.CONCAT
                        && (cell.output().isEmpty() || cell.output().equals(List.of(cell.end() - 1)));
        };
        String expected = switch (ending) {
            case CONCAT -> "joins nodes, as in concat(" + inputs + ", " + (inputs + 1) + ")";
            case SUM -> "adds nodes up, as in sum(" + inputs + ", " + (inputs + 1) + ")";
            case LAST -> "is the last node, concat(" + (cell.end() - 1) + ")";
        };
        return fits ? Optional.empty() : Optional.of("the output of a cell of the space " + space + " " + expected);
    }
}
