package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
            } else if (isNext(entry.key(), nodes.size() + 2)) {
                nodes.add(edges(entry.value(), nodes.size() + 2));
                checkSize(nodes, entry.key());
            }
        }
        if (output.isEmpty()) {
            problems.error(map.at(), map.length(), "`output` is missing, such as output: concat(2, 3)");
        }
        Cell cell = new Cell(nodes, List.of());
        return new Cell(nodes, output.map(node -> output(node, cell)).orElse(List.of()));
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

    private boolean isNext(YamlScalar key, int node) {
        if (key.text().equals("" + node)) {
            return true;
        }
        broken = true;
        boolean number = key.text().matches("\\d+");
        problems.error(
                key.at(),
                key.length(),
                number
                        ? "node " + key.text() + " is out of order, expected " + node + ": the nodes count from 2, and "
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

    private List<Integer> output(YamlNode node, Cell cell) {
        Optional<YamlScalar> text = node.asText();
        if (text.isEmpty()) {
            problems.error(node.at(), node.length(), "`output` is such as concat(2, 3), found " + node.described());
        }
        return text.flatMap(scalar -> ExpressionParser.parse(scalar, problems))
                .map(expression -> output(expression, cell))
                .orElse(List.of());
    }

    private List<Integer> output(Expression expression, Cell cell) {
        Optional<Call> concat = expression
                .asCall()
                .filter(call -> call.name().equals("concat")
                        && call.arguments().stream()
                                .allMatch(argument -> argument.name().isEmpty()));
        if (concat.isEmpty()) {
            error(expression, "`output` is such as concat(2, 3)");
            return List.of();
        }
        List<Integer> output = new ArrayList<>();
        Set<Integer> existing = new HashSet<>(cell.existing());
        for (Expression.Argument argument : concat.get().arguments()) {
            outputNode(argument.value(), existing, cell, output);
        }
        return output;
    }

    private void outputNode(Expression expression, Set<Integer> existing, Cell cell, List<Integer> output) {
        OptionalLong number = whole(expression);
        int last = broken ? Integer.MAX_VALUE : cell.nodes().size() + 1;
        if (number.isEmpty() || number.getAsLong() < 2 || number.getAsLong() > last) {
            String nodes =
                    last < 2 ? ", but this one has none" : broken ? " such as concat(2, 3)" : ", here 2 to " + last;
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
