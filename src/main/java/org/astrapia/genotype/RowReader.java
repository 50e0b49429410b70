package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.genotype.PythonCell.Node;
import org.astrapia.genotype.PythonCell.Row;
import org.astrapia.genotype.PythonValue.Text;
import org.astrapia.language.Problems;
import org.astrapia.language.Suggestions;

/** Makes cells of the rows of Python texts and collects what is wrong with them. */
final class RowReader {
    private final Set<String> knownOperations;
    private final Problems problems;

    RowReader(Set<String> knownOperations, Problems problems) {
        this.knownOperations = knownOperations;
        this.problems = problems;
    }

    /** Rows of operation and source: rows 2k and 2k+1 enter node 2+k, unless lists of their own keep the nodes apart. */
    Cell darts(PythonCell cell) {
        List<Row> rows = cell.rows();
        int count = cell.groups() > 0 ? cell.groups() : (rows.size() + 1) / 2;
        if (count > Cell.MOST_NODES) {
            problems.error(cell.at(), 1, "a cell has at most " + Cell.MOST_NODES + " nodes, this one has " + count);
            return Cell.EMPTY;
        }
        List<List<Edge>> nodes = emptyNodes(count);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            int node = cell.groups() > 0 ? row.group() : i / 2;
            if (hasNodes(
                    row, 1, "DARTS has rows of an operation and its source such as ('sep_conv_3x3', 0)", "fairdarts")) {
                addEdge(nodes, row, 2 + node, row.nodes().get(0));
            }
        }
        if (cell.groups() == 0 && rows.size() % 2 != 0) {
            Row last = rows.get(rows.size() - 1);
            problems.error(
                    last.at(), last.length(), "DARTS has two rows per node, but there are " + rows.size() + " rows");
        }
        Cell whole = Cell.ofNodes(nodes);
        return cell.concat()
                .map(concat -> new Cell(nodes, dartsOutput(concat, nodes)))
                .orElseGet(() -> noticeNoConcat(cell, whole));
    }

    private List<Integer> dartsOutput(List<Node> concat, List<List<Edge>> nodes) {
        List<Integer> output = new ArrayList<>();
        for (Node node : concat) {
            if (node.value() < 2 || node.value() >= nodes.size() + 2) {
                error(node, "node " + node.value() + " is not a node of the cell, " + range(nodes));
            } else if (output.contains(node.value())) {
                error(node, "node " + node.value() + " stands twice in the concatenation");
            } else {
                output.add(node.value());
            }
        }
        return output;
    }

    /** Rows of operation, node and source, in any order. */
    Cell fairDarts(PythonCell cell) {
        String shape = "FairDARTS has rows of an operation, its node and its source such as ('sep_conv_3x3', 2, 0)";
        List<Row> rows = cell.rows().stream()
                .filter(row -> hasNodes(row, 2, shape, "darts"))
                .toList();
        List<List<Edge>> nodes = emptyNodes(lastNode(cell, rows) - 1);
        for (Row row : rows) {
            Node to = row.nodes().get(0);
            if (to.value() >= 2 && to.value() < nodes.size() + 2) {
                addEdge(nodes, row, to.value(), row.nodes().get(1));
            }
        }
        Cell whole = Cell.ofNodes(nodes);
        if (rows.size() == cell.rows().size()) {
            noticeLosses(cell, rows, whole);
        }
        return whole;
    }

    private int lastNode(PythonCell cell, List<Row> rows) {
        int last = 1;
        for (Node node : Stream.concat(
                        rows.stream().map(row -> row.nodes().get(0)),
                        cell.concat().stream().flatMap(List::stream))
                .toList()) {
            if (node.value() < 2 || node.value() > Cell.MOST_NODES + 1) {
                error(node, "node " + node.value() + " is not an intermediate node, 2 to " + (Cell.MOST_NODES + 1));
            } else {
                last = Math.max(last, node.value());
            }
        }
        return last;
    }

    private void noticeLosses(PythonCell cell, List<Row> rows, Cell whole) {
        Optional<List<Integer>> concat =
                cell.concat().map(nodes -> nodes.stream().map(Node::value).toList());
        if (concat.isEmpty()) {
            noticeNoConcat(cell, whole);
        } else if (!concat.get().equals(whole.output())) {
            problems.warning(
                    cell.concatAt(),
                    1,
                    "FairDARTS joins the nodes that exist, " + list(whole.output()) + ", whatever the text says ("
                            + list(concat.get()) + ")");
        }
        Set<Integer> existing = new HashSet<>(whole.existing());
        int highest = 2;
        for (Row row : rows) {
            int to = row.nodes().get(0).value();
            if (to < highest) {
                problems.warning(row.at(), row.length(), "this row of node " + to + " is moved to that node's others");
            }
            highest = Math.max(highest, to);
            int from = row.nodes().get(1).value();
            if (from >= 2 && !existing.contains(from)) {
                problems.warning(
                        row.at(), row.length(), "no edge reaches node " + from + ", so the network ignores this row");
            }
        }
    }

    private Cell noticeNoConcat(PythonCell cell, Cell whole) {
        problems.warning(
                cell.concatAt(),
                1,
                "no concatenation is given, so all intermediate nodes are joined, as the published code does: "
                        + list(whole.output()));
        return whole;
    }

    private void addEdge(List<List<Edge>> nodes, Row row, int to, Node from) {
        Text operation = row.operation();
        if (!knownOperations.contains(operation.text())) {
            problems.error(
                    operation.at(),
                    operation.length(),
                    "unknown operation '" + operation.text() + "'",
                    Suggestions.closest(operation.text(), knownOperations));
        }
        if (from.value() < 0 || from.value() >= to) {
            error(from, "node " + to + " takes its inputs from earlier nodes, 0 to " + (to - 1));
        }
        nodes.get(to - 2).add(new Edge(operation.text(), from.value()));
    }

    private boolean hasNodes(Row row, int count, String shape, String other) {
        boolean fits = row.nodes().size() == count;
        if (!fits) {
            boolean ofOther = row.nodes().size() == 3 - count;
            problems.error(
                    row.at(),
                    row.length(),
                    "a row of " + (row.nodes().size() + 1) + " values; " + shape,
                    ofOther ? List.of("--as " + other) : List.of());
        }
        return fits;
    }

    private static List<List<Edge>> emptyNodes(int count) {
        return Stream.<List<Edge>>generate(ArrayList::new).limit(count).toList();
    }

    private static String range(List<List<Edge>> nodes) {
        return nodes.isEmpty() ? "which has none" : "2 to " + (nodes.size() + 1);
    }

    private static String list(List<Integer> nodes) {
        return nodes.isEmpty() ? "none" : nodes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void error(Node node, String message) {
        problems.error(node.at(), node.length(), message);
    }
}
