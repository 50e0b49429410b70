package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.astrapia.genotype.Cell.Join;
import org.astrapia.language.EnumWords;
import org.astrapia.language.Expression;
import org.astrapia.language.Expression.Call;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Numbers;
import org.astrapia.language.Problems;
import org.astrapia.language.Suggestions;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/** Reads one cell: a line per node and its output. */
final class CellReader {
    private static final String OUTPUT = "output";

    private final Set<String> knownOperations;
    private final Problems problems;

    /** Inputs of the cell, which the number of its first node tells. */
    private int inputs = 2;

    /** Whether a node could not be read: what follows from that alone is not reported. */
    private boolean broken;

    CellReader(Set<String> knownOperations, Problems problems) {
        this.knownOperations = knownOperations;
        this.problems = problems;
    }

    Cell read(YamlMap map) {
        List<List<Edge>> nodes = new ArrayList<>();
        Optional<YamlNode> output = Optional.empty();
        for (YamlMap.Entry entry : map.entries()) {
            if (entry.key().text().equals(OUTPUT)) {
                output = Optional.of(entry.value());
            } else if (isNext(entry.key(), nodes.size())) {
                nodes.add(edges(entry.value(), nodes.size() + inputs));
                checkSize(nodes, entry.key());
            }
        }
        if (output.isEmpty()) {
            problems.error(map.at(), map.length(), "`output` is missing, such as output: concat(2, 3)");
        }
        Cell cell = new Cell(inputs, nodes, Join.CONCAT, List.of());
        return output.map(node -> output(node, cell)).orElse(cell);
    }

    private void checkSize(List<List<Edge>> nodes, YamlScalar last) {
        int edges = nodes.stream().mapToInt(List::size).sum();
        int before = edges - nodes.get(nodes.size() - 1).size();
        if (nodes.size() == Cell.MOST_NODES + 1) {
            problems.error(last.at(), last.length(), "a cell has at most " + Cell.MOST_NODES + " nodes");
        } else if (edges > Cell.MOST_EDGES && before <= Cell.MOST_EDGES) {
            problems.error(last.at(), last.length(), "a cell has at most " + Cell.MOST_EDGES + " edges");
        }
    }

    private boolean isNext(YamlScalar key, int before) {
        if (before == 0 && !broken && key.text().equals("1")) {
            inputs = 1;
        }
        int node = before + inputs;
        if (key.text().equals("" + node)) {
            return true;
        }
        broken = true;
        boolean number = key.text().matches("\\d+");
        problems.error(
                key.at(),
                key.length(),
                number
                        ? "node " + key.text() + " is out of order, expected " + node + ": the nodes count from "
                                + inputs
                                + ", and "
                                + "one without edges is written " + node + ": []"
                        : "unknown key `" + key.text() + "`, expected " + node + " or " + OUTPUT,
                number ? List.of() : Suggestions.closest(key.text(), List.of(OUTPUT)));
        return false;
    }

    private List<Edge> edges(YamlNode node, int to) {
        if (node.asList().filter(list -> list.items().isEmpty()).isPresent()) {
            return List.of();
        }
        Optional<YamlScalar> sum = node.asText();
        if (sum.isEmpty()) {
            broken = true;
            problems.error(
                    node.at(),
                    node.length(),
                    "node " + to
                            + " is a sum of edges such as sep_conv_3x3(0) + skip_connect(1), or [] without any; found "
                            + node.described());
            return List.of();
        }
        List<Expression> terms = ExpressionParser.parse(sum.get(), problems)
                .map(Expression::terms)
                .orElse(List.of());
        List<Edge> edges =
                terms.stream().flatMap(term -> edge(term, to).stream()).toList();
        broken |= terms.isEmpty() || edges.size() < terms.size();
        return edges;
    }

    private Optional<Edge> edge(Expression term, int to) {
        Optional<Call> call = term.asCall()
                .filter(found -> found.arguments().size() == 1
                        && found.arguments().get(0).name().isEmpty());
        if (call.isEmpty()) {
            error(term, "an edge is an operation with the node it comes from, such as sep_conv_3x3(0)");
        }
        return call.flatMap(found -> edge(found, to));
    }

    private Optional<Edge> edge(Call call, int to) {
        if (!knownOperations.contains(call.name())) {
            var near = Suggestions.closest(call.name(), knownOperations);
            String own =
                    near.isEmpty() ? "; one of your own needs the experiment that defines it: --experiment FILE" : "";
            problems.error(call.at(), call.name().length(), "unknown operation `" + call.name() + "`" + own, near);
        }
        Expression from = call.arguments().get(0).value();
        OptionalLong source = whole(from);
        if (source.isEmpty() || source.getAsLong() < 0 || source.getAsLong() >= to) {
            error(from, "node " + to + " takes its inputs from earlier nodes, 0 to " + (to - 1));
            return Optional.empty();
        }
        return Optional.of(new Edge(call.name(), (int) source.getAsLong()));
    }

    private Cell output(YamlNode node, Cell cell) {
        Optional<YamlScalar> text = node.asText();
        if (text.isEmpty()) {
            problems.error(node.at(), node.length(), "`output` is such as concat(2, 3), found " + node.described());
        }
        return text.flatMap(scalar -> ExpressionParser.parse(scalar, problems))
                .map(expression -> output(expression, cell))
                .orElse(cell);
    }

    private Cell output(Expression expression, Cell cell) {
        Optional<Call> joined = expression
                .asCall()
                .filter(call -> call.arguments().stream()
                        .allMatch(argument -> argument.name().isEmpty()));
        Optional<Join> join = joined.flatMap(call -> Arrays.stream(Join.values())
                .filter(one -> EnumWords.of(one).equals(call.name()))
                .findFirst());
        if (join.isEmpty()) {
            error(expression, "`output` is such as concat(2, 3), or sum(2, 3)");
            return cell;
        }
        List<Integer> output = new ArrayList<>();
        Set<Integer> existing = new HashSet<>(cell.existing());
        for (Expression.Argument argument : joined.get().arguments()) {
            outputNode(argument.value(), existing, cell, output);
        }
        return new Cell(cell.inputs(), cell.nodes(), join.get(), output);
    }

    private void outputNode(Expression expression, Set<Integer> existing, Cell cell, List<Integer> output) {
        OptionalLong number = whole(expression);
        int first = cell.inputs();
        int last = broken ? Integer.MAX_VALUE : cell.end() - 1;
        if (number.isEmpty() || number.getAsLong() < first || number.getAsLong() > last) {
            String nodes = last < first
                    ? ", but this one has none"
                    : broken ? " such as concat(2, 3)" : ", here " + first + " to " + last;
            error(expression, "the output joins nodes of the cell" + nodes);
            return;
        }
        int node = (int) number.getAsLong();
        if (!broken && !existing.contains(node)) {
            error(expression, "node " + node + " cannot be in the output: no edge reaches it");
        } else if (output.contains(node)) {
            error(expression, "node " + node + " stands twice in the output");
        }
        output.add(node);
    }

    private static OptionalLong whole(Expression expression) {
        return expression
                .asNumeral()
                .map(numeral -> Numbers.whole(numeral.text()))
                .orElse(OptionalLong.empty());
    }

    private void error(Expression expression, String message) {
        problems.error(expression.at(), expression.length(), message);
    }
}
