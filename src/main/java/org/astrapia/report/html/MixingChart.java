package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.report.figures.Scale;
import org.astrapia.report.html.LineChart.Point;
import org.astrapia.run.table.MixingRow;

/** How the weights of the operations moved: one small picture for each edge, a row for each node. */
final class MixingChart {
    private static final double LEFT = 54;
    private static final double TOP = 22;
    private static final double WIDTH = 80;
    private static final double HEIGHT = 56;
    private static final double GAP = 10;

    private record EdgeKey(int to, int from) {}

    private final List<MixingRow> rows;
    private final Scale epochs;
    private final Scale weights;

    MixingChart(List<MixingRow> rows) {
        this.rows = rows;
        int last = rows.stream().mapToInt(MixingRow::epoch).max().orElse(0) + 1;
        double most = rows.stream()
                .mapToDouble(MixingRow::weight)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        this.epochs = new Scale(0, Math.max(1, last), 0, WIDTH);
        this.weights = Scale.round(0, Math.max(0, most), 3, HEIGHT, 0);
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
            page.open("li").raw(LineChart.swatch(OperationColour.of(operation)));
            page.text(operation).close();
        }
        page.close().open("div", "class", "figures");
        for (String cell : cells) {
            page.open("figure").element("figcaption", ReadableNames.cell(cell));
            page.raw(picture(cell)).closeLine();
        }
        page.closeLine();
    }

    private String picture(String cell) {
        Map<EdgeKey, Map<String, List<Point>>> edges = edges(cell);
        int first = edges.keySet().stream().mapToInt(EdgeKey::to).min().orElse(2);
        int lastNode = edges.keySet().stream().mapToInt(EdgeKey::to).max().orElse(2);
        int sources = edges.keySet().stream().mapToInt(EdgeKey::from).max().orElse(0) + 1;
        double bottom = top(lastNode + 1 - first) + 4;
        SvgPicture picture =
                SvgPicture.chart(left(sources), bottom + 10, ReadableNames.cell(cell) + ": weights of the operations");
        edges.keySet().stream()
                .map(EdgeKey::from)
                .distinct()
                .sorted()
                .forEach(from -> picture.text("mid quiet", left(from) + WIDTH / 2, 14, "from " + from));
        edges.keySet().stream()
                .map(EdgeKey::to)
                .distinct()
                .sorted()
                .forEach(to -> picture.text("quiet", 0, top(to - first) + HEIGHT / 2 + 4, "node " + to));
        picture.text("end quiet tiny", LEFT - 4, TOP + 8, NumberText.shortNumber(weights.most()));
        picture.text("end quiet tiny", LEFT - 4, TOP + HEIGHT, "0");
        picture.text("quiet tiny", LEFT, bottom, "0");
        picture.text("end quiet tiny", LEFT + WIDTH, bottom, (long) epochs.most() + " epochs");
        edges.forEach((edge, operations) -> panel(picture, edge, top(edge.to - first), operations));
        return picture.end();
    }

    private Map<EdgeKey, Map<String, List<Point>>> edges(String cell) {
        Map<EdgeKey, Map<String, List<Point>>> edges = new LinkedHashMap<>();
        for (MixingRow row : rows) {
            if (row.cell().equals(cell)) {
                edges.computeIfAbsent(new EdgeKey(row.to(), row.from()), key -> new LinkedHashMap<>())
                        .computeIfAbsent(row.operation(), name -> new ArrayList<>())
                        .add(new Point(row.epoch() + 1.0, row.weight()));
            }
        }
        return edges;
    }

    private void panel(SvgPicture picture, EdgeKey edge, double top, Map<String, List<Point>> operations) {
        picture.at(left(edge.from), top).rect("panel", 0, 0, WIDTH, HEIGHT);
        operations.forEach((operation, points) -> {
            String last = LineChart.last(points)
                    .map(Point::value)
                    .map(NumberText::shortNumber)
                    .orElse(NumberText.NONE);
            picture.explained(operation + ", " + edge.from + " to " + edge.to + ": " + last)
                    .path("line slim " + OperationColour.of(operation), LineChart.path(points, epochs, weights))
                    .close();
        });
        picture.close();
    }

    private static double left(int from) {
        return LEFT + from * (WIDTH + GAP);
    }

    private static double top(int row) {
        return TOP + row * (HEIGHT + GAP);
    }
}
