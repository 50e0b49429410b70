package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Suggestions;
import org.astrapia.language.TextPlaces;

/**
 * The texts of NAS-Bench-201 (Dong and Yang 2020; D-X-Y/AutoDL-Projects, {@code genotypes.py}):
 * {@code |nor_conv_3x3~0|+|none~0|skip_connect~1|+|...|}. Behind each {@code +} stands the next node, with the operation of the edge
 * from every earlier node and that node's number; node 0 is the input of the cell and the last node its output.
 */
public final class EdgeTexts {
    /** What genotypes of these texts have in common. */
    public static final Shape SHAPE = new Shape(1, 1, Ending.LAST, Kept.ALL);

    /** The name of their space. */
    public static final String SPACE = "nas-bench-201";

    private static final String EDGE = "[\\w.-]{1,60}~\\d{1,3}";
    private static final Pattern NODE = Pattern.compile("\\|(?:" + EDGE + "\\|)+");
    private static final Pattern TEXT = Pattern.compile(NODE + "(?:\\s*+\\+\\s*+" + NODE + ")*+");
    /** One of them. */
    public static final String EXAMPLE =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|skip_connect~1|+|none~0|avg_pool_3x3~1|nor_conv_1x1~2|";

    private EdgeTexts() {}

    /** Where the first such text begins and ends; empty where there is none. */
    static Optional<Matcher> find(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    /**
     * Reads the only architecture of a text, whatever stands around it.
     *
     * @param name of the genotype that is made
     * @param knownOperations names that an edge may have
     * @throws InvalidInputException when the text has no such architecture, or several
     */
    public static Genotype read(Source source, String name, Set<String> knownOperations) {
        Problems problems = new Problems(source);
        TextPlaces places = new TextPlaces(source);
        Matcher text = TEXT.matcher(source.text());
        Set<String> found = new LinkedHashSet<>();
        int begin = -1;
        while (text.find()) {
            begin = begin < 0 ? text.start() : begin;
            if (found.add(text.group().replaceAll("\\s", "")) && found.size() == 2) {
                problems.error(
                        places.at(text.start()),
                        text.group().length(),
                        "the text has several architectures, and this is the second; keep the one that is meant");
            }
        }
        if (begin < 0) {
            problems.error(places.at(0), 1, "there is no architecture in the text; expected such as " + EXAMPLE);
        }
        problems.throwIfErrors();
        List<List<Edge>> nodes = nodes(source, begin, knownOperations, problems);
        problems.throwIfErrors();
        Map<String, String> provenance = Map.of("source", "imported as " + SPACE + " from " + source.name());
        return SHAPE.genotype(name, SPACE, List.of(SHAPE.cell(nodes)), provenance);
    }

    private static List<List<Edge>> nodes(Source source, int begin, Set<String> known, Problems problems) {
        TextPlaces places = new TextPlaces(source);
        Matcher whole = TEXT.matcher(source.text());
        whole.find(begin);
        List<List<Edge>> nodes = new ArrayList<>();
        Matcher node = NODE.matcher(source.text()).region(begin, whole.end());
        while (node.find()) {
            Map<Integer, Edge> edges = new TreeMap<>();
            int number = nodes.size() + 1;
            Matcher edge = Pattern.compile(EDGE).matcher(source.text()).region(node.start(), node.end());
            while (edge.find()) {
                String[] parts = edge.group().split("~", 2);
                int from = Integer.parseInt(parts[1]);
                Position at = places.at(edge.start());
                if (!known.contains(parts[0])) {
                    problems.error(
                            at,
                            parts[0].length(),
                            "unknown operation `" + parts[0] + "`",
                            Suggestions.closest(parts[0], known));
                }
                if (from >= number) {
                    problems.error(
                            at.plus(parts[0].length() + 1),
                            parts[1].length(),
                            "node " + number + " takes its inputs from earlier nodes, 0 to " + (number - 1));
                } else if (edges.put(from, new Edge(parts[0], from)) != null) {
                    problems.error(
                            at, edge.group().length(), "node " + number + " has a second operation from node " + from);
                }
            }
            for (int from = 0; from < number && !problems.hasErrors(); from++) {
                if (!edges.containsKey(from)) {
                    problems.error(
                            places.at(node.start()),
                            node.group().length(),
                            "node " + number + " has no operation from node " + from + "; one that gives nothing is "
                                    + Edge.NONE + "~" + from);
                }
            }
            nodes.add(List.copyOf(edges.values()));
            if (nodes.size() > Cell.MOST_NODES) {
                problems.error(places.at(node.start()), 1, "a cell has at most " + Cell.MOST_NODES + " nodes");
                break;
            }
        }
        return nodes;
    }

    /** A text as {@link #print} writes it, where it is whole; quick, for tables of many thousands. */
    public static Optional<String> ordered(String text) {
        StringBuilder ordered = new StringBuilder();
        String[] nodes = text.split("\\+");
        for (int node = 0; node < nodes.length; node++) {
            String[] edges = nodes[node].strip().split("\\|");
            if (edges.length != node + 2 || !edges[0].isEmpty()) {
                return Optional.empty();
            }
            String[] operations = new String[node + 1];
            for (int edge = 1; edge < edges.length; edge++) {
                int mark = edges[edge].lastIndexOf('~');
                String from = edges[edge].substring(mark + 1);
                if (mark < 1 || !from.matches("\\d{1,3}") || Integer.parseInt(from) > node) {
                    return Optional.empty();
                }
                operations[Integer.parseInt(from)] = edges[edge].substring(0, mark);
            }
            ordered.append(node == 0 ? "|" : "+|");
            for (int from = 0; from <= node; from++) {
                if (operations[from] == null) {
                    return Optional.empty();
                }
                ordered.append(operations[from]).append('~').append(from).append('|');
            }
        }
        return Optional.of(ordered.toString());
    }

    /** Whether an ordered text has so many nodes, and none but these operations. */
    public static boolean has(String ordered, int count, Set<String> operations) {
        List<List<String>> nodes = operations(ordered);
        return nodes.size() == count && nodes.stream().allMatch(operations::containsAll);
    }

    /**
     * What architectures that compute the same have in common: what enters the last node, with skip connections left out and
     * {@code #} for what is zero. It is the function {@code to_unique_str(consider_zero=True)} of the published code.
     *
     * @param ordered text of an architecture
     */
    public static String form(String ordered) {
        List<String> nodes = new ArrayList<>(List.of("0"));
        for (List<String> edges : operations(ordered)) {
            List<String> terms = new ArrayList<>();
            for (int from = 0; from < edges.size(); from++) {
                String operation = edges.get(from);
                boolean zero = operation.equals(Edge.NONE) || nodes.get(from).equals("#");
                terms.add(
                        zero
                                ? "#"
                                : operation.equals("skip_connect")
                                        ? nodes.get(from)
                                        : "(" + nodes.get(from) + ")@" + operation);
            }
            nodes.add(terms.stream().sorted().collect(Collectors.joining("+")));
        }
        return nodes.get(nodes.size() - 1);
    }

    /** The operations into each node, by source. */
    private static List<List<String>> operations(String ordered) {
        List<List<String>> nodes = new ArrayList<>();
        for (String node : ordered.split("\\+")) {
            List<String> operations = new ArrayList<>();
            for (String edge : node.substring(1).split("\\|")) {
                operations.add(edge.substring(0, edge.lastIndexOf('~')));
            }
            nodes.add(operations);
        }
        return nodes;
    }

    /**
     * The text of a genotype, without a line end.
     *
     * @throws InvalidInputException when its cells are others than those of NAS-Bench-201
     */
    public static String print(Genotype genotype) {
        List<Shape.Misfit> misfits = SHAPE.misfits(genotype, SPACE);
        if (!misfits.isEmpty()) {
            throw new InvalidInputException(List.of(new Problem(
                    Problem.Severity.ERROR,
                    new Position(genotype.name(), 1, 1),
                    "",
                    1,
                    "NAS-Bench-201 cannot say this genotype: "
                            + misfits.stream().map(Shape.Misfit::message).collect(Collectors.joining("; ")),
                    List.of())));
        }
        Cell cell = genotype.normal();
        return cell.numbers().stream().map(node -> print(cell, node)).collect(Collectors.joining("+"));
    }

    private static String print(Cell cell, int node) {
        StringBuilder text = new StringBuilder("|");
        for (int from = 0; from < node; from++) {
            text.append(operation(cell, node, from)).append('~').append(from).append('|');
        }
        return text.toString();
    }

    /** An edge that is not written gives nothing. */
    private static String operation(Cell cell, int node, int from) {
        return cell.edgesInto(node).stream()
                .filter(edge -> edge.from() == from)
                .map(Edge::operation)
                .findFirst()
                .orElse(Edge.NONE);
    }
}
