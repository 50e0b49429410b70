package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.astrapia.genotype.PythonValue.Nothing;
import org.astrapia.genotype.PythonValue.Real;
import org.astrapia.genotype.PythonValue.Text;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;

/**
 * One cell of a Python text.
 *
 * @param at place of its rows
 * @param rows in the order of the text, lists within lists written out
 * @param groups lists that keep the rows of each node apart; 0 where the rows stand in one list
 * @param weights how many rows tell a weight, which a genotype does not keep
 * @param concatAt place of its concatenation
 * @param concat nodes of its concatenation; empty for {@code None}
 */
record PythonCell(
        Position at, List<Row> rows, int groups, int weights, Position concatAt, Optional<List<Node>> concat) {
    /**
     * {@code ('sep_conv_3x3', 1)} or {@code ('sep_conv_3x3', 2, 1)}.
     *
     * @param group list in which it stands, from 0
     */
    record Row(Position at, int length, Text operation, List<Node> nodes, int group) {}

    /** The number of a node. */
    record Node(Position at, int length, int value) {}

    /** Reads a cell; {@code problems} are told what in it is neither a row nor a node. */
    static PythonCell of(PythonValue rows, PythonValue concat, Problems problems) {
        return new Reader(problems).read(rows, concat);
    }

    /** Tells {@code problems} when there are more rows than any cell has. */
    void requireFewRows(Problems problems) {
        if (rows.size() > Cell.MOST_EDGES) {
            Row first = rows.get(Cell.MOST_EDGES);
            problems.error(first.at(), first.length(), "a cell has at most " + Cell.MOST_EDGES + " edges");
        }
    }

    private static final class Reader {
        private final Problems problems;
        private final List<Row> rows = new ArrayList<>();
        private int weights;

        Reader(Problems problems) {
            this.problems = problems;
        }

        PythonCell read(PythonValue cell, PythonValue concat) {
            List<PythonValue> items = items(cell, "expected a list of rows such as [('sep_conv_3x3', 0), ...]");
            while (items.size() == 1 && items.get(0).isNested()) {
                items = items.get(0).items();
            }
            boolean grouped = !items.isEmpty() && items.stream().allMatch(PythonValue::isNested);
            for (int i = 0; i < items.size(); i++) {
                addRows(items.get(i), grouped ? i : 0);
            }
            Optional<List<Node>> joined = concat instanceof Nothing ? Optional.empty() : Optional.of(concat(concat));
            return new PythonCell(cell.at(), rows, grouped ? items.size() : 0, weights, concat.at(), joined);
        }

        private List<PythonValue> items(PythonValue value, String expected) {
            if (!value.isList()) {
                problems.error(value.at(), value.length(), expected);
            }
            return value.items();
        }

        private void addRows(PythonValue value, int group) {
            if (value.isNested()) {
                value.items().forEach(item -> addRows(item, group));
                return;
            }
            Optional<PythonValue> first = value.items().stream().findFirst();
            Optional<Text> operation = first.flatMap(PythonValue::asText);
            if (operation.isPresent()) {
                rows.add(row(value, operation.get(), group));
            } else {
                PythonValue wrong = first.orElse(value);
                problems.error(wrong.at(), wrong.length(), "expected an operation in quotes such as 'sep_conv_3x3'");
            }
        }

        private Row row(PythonValue row, Text operation, int group) {
            List<Node> nodes = new ArrayList<>();
            int size = row.items().size();
            for (int i = 1; i < size; i++) {
                PythonValue value = row.items().get(i);
                if (i > 1 && i == size - 1 && value instanceof Real) {
                    weights++;
                } else {
                    nodes.add(node(value));
                }
            }
            return new Row(row.at(), row.length(), operation, nodes, group);
        }

        private List<Node> concat(PythonValue value) {
            List<Node> nodes = new ArrayList<>();
            for (PythonValue item : items(value, "expected the nodes that are joined, such as range(2, 6) or [2, 3]")) {
                if (item.isList()) {
                    nodes.addAll(concat(item));
                } else {
                    nodes.add(node(item));
                }
            }
            return nodes;
        }

        /** A node; NumPy's arrays of texts and numbers write it in quotes, and tables as {@code 2.0}. */
        private Node node(PythonValue value) {
            OptionalLong number = value.wholeNumber();
            boolean small = number.isPresent() && Math.abs(number.getAsLong()) <= Integer.MAX_VALUE;
            if (!small) {
                String wrong = value.isNumber()
                        ? "a node is a whole number, 0 to " + (Cell.MOST_NODES + 1)
                        : "expected the whole number of a node";
                problems.error(value.at(), value.length(), wrong);
            }
            return new Node(value.at(), value.length(), small ? (int) number.getAsLong() : 0);
        }
    }
}
