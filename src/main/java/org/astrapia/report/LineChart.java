package org.astrapia.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A line chart over epochs: title, legend with the last values, and the picture. */
final class LineChart {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 220;
    private static final double LEFT = 48;
    private static final double BOTTOM = 192;

    /** @param epochs epochs done, so the first epoch's end is 1 */
    record Point(double epochs, double value) {}

    /**
     * A line.
     *
     * @param look CSS classes, {@code line-1} to {@code line-8}, perhaps with {@code thin}
     */
    record Line(String name, String look, List<Point> points) {}

    private final String title;
    private final DoubleFunction<String> shown;
    private final List<Line> lines = new ArrayList<>();

    private LineChart(String title, DoubleFunction<String> shown) {
        this.title = title;
        this.shown = shown;
    }

    /** Values of 0 to 1, shown in per cent. */
    static LineChart ofShares(String title) {
        return new LineChart(title, value -> Numbers.shortNumber(value * 100) + "%");
    }

    static LineChart ofNumbers(String title) {
        return new LineChart(title, Numbers::shortNumber);
    }

    /** Adds the measured values of a column; a column without values adds nothing. */
    LineChart add(String name, String look, List<EpochRow> rows, String column) {
        List<Point> points = new ArrayList<>();
        for (EpochRow row : rows) {
            row.value(column).ifPresent(value -> points.add(new Point(row.epoch() + 1, value)));
        }
        if (!points.isEmpty()) {
            lines.add(new Line(name, look, points));
        }
        return this;
    }

    /** Writes the figure, unless there is nothing to show. */
    void write(Markup page) {
        if (lines.isEmpty()) {
            return;
        }
        page.open("figure").element("figcaption", title).open("ul", "class", "legend");
        for (Line line : lines) {
            Point last = line.points.get(line.points.size() - 1);
            page.open("li").raw(swatch(line.look)).text(line.name + " ");
            page.element("b", shown.apply(last.value)).close();
        }
        page.close().raw(picture()).closeLine();
    }

    /** A short piece of a line, for a legend. */
    static String swatch(String look) {
        return new Markup()
                .open("svg", "class", "swatch", "viewBox", "0 0 22 8", "width", 22, "height", 8, "aria-hidden", "true")
                .empty("path", "class", "line " + look, "d", "M1 4H21")
                .close()
                .toString();
    }

    private String picture() {
        Scale x = new Scale(Math.min(1, extreme(false, true)), Math.max(2, extreme(true, true)), LEFT, WIDTH - 10);
        Scale y = Scale.round(extreme(false, false), extreme(true, false), 4, BOTTOM, 10);
        Markup svg = new Markup();
        svg.open("svg", "class", "chart", "viewBox", "0 0 440 220", "role", "img", "aria-label", title);
        for (double tick : y.ticks(5)) {
            String place = Scale.place(y.at(tick));
            svg.empty("path", "class", "grid", "d", "M" + LEFT + " " + place + "H" + (WIDTH - 10));
            svg.element("text", axisLabel(tick), "x", LEFT - 6, "y", Scale.place(y.at(tick) + 4), "class", "end");
        }
        for (double tick : x.wholeTicks(6)) {
            svg.element("text", (long) tick, "x", Scale.place(x.at(tick)), "y", BOTTOM + 16, "class", "mid");
        }
        svg.element("text", "epochs", "x", WIDTH - 10, "y", HEIGHT - 1, "class", "end quiet");
        for (Line line : lines) {
            draw(svg, line, x, y);
        }
        return svg.close().toString();
    }

    private String axisLabel(double value) {
        return shown.apply(Math.abs(value) < 1e-12 ? 0 : value);
    }

    private static void draw(Markup svg, Line line, Scale x, Scale y) {
        if (line.points.size() == 1) {
            Point point = line.points.get(0);
            svg.empty(
                    "circle",
                    "class",
                    "dot " + line.look,
                    "cx",
                    Scale.place(x.at(point.epochs)),
                    "cy",
                    Scale.place(y.at(point.value)),
                    "r",
                    3);
            return;
        }
        svg.empty("path", "class", "line " + line.look, "d", path(line.points, x, y));
    }

    /** The points as an SVG path. */
    static String path(List<Point> points, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Scale.place(x.at(point.epochs)))
                    .append(' ')
                    .append(Scale.place(y.at(point.value)));
        }
        return path.toString();
    }

    private double extreme(boolean most, boolean epochs) {
        var values = lines.stream()
                .flatMap(line -> line.points.stream())
                .mapToDouble(point -> epochs ? point.epochs : point.value);
        return (most ? values.max() : values.min()).orElse(0);
    }
}
