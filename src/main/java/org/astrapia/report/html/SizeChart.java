package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Scale;

/** Accuracy against size: a point for each network, its parameters on a logarithmic axis. What size alone would give shows as a slope. */
final class SizeChart {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 220;
    private static final double LEFT = 48;
    private static final double RIGHT = 430;
    private static final double BOTTOM = 192;
    private static final int MOST_NAMED = 8;

    /**
     * A network.
     *
     * @param size parameters, above 0
     * @param accuracy 0 to 1
     */
    record Point(String name, double size, double accuracy) {}

    private record Series(String name, String look, List<Point> points) {}

    private final String title;
    private final List<Series> all = new ArrayList<>();

    SizeChart(String title) {
        this.title = title;
    }

    /** Adds networks under one name; those without a size or an accuracy are left out. */
    SizeChart add(String name, String look, List<Point> points) {
        List<Point> known = points.stream()
                .filter(point -> point.size() > 0 && Double.isFinite(point.accuracy()))
                .toList();
        if (!known.isEmpty()) {
            all.add(new Series(name, look, known));
        }
        return this;
    }

    /** A point of what may not be known. */
    static Point point(String name, OptionalLong size, OptionalDouble accuracy) {
        return new Point(name, size.orElse(0), accuracy.orElse(Double.NaN));
    }

    /** Whether all networks have one size, so that there is nothing to see. */
    boolean isEmpty() {
        return values(Point::size).distinct().count() < 2;
    }

    /** Writes the figure, unless it is empty. */
    void write(Markup page) {
        if (isEmpty()) {
            return;
        }
        page.open("figure").element("figcaption", title);
        if (all.size() <= MOST_NAMED) {
            page.open("ul", "class", "legend");
            for (Series series : all) {
                page.open("li").raw(swatch(series.look())).text(series.name()).close();
            }
            page.close();
        }
        page.raw(picture()).closeLine();
    }

    private static String swatch(String look) {
        return "<svg class=\"swatch\" viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" aria-hidden=\"true\">"
                + "<circle class=\"dot " + look + "\" cx=\"6\" cy=\"6\" r=\"3\"/></svg>";
    }

    private String picture() {
        Scale x = sizes();
        double least = values(Point::accuracy).min().orElse(0);
        double most = values(Point::accuracy).max().orElse(1);
        Scale y = Scale.round(least, most, 4, BOTTOM, 10);
        SvgPicture picture = SvgPicture.chart(WIDTH, HEIGHT, title);
        for (double tick : y.ticks(5)) {
            picture.path("grid", "M" + LEFT + " " + Scale.place(y.at(tick)) + "H" + RIGHT);
            picture.text("end", LEFT - 6, y.at(tick) + 4, NumberText.shortNumber(tick * 100) + "%");
        }
        for (double tick : ticks(x)) {
            picture.text("mid", x.at(Math.log10(tick)), BOTTOM + 16, size(tick).replaceFirst("[.]0+ ", " "));
        }
        picture.text("end quiet", RIGHT, HEIGHT + 2, "parameters");
        for (Series series : all) {
            for (Point point : series.points()) {
                picture.explained(point.name() + ": " + NumberText.percent(OptionalDouble.of(point.accuracy())) + "%, "
                        + size(point.size()) + " parameters");
                picture.dot("dot " + series.look(), x.at(Math.log10(point.size())), y.at(point.accuracy()));
                picture.close();
            }
        }
        return picture.end();
    }

    /** Logarithms of the sizes, with a little room at both ends. */
    private Scale sizes() {
        double least = Math.log10(values(Point::size).min().orElse(1));
        double most = Math.log10(values(Point::size).max().orElse(10));
        double room = Math.max(0.02, (most - least) * 0.05);
        return new Scale(least - room, most + room, LEFT, RIGHT);
    }

    /** 1, 2 and 5 times powers of ten, or the powers alone where these are many; both ends where no such number lies between them. */
    private static List<Double> ticks(Scale x) {
        for (int[] leads : new int[][] {{1, 2, 5}, {1, 3}, {1}}) {
            List<Double> ticks = new ArrayList<>();
            for (int power = (int) Math.floor(x.least()); power <= x.most(); power++) {
                for (int lead : leads) {
                    double tick = lead * Math.pow(10, power);
                    if (Math.log10(tick) >= x.least() && Math.log10(tick) <= x.most()) {
                        ticks.add(tick);
                    }
                }
            }
            if (ticks.size() < 2) {
                break;
            }
            if (ticks.size() <= 7) {
                return ticks;
            }
        }
        double room = (x.most() - x.least()) / 11;
        return List.of(Math.pow(10, x.least() + room / 2), Math.pow(10, x.most() - room));
    }

    private static String size(double parameters) {
        return NumberText.compact(OptionalLong.of(Math.round(parameters)));
    }

    private DoubleStream values(ToDoubleFunction<Point> part) {
        return all.stream().flatMap(series -> series.points().stream()).mapToDouble(part);
    }
}
