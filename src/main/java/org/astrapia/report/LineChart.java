package org.astrapia.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A line chart over epochs: title, legend with the last values, and the picture. */
final class LineChart {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 220;
    private static final double LEFT = 48;
    private static final double RIGHT = 430;
    private static final double BOTTOM = 192;

    /** @param epochs epochs done, so the first epoch's end is 1 */
    record Point(double epochs, double value) {}

    /**
     * A line, or one for each of several runs.
     *
     * @param look CSS classes, {@code line-1} to {@code line-8}, perhaps with {@code thin} or {@code dashed}
     */
    private record Line(String name, String look, List<List<Point>> runs) {
        double meanOfLast() {
            return runs.stream()
                    .mapToDouble(points -> points.get(points.size() - 1).value)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    private final String title;
    private final DoubleFunction<String> shown;
    private final boolean whole;
    private final List<Line> lines = new ArrayList<>();

    private LineChart(String title, DoubleFunction<String> shown, boolean whole) {
        this.title = title;
        this.shown = shown;
        this.whole = whole;
    }

    /** Values of 0 to 1, shown in per cent. */
    static LineChart ofShares(String title) {
        return new LineChart(title, value -> Numbers.shortNumber(value * 100) + "%", false);
    }

    static LineChart ofNumbers(String title) {
        return new LineChart(title, Numbers::shortNumber, false);
    }

    /** Whole numbers. */
    static LineChart ofCounts(String title) {
        return new LineChart(title, Numbers::shortNumber, true);
    }

    /** Adds the measured values of a column; a column without values adds nothing. */
    LineChart add(String name, String look, List<EpochRow> rows, String column) {
        return addAll(name, look, List.of(rows), column);
    }

    /** Adds a line for each run under one name, whose last value is the mean of theirs. */
    LineChart addAll(String name, String look, List<List<EpochRow>> runs, String column) {
        List<List<Point>> measured = runs.stream()
                .map(rows -> points(rows, column))
                .filter(points -> !points.isEmpty())
                .toList();
        if (!measured.isEmpty()) {
            lines.add(new Line(name, look, measured));
        }
        return this;
    }

    private static List<Point> points(List<EpochRow> rows, String column) {
        List<Point> points = new ArrayList<>();
        for (EpochRow row : rows) {
            row.value(column).ifPresent(value -> points.add(new Point(row.epoch() + 1, value)));
        }
        return points;
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
        Picture picture = Picture.chart(WIDTH, HEIGHT, title);
        for (double tick : whole ? y.wholeTicks(5) : y.ticks(5)) {
            picture.path("grid", "M" + LEFT + " " + Scale.place(y.at(tick)) + "H" + RIGHT);
            picture.text("end", LEFT - 6, y.at(tick) + 4, shown.apply(Math.abs(tick) < 1e-12 ? 0 : tick));
        }
        for (double tick : x.wholeTicks(6)) {
            picture.text("mid", x.at(tick), BOTTOM + 16, (long) tick);
        }
        picture.text("end quiet", RIGHT, HEIGHT + 2, "epochs");
        for (Line line : lines) {
            picture.explained(line.name + ": " + shown.apply(line.meanOfLast()));
            line.runs.forEach(points -> draw(picture, line.look, points, x, y));
            picture.close();
        }
        return picture.end();
    }

    private static void draw(Picture picture, String look, List<Point> points, Scale x, Scale y) {
        if (points.size() == 1) {
            picture.dot("dot " + look, x.at(points.get(0).epochs), y.at(points.get(0).value));
        } else {
            picture.path("line " + look, path(points, x, y));
        }
    }

    /** The points as an SVG path. */
    static String path(List<Point> points, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Scale.place(x.at(point.epochs)));
            path.append(' ').append(Scale.place(y.at(point.value)));
        }
        return path.toString();
    }

    private DoubleStream all(ToDoubleFunction<Point> part) {
        return lines.stream()
                .flatMap(line -> line.runs.stream())
                .flatMap(List::stream)
                .mapToDouble(part);
    }
}
