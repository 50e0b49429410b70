package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Scale;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;

/** A line chart over epochs: title, legend with the last values, and the picture. */
final class LineChart {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 220;
    private static final double LEFT = 48;
    private static final double RIGHT = 430;
    private static final double BOTTOM = 192;

    /**
     * A measured value.
     *
     * @param epochs epochs done, so the first epoch's end is 1
     * @param value not finite for a gap in the line
     */
    record Point(double epochs, double value) {
        boolean isGap() {
            return !Double.isFinite(value);
        }
    }

    /**
     * A line, or one for each of several runs.
     *
     * @param look CSS classes, {@code line-1} to {@code line-8}, perhaps with {@code thin} or {@code dashed}
     */
    private record Line(String name, String look, List<List<Point>> runs) {
        double meanOfLast() {
            return runs.stream()
                    .flatMap(points -> last(points).stream())
                    .mapToDouble(Point::value)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    private final String title;
    private final DoubleFunction<String> shown;
    private final boolean whole;
    private String axis = "epochs";
    private final List<Line> lines = new ArrayList<>();

    private LineChart(String title, DoubleFunction<String> shown, boolean whole) {
        this.title = title;
        this.shown = shown;
        this.whole = whole;
    }

    /** Values of 0 to 1, shown in per cent. */
    static LineChart ofShares(String title) {
        return new LineChart(title, value -> NumberText.shortNumber(value * 100) + "%", false);
    }

    static LineChart ofNumbers(String title) {
        return new LineChart(title, NumberText::shortNumber, false);
    }

    /** Whole numbers. */
    static LineChart ofCounts(String title) {
        return new LineChart(title, NumberText::shortNumber, true);
    }

    /** Counts something else than epochs from left to right. */
    LineChart along(String other) {
        axis = other;
        return this;
    }

    /** Adds the measured values of a metric; one without values adds nothing. */
    LineChart add(String name, String look, List<EpochRow> rows, Metric metric) {
        return addAll(name, look, List.of(rows), metric);
    }

    /** Adds a line for each run under one name, whose last value is the mean of theirs. */
    LineChart addAll(String name, String look, List<List<EpochRow>> runs, Metric metric) {
        return addAll(name, look, runs, metric.column());
    }

    /** The same for a column of which nothing is known but its name. */
    LineChart addAll(String name, String look, List<List<EpochRow>> runs, String column) {
        List<List<Point>> measured = runs.stream()
                .map(rows -> points(rows, column))
                .filter(points -> last(points).isPresent())
                .toList();
        if (!measured.isEmpty()) {
            lines.add(new Line(name, look, measured));
        }
        return this;
    }

    private static List<Point> points(List<EpochRow> rows, String column) {
        List<Point> points = new ArrayList<>();
        for (EpochRow row : rows) {
            double epochs = row.epoch() + 1.0;
            row.value(column).ifPresent(value -> points.add(new Point(epochs, value)));
            if (row.isGap(column)) {
                points.add(new Point(epochs, Double.NaN));
            }
        }
        return points;
    }

    /** The last point that is none of a gap. */
    static Optional<Point> last(List<Point> points) {
        return points.stream().filter(point -> !point.isGap()).reduce((earlier, later) -> later);
    }

    /** Whether there is nothing to show. */
    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Writes the figure, unless there is nothing to show. */
    void write(Markup page) {
        if (lines.isEmpty()) {
            return;
        }
        page.open("figure").element("figcaption", title).open("ul", "class", "legend");
        for (Line line : lines) {
            page.open("li").raw(swatch(line.look)).text(line.name + " ");
            page.element("b", shown.apply(line.meanOfLast())).close();
        }
        page.close().raw(picture()).closeLine();
    }

    /** A short piece of a line, for a legend. */
    static String swatch(String look) {
        return "<svg class=\"swatch\" viewBox=\"0 0 22 8\" width=\"22\" height=\"8\" aria-hidden=\"true\">"
                + "<path class=\"line " + look + "\" d=\"M1 4H21\"/></svg>";
    }

    private String picture() {
        double firstEpoch = all(Point::epochs).min().orElse(1);
        double lastEpoch = all(Point::epochs).max().orElse(2);
        double least = all(Point::value).min().orElse(0);
        double most = all(Point::value).max().orElse(1);
        Scale x = new Scale(Math.min(1, firstEpoch), Math.max(2, lastEpoch), LEFT, RIGHT);
        Scale y = Scale.round(least, most, 4, BOTTOM, 10);
        SvgPicture picture = SvgPicture.chart(WIDTH, HEIGHT, title);
        for (double tick : whole ? y.wholeTicks(5) : y.ticks(5)) {
            picture.path("grid", "M" + LEFT + " " + Scale.place(y.at(tick)) + "H" + RIGHT);
            picture.text("end", LEFT - 6, y.at(tick) + 4, shown.apply(Math.abs(tick) < 1e-12 ? 0 : tick));
        }
        for (double tick : x.wholeTicks(6)) {
            picture.text("mid", x.at(tick), BOTTOM + 16, (long) tick);
        }
        picture.text("end quiet", RIGHT, HEIGHT + 2, axis);
        for (Line line : lines) {
            picture.explained(line.name + ": " + shown.apply(line.meanOfLast()));
            line.runs.forEach(points -> draw(picture, line.look, points, x, y));
            picture.close();
        }
        return picture.end();
    }

    private static void draw(SvgPicture picture, String look, List<Point> points, Scale x, Scale y) {
        String path = path(points, x, y);
        if (!path.isEmpty()) {
            picture.path("line " + look, path);
        }
        for (int i = 0; i < points.size(); i++) { // a line of one point would not be seen
            if (!points.get(i).isGap() && isGap(points, i - 1) && isGap(points, i + 1)) {
                picture.dot("dot " + look, x.at(points.get(i).epochs), y.at(points.get(i).value));
            }
        }
    }

    private static boolean isGap(List<Point> points, int index) {
        return index < 0 || index >= points.size() || points.get(index).isGap();
    }

    /** The points as an SVG path, with a break at each gap; points that stand alone are left out. */
    static String path(List<Point> points, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean begins = isGap(points, i - 1);
            if (!point.isGap() && !(begins && isGap(points, i + 1))) {
                path.append(begins ? 'M' : 'L').append(Scale.place(x.at(point.epochs)));
                path.append(' ').append(Scale.place(y.at(point.value)));
            }
        }
        return path.toString();
    }

    private DoubleStream all(ToDoubleFunction<Point> part) {
        return lines.stream()
                .flatMap(line -> line.runs.stream())
                .flatMap(List::stream)
                .filter(point -> !point.isGap())
                .mapToDouble(part);
    }
}
