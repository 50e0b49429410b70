package org.astrapia.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.report.LineChart.Point;

/** How the weights of the operations moved: one small picture for each edge, a row for each node. */
final class MixingChart {
    private static final double LEFT = 54;
    private static final double TOP = 22;
    private static final double WIDTH = 80;
    private static final double HEIGHT = 56;
    private static final double GAP = 10;

    private record EdgeKey(int to, int from) {}

    private final List<MixingRow> rows;

    MixingChart(List<MixingRow> rows) {
        this.rows = rows;
    }

    /** The legend and a figure for each kind of cell. */
    void write(Markup page) {
        Set<String> cells = new LinkedHashSet<>();
        Set<String> operations = new LinkedHashSet<>();
        for (MixingRow row : rows) {
            cells.add(row.cell());
            operations.add(row.operation());
        }
        page.open("ul", "class", "legend");
        for (String operation : operations) {
            page.open("li")
                    .raw(LineChart.swatch(OperationLook.of(operation)))
                    .text(operation)
                    .close();
        }
        page.close().open("div", "class", "figures");
        for (String cell : cells) {
            page.open("figure")
                    .element("figcaption", Names.cell(cell))
                    .raw(picture(cell))
                    .closeLine();
        }
        page.closeLine();
    }

    private String picture(String cell) {
        Map<EdgeKey, Map<String, List<Point>>> edges = new LinkedHashMap<>();
        for (MixingRow row : rows) {
            if (row.cell().equals(cell)) {
                edges.computeIfAbsent(new EdgeKey(row.to(), row.from()), key -> new LinkedHashMap<>())
                        .computeIfAbsent(row.operation(), name -> new ArrayList<>())
                        .add(new Point(row.epoch() + 1, row.weight()));
            }
        }
        int lastNode = edges.keySet().stream().mapToInt(EdgeKey::to).max().orElse(2);
        int columns = edges.keySet().stream().mapToInt(EdgeKey::from).max().orElse(0) + 1;
        double width = LEFT + columns * (WIDTH + GAP);
        double height = TOP + (lastNode - 1) * (HEIGHT + GAP) + 14;
        double most = rows.stream().mapToDouble(MixingRow::weight).max().orElse(1);
        double epochs = rows.stream().mapToInt(MixingRow::epoch).max().orElse(0) + 1;
        Markup svg = new Markup();
        String label = "Weights of the operations on each edge of the "
                + Names.cell(cell).toLowerCase(java.util.Locale.ROOT);
        svg.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + Scale.place(width) + " " + Scale.place(height),
                "role",
                "img",
                "aria-label",
                label);
        for (int from = 0; from < columns; from++) {
            svg.element(
                    "text",
                    "from " + from,
                    "class",
                    "mid quiet",
                    "x",
                    LEFT + from * (WIDTH + GAP) + WIDTH / 2,
                    "y",
                    14);
        }
        for (int to = 2; to <= lastNode; to++) {
            double top = TOP + (to - 2) * (HEIGHT + GAP);
            svg.element("text", "node " + to, "class", "quiet", "x", 0, "y", Scale.place(top + HEIGHT / 2 + 4));
        }
        Scale weight = Scale.round(0, most, 3, HEIGHT, 0);
        svg.element("text", Numbers.shortNumber(weight.most()), "class", "end quiet tiny", "x", LEFT - 4, "y", TOP + 8);
        svg.element("text", "0", "class", "end quiet tiny", "x", LEFT - 4, "y", TOP + HEIGHT);
        double bottom = TOP + (lastNode - 1) * (HEIGHT + GAP) + 4;
        svg.element("text", "0", "class", "quiet tiny", "x", LEFT, "y", bottom);
        svg.element("text", Math.round(epochs) + " epochs", "class", "end quiet tiny", "x", LEFT + WIDTH, "y", bottom);
        edges.forEach((edge, operations) ->
                panel(svg, edge, operations, new Scale(0, Math.max(1, epochs), 0, WIDTH), weight));
        return svg.close().toString();
    }

    private static void panel(Markup svg, EdgeKey edge, Map<String, List<Point>> operations, Scale x, Scale y) {
        double left = LEFT + edge.from * (WIDTH + GAP);
        double top = TOP + (edge.to - 2) * (HEIGHT + GAP);
        svg.open("g", "transform", "translate(" + Scale.place(left) + " " + Scale.place(top) + ")");
        svg.empty("rect", "class", "panel", "width", WIDTH, "height", HEIGHT);
        operations.forEach((operation, points) -> {
            svg.open("path", "class", "line slim " + OperationLook.of(operation), "d", LineChart.path(points, x, y));
            double last = points.get(points.size() - 1).value();
            svg.element("title", operation + " from " + edge.from + " to " + edge.to + ": " + Numbers.shortNumber(last))
                    .close();
        });
        svg.close();
    }
}
