package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;

/** Prints the named tuples of DARTS and FairDARTS as Python 3 does. */
final class PythonPrinter {
    private PythonPrinter() {}

    static String darts(Genotype genotype) {
        List<String> reasons = reasons(genotype, PythonPrinter::notDarts);
        refuse(genotype, "DARTS cannot say this genotype: ", reasons);
        return print(genotype, cell -> rows(cell, false), cell -> concat(cell.output()));
    }

    static String fairDarts(Genotype genotype) {
        List<String> reasons = reasons(genotype, PythonPrinter::notFairDarts);
        refuse(genotype, "FairDARTS cannot say this genotype: ", reasons);
        return print(genotype, cell -> rows(cell, true), cell -> concat(nodes(cell)));
    }

    private static List<String> notDarts(Cell cell) {
        List<String> reasons = new ArrayList<>();
        for (int node : nodes(cell)) {
            int edges = cell.edgesInto(node).size();
            if (edges != 2) {
                reasons.add("node " + node + " has " + edges + (edges == 1 ? " edge" : " edges") + ", not two");
            }
        }
        return reasons;
    }

    private static List<String> notFairDarts(Cell cell) {
        return cell.output().equals(cell.existing())
                ? List.of()
                : List.of("its network joins every node that exists, " + cell.existing() + ", not " + cell.output());
    }

    private static List<String> reasons(Genotype genotype, Function<Cell, List<String>> ofCell) {
        List<String> reasons = new ArrayList<>();
        if (!List.copyOf(genotype.cells().keySet()).equals(Shape.DARTS.names())) {
            return List.of("it has one kind of cell, not normal and reduction cells");
        }
        genotype.cells().forEach((kind, cell) -> {
            String in = kind.equals(Shape.NORMAL) ? "in the normal cell " : "in the reduction cell ";
            if (cell.inputs() != Shape.DARTS.inputs()) {
                reasons.add(in + "nodes have one input cell, not two");
            } else if (cell.join() != Cell.Join.CONCAT) {
                reasons.add(in + "the output is a sum, not a concatenation");
            } else {
                ofCell.apply(cell).forEach(reason -> reasons.add(in + reason));
            }
        });
        return reasons;
    }

    private static void refuse(Genotype genotype, String summary, List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new InvalidInputException(List.of(new Problem(
                    Problem.Severity.ERROR,
                    new Position(genotype.name(), 1, 1),
                    "",
                    1,
                    summary + String.join("; ", reasons),
                    List.of())));
        }
    }

    private static String print(Genotype genotype, Function<Cell, String> rows, Function<Cell, String> concat) {
        return "Genotype(normal=" + rows.apply(genotype.normal()) + ", normal_concat="
                + concat.apply(genotype.normal()) + ", reduce=" + rows.apply(genotype.cell(true))
                + ", reduce_concat=" + concat.apply(genotype.cell(true)) + ")";
    }

    private static String rows(Cell cell, boolean withNode) {
        List<String> rows = new ArrayList<>();
        for (int node : nodes(cell)) {
            for (Edge edge : cell.edgesInto(node)) {
                rows.add("('" + edge.operation() + "', " + (withNode ? node + ", " : "") + edge.from() + ")");
            }
        }
        return rows.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    /** The published codes derive ranges; nodes that are none are listed. */
    private static String concat(List<Integer> nodes) {
        boolean range = !nodes.isEmpty()
                && IntStream.range(1, nodes.size()).allMatch(i -> nodes.get(i) == nodes.get(i - 1) + 1);
        return range ? "range(" + nodes.get(0) + ", " + (nodes.get(nodes.size() - 1) + 1) + ")" : nodes.toString();
    }

    private static List<Integer> nodes(Cell cell) {
        return IntStream.range(2, cell.nodes().size() + 2).boxed().toList();
    }
}
