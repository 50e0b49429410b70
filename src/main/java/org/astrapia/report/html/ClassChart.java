package org.astrapia.report.html;

import java.util.List;
import java.util.stream.Stream;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Scale;
import org.astrapia.report.terminal.DisplayText;

/** Images of each class: those that the distribution kept before those that there were. */
final class ClassChart {
    private static final int MOST_NAMED = 30;
    private static final double WIDTH = 440;
    private static final double ROW = 24;
    private static final double LABEL = 96;
    private static final double VALUE = 56;

    private final String title;
    private final List<String> classes;
    private final List<Long> kept;
    private final List<Long> available;

    /** @param available as long as {@code kept}; otherwise it counts as not known */
    ClassChart(String title, List<String> classes, List<Long> kept, List<Long> available) {
        this.title = title;
        this.classes = classes;
        this.kept = kept;
        this.available = available.size() == kept.size() ? available : kept;
    }

    /** Writes the figure. */
    void write(Markup page) {
        page.open("figure").element("figcaption", title).open("ul", "class", "legend");
        page.open("li").raw(swatch("bar")).text("kept").close();
        page.open("li").raw(swatch("ghost")).text("available").close();
        page.close().raw(kept.size() <= MOST_NAMED ? rows() : columns()).closeLine();
    }

    private String rows() {
        Scale x = new Scale(0, most(), LABEL + 8, WIDTH - VALUE);
        SvgPicture picture = SvgPicture.chart(WIDTH, kept.size() * ROW + 4, title);
        for (int i = 0; i < kept.size(); i++) {
            double top = i * ROW + 4;
            String name = i < classes.size() ? classes.get(i) : "class " + i;
            picture.explained(name + ": " + kept.get(i) + " of " + available.get(i));
            picture.text("end", LABEL, top + 13, DisplayText.fit(name, 15, true));
            picture.rect("ghost", x.at(0), top, x.at(available.get(i)) - x.at(0), ROW - 6);
            picture.rect("bar", x.at(0), top, x.at(kept.get(i)) - x.at(0), ROW - 6);
            double end = x.at(Math.max(kept.get(i), available.get(i)));
            picture.text("start", end + 6, top + 13, NumberText.whole(kept.get(i)))
                    .close();
        }
        return picture.end();
    }

    /** Upright and unnamed, for many classes. */
    private String columns() {
        double height = 240;
        Scale y = Scale.round(0, most(), 4, height - 24, 10);
        Scale x = new Scale(0, kept.size(), 44, WIDTH - 6);
        SvgPicture picture = SvgPicture.chart(WIDTH, height, title);
        for (double tick : y.ticks(5)) {
            picture.path("grid", "M44 " + Scale.place(y.at(tick)) + "H" + (WIDTH - 6));
            picture.text("end", 38, y.at(tick) + 4, NumberText.whole((long) tick));
        }
        double wide = (x.at(1) - x.at(0)) * 0.82;
        for (int i = 0; i < kept.size(); i++) {
            picture.rect("ghost", x.at(i), y.at(available.get(i)), wide, y.at(0) - y.at(available.get(i)));
            picture.rect("bar", x.at(i), y.at(kept.get(i)), wide, y.at(0) - y.at(kept.get(i)));
        }
        picture.text("start", 44, height - 6, "class 0");
        picture.text("end", WIDTH - 6, height - 6, "class " + (kept.size() - 1));
        return picture.end();
    }

    private double most() {
        return Stream.concat(kept.stream(), available.stream())
                .mapToLong(Long::longValue)
                .reduce(1, Math::max);
    }

    private static String swatch(String look) {
        return "<svg class=\"swatch\" viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\""
                + look + "\" width=\"12\" height=\"12\"/></svg>";
    }
}
