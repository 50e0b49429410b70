package org.astrapia.report;

import java.util.List;

/** Images of each class: those that the distribution kept before those that there were. */
final class ClassChart {
    private static final int MOST_NAMED = 30;
    private static final double WIDTH = 440;
    private static final double ROW = 24;
    private static final double LABEL = 96;
    private static final double VALUE = 56;

    private final List<String> classes;
    private final List<Long> kept;
    private final List<Long> available;

    /** @param available as long as {@code kept}, or empty if it is not known */
    ClassChart(List<String> classes, List<Long> kept, List<Long> available) {
        this.classes = classes;
        this.kept = kept;
        this.available = available.size() == kept.size() ? available : kept;
    }

    /** Writes the figure. */
    void write(Markup page) {
        page.open("figure")
                .element("figcaption", "Training images of each class")
                .open("ul", "class", "legend");
        page.open("li").raw(swatch("bar")).text("kept").close();
        page.open("li").raw(swatch("ghost")).text("available").close();
        page.close().raw(kept.size() <= MOST_NAMED ? rows() : columns()).closeLine();
    }

    private String rows() {
        double height = kept.size() * ROW + 4;
        Scale x = new Scale(0, most(), LABEL + 8, WIDTH - VALUE);
        Markup svg = picture(height);
        for (int i = 0; i < kept.size(); i++) {
            double top = i * ROW + 4;
            String name = i < classes.size() ? classes.get(i) : "class " + i;
            svg.open("g").element("title", name + ": " + kept.get(i) + " of " + available.get(i));
            svg.element("text", DisplayText.fit(name, 15, true), "class", "end", "x", LABEL, "y", top + 13);
            bar(svg, "ghost", x.at(0), top, x.at(available.get(i)) - x.at(0), ROW - 6);
            bar(svg, "bar", x.at(0), top, x.at(kept.get(i)) - x.at(0), ROW - 6);
            double end = x.at(Math.max(kept.get(i), available.get(i)));
            svg.element("text", Numbers.whole(kept.get(i)), "x", Scale.place(end + 6), "y", top + 13)
                    .close();
        }
        return svg.close().toString();
    }

    /** Upright and unnamed, for many classes. */
    private String columns() {
        double height = 240;
        Scale y = Scale.round(0, most(), 4, height - 24, 10);
        Scale x = new Scale(0, kept.size(), 44, WIDTH - 6);
        Markup svg = picture(height);
        for (double tick : y.ticks(4)) {
            svg.empty("path", "class", "grid", "d", "M44 " + Scale.place(y.at(tick)) + "H" + (WIDTH - 6));
            svg.element("text", Numbers.whole((long) tick), "class", "end", "x", 38, "y", Scale.place(y.at(tick) + 4));
        }
        double wide = (x.at(1) - x.at(0)) * 0.82;
        for (int i = 0; i < kept.size(); i++) {
            bar(svg, "ghost", x.at(i), y.at(available.get(i)), wide, y.at(0) - y.at(available.get(i)));
            bar(svg, "bar", x.at(i), y.at(kept.get(i)), wide, y.at(0) - y.at(kept.get(i)));
        }
        svg.element("text", "class 0", "x", 44, "y", height - 6);
        svg.element("text", "class " + (kept.size() - 1), "class", "end", "x", WIDTH - 6, "y", height - 6);
        return svg.close().toString();
    }

    private static Markup picture(double height) {
        return new Markup()
                .open(
                        "svg",
                        "class",
                        "chart",
                        "viewBox",
                        "0 0 440 " + Scale.place(height),
                        "role",
                        "img",
                        "aria-label",
                        "Training images of each class");
    }

    private double most() {
        long most = Math.max(
                kept.stream().mapToLong(Long::longValue).max().orElse(1),
                available.stream().mapToLong(Long::longValue).max().orElse(1));
        return Math.max(1, most);
    }

    private static void bar(Markup svg, String look, double x, double y, double width, double height) {
        svg.empty(
                "rect",
                "class",
                look,
                "x",
                Scale.place(x),
                "y",
                Scale.place(y),
                "width",
                Scale.place(Math.max(0, width)),
                "height",
                Scale.place(Math.max(0, height)));
    }

    private static String swatch(String look) {
        return "<svg class=\"swatch\" viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\""
                + look + "\" width=\"12\" height=\"12\"/></svg>";
    }
}
