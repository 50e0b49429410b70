package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.report.figures.Scale;
import org.astrapia.report.terminal.DisplayText;

/**
 * Places a cell: columns by topological depth, in each column the nodes of that depth with a label before them for every
 * edge that enters, and free lanes for edges that pass by. All edges of a node share its lanes.
 *
 * @param nodes the boxes of inputs, intermediate nodes and output
 * @param labels the operations
 * @param wires the connections as SVG paths
 */
record CellLayout(double width, double height, List<Box> nodes, List<Label> labels, List<String> wires) {
    static final double NODE_WIDTH = 42;
    static final double NODE_HEIGHT = 26;
    static final double LABEL_HEIGHT = 22;
    private static final double LABEL_GAP = 6;
    private static final double LANE_HEIGHT = 6;
    private static final double ITEM_GAP = 20;
    private static final double COLUMN_GAP = 54;
    private static final double ENTRY = 24;
    private static final double MARGIN = 4;

    /** A node: the left edge and the middle of its height. */
    record Box(String name, double x, double y) {}

    /** An operation: the left edge and the middle of its height. */
    record Label(String operation, double x, double y, double width) {}

    /** Something in a column: a node, or the lane of a node's passing edges. */
    private record Item(int node, boolean lane, double height) {}

    private record Spot(double left, double right, double y) {}

    static CellLayout of(Cell cell) {
        return new Builder(cell).build();
    }

    private static final class Builder {
        private final Cell cell;
        private final int output;
        private final Map<Integer, Integer> depths = new TreeMap<>();
        private final Map<Integer, Integer> reach = new HashMap<>();
        private final List<Map<Integer, Spot>> columns = new ArrayList<>();
        private final List<Box> nodes = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();
        private final List<String> wires = new ArrayList<>();
        private final double labelWidth;

        Builder(Cell cell) {
            this.cell = cell;
            this.output = cell.end();
            int longest = cell.nodes().stream()
                    .flatMap(List::stream)
                    .mapToInt(edge -> DisplayText.width(edge.operation()))
                    .max()
                    .orElse(0);
            labelWidth = 6.9 * longest + 22;
        }

        CellLayout build() {
            measureDepths();
            List<List<Item>> items = items();
            double height = items.stream().mapToDouble(Builder::height).max().orElse(0) + 2 * MARGIN;
            double x = MARGIN;
            for (int column = 0; column < items.size(); column++) {
                boolean labelled = column > 0 && column < items.size() - 1;
                double right = x + (labelled ? labelWidth + ENTRY : 0) + NODE_WIDTH;
                place(items.get(column), x, right, height / 2);
                x = right + COLUMN_GAP;
            }
            return new CellLayout(x - COLUMN_GAP + MARGIN, height, nodes, labels, wires);
        }

        private void measureDepths() {
            for (int input = 0; input < cell.inputs(); input++) {
                depths.put(input, 0);
            }
            TreeSet<Integer> used = new TreeSet<>(cell.output());
            cell.nodes().forEach(edges -> edges.forEach(edge -> used.add(edge.from())));
            for (int node : cell.numbers()) {
                List<Edge> edges = cell.edgesInto(node);
                if (!edges.isEmpty() || used.contains(node)) {
                    int deepest = edges.stream()
                            .mapToInt(edge -> depths.getOrDefault(edge.from(), 0))
                            .max()
                            .orElse(0);
                    depths.put(node, deepest + 1);
                }
            }
            depths.put(
                    output,
                    depths.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
            for (int node = cell.inputs(); node <= output; node++) {
                if (depths.containsKey(node)) {
                    for (int source : sources(node)) {
                        reach.merge(source, depths.get(node), Math::max);
                    }
                }
            }
        }

        private List<Integer> sources(int node) {
            return node == output
                    ? cell.output().stream().filter(depths::containsKey).toList()
                    : cell.edgesInto(node).stream().map(Edge::from).toList();
        }

        private List<List<Item>> items() {
            List<List<Item>> items = new ArrayList<>();
            for (int column = 0; column <= depths.get(output); column++) {
                List<Item> here = new ArrayList<>();
                for (Map.Entry<Integer, Integer> depth : depths.entrySet()) {
                    int node = depth.getKey();
                    if (depth.getValue() == column) {
                        here.add(new Item(node, false, nodeHeight(node)));
                    } else if (depth.getValue() < column && reach.getOrDefault(node, 0) > column) {
                        here.add(new Item(node, true, LANE_HEIGHT));
                    }
                }
                items.add(here);
            }
            return items;
        }

        private double nodeHeight(int node) {
            int edges = node < cell.inputs() || node == output
                    ? 0
                    : cell.edgesInto(node).size();
            return Math.max(NODE_HEIGHT, edges * (LABEL_HEIGHT + LABEL_GAP) - LABEL_GAP);
        }

        private static double height(List<Item> items) {
            return items.stream().mapToDouble(Item::height).sum() + ITEM_GAP * Math.max(0, items.size() - 1);
        }

        private void place(List<Item> items, double left, double right, double middle) {
            List<Item> ordered = new ArrayList<>(items);
            if (!columns.isEmpty()) {
                ordered.sort(Comparator.comparingDouble(this::pull).thenComparingInt(Item::node));
            }
            Map<Integer, Spot> spots = new HashMap<>();
            double top = middle - height(ordered) / 2;
            for (Item item : ordered) {
                double y = top + item.height / 2;
                spots.put(item.node, new Spot(left, right, y));
                if (item.lane) {
                    connect(before(item.node), left, y);
                    wires.add("M" + at(left, y) + "H" + Scale.place(right));
                } else {
                    node(item.node, right - NODE_WIDTH, y);
                }
                top += item.height + ITEM_GAP;
            }
            columns.add(spots);
        }

        /** Mean height of what an item is connected to in the column before. */
        private double pull(Item item) {
            List<Integer> sources = item.lane ? List.of(item.node) : sources(item.node);
            return sources.stream()
                    .mapToDouble(source -> before(source).y)
                    .average()
                    .orElse(0);
        }

        private Spot before(int source) {
            return columns.get(columns.size() - 1).get(source);
        }

        private void node(int node, double x, double y) {
            nodes.add(
                    new Box(node < cell.inputs() ? input(node) : node == output ? "out" : String.valueOf(node), x, y));
            if (node == output) {
                sources(node).forEach(source -> connect(before(source), x, y));
            } else if (node >= cell.inputs()) {
                List<Edge> edges = new ArrayList<>(cell.edgesInto(node));
                edges.sort(Comparator.comparingDouble(edge -> before(edge.from()).y));
                double at = y - (edges.size() - 1) * (LABEL_HEIGHT + LABEL_GAP) / 2;
                for (Edge edge : edges) {
                    double left = x - ENTRY - labelWidth;
                    labels.add(new Label(edge.operation(), left, at, labelWidth));
                    connect(before(edge.from()), left, at);
                    connect(new Spot(0, x - ENTRY, at), x, y);
                    at += LABEL_HEIGHT + LABEL_GAP;
                }
            }
        }

        private String input(int node) {
            return cell.inputs() == 1 ? "in" : "in " + node;
        }

        private void connect(Spot from, double x, double y) {
            double half = (from.right + x) / 2;
            wires.add("M" + at(from.right, from.y) + "C" + at(half, from.y) + " " + at(half, y) + " " + at(x, y));
        }

        private static String at(double x, double y) {
            return Scale.place(x) + " " + Scale.place(y);
        }
    }
}
