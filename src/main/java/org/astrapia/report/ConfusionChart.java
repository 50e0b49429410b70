package org.astrapia.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A confusion matrix as a heat map: the share of each true class that got each answer. */
final class ConfusionChart {
    private static final int MOST_NUMBERED = 20;
    private static final double LEFT = 92;
    private static final double SIDE = 340;

    private final String title;
    private final List<String> classes;
    private final Confusion confusion;

    ConfusionChart(String title, List<String> classes, Confusion confusion) {
        this.title = title;
        this.classes = classes;
        this.confusion = confusion;
    }

    /** Writes the figure. */
    void write(Markup page) {
        int n = confusion.classes();
        double size = SIDE / n;
        boolean named = n <= MOST_NUMBERED;
        double left = named ? LEFT : 24;
        double height = SIDE + (named ? 84 : 24);
        page.open("figure").element("figcaption", title);
        page.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + (left + SIDE + 4) + " " + height,
                "role",
                "img",
                "aria-label",
                title);
        for (int truth = 0; truth < n; truth++) {
            double middle = (truth + 0.5) * size;
            if (named) {
                page.element("text", name(truth), "class", "end", "x", left - 6, "y", Scale.place(middle + 4));
                double x = left + middle + 4;
                page.element(
                        "text",
                        name(truth),
                        "class",
                        "end",
                        "x",
                        Scale.place(x),
                        "y",
                        SIDE + 8,
                        "transform",
                        "rotate(-60 " + Scale.place(x) + " " + (SIDE + 8) + ")");
            }
            for (int answer = 0; answer < n; answer++) {
                square(page, truth, answer, left, size);
            }
        }
        page.empty("rect", "class", "frame", "x", left, "y", 0, "width", SIDE, "height", SIDE);
        if (!named) {
            page.element("text", "answer", "class", "end quiet", "x", left + SIDE, "y", SIDE + 16);
            page.element("text", "true class", "class", "end quiet", "x", 14, "y", 0, "transform", "rotate(-90 14 0)");
        }
        page.close().closeLine();
    }

    private void square(Markup page, int truth, int answer, double left, double size) {
        long count = confusion.counts().get(truth).get(answer);
        long images = confusion.images(truth);
        if (count == 0 || images == 0) {
            return;
        }
        double share = (double) count / images;
        double x = left + answer * size;
        double y = truth * size;
        page.open("g").element("title", name(truth) + " taken for " + name(answer) + ": " + count + " of " + images);
        page.empty(
                "rect",
                "class",
                "heat",
                "x",
                Scale.place(x),
                "y",
                Scale.place(y),
                "width",
                Scale.place(size),
                "height",
                Scale.place(size),
                "fill-opacity",
                String.format(Locale.ROOT, "%.3f", share));
        if (confusion.classes() <= MOST_NUMBERED && share >= 0.005) {
            page.element(
                    "text",
                    Math.round(share * 100),
                    "class",
                    "mid " + ink(share),
                    "x",
                    Scale.place(x + size / 2),
                    "y",
                    Scale.place(y + size / 2 + 4));
        }
        page.close();
    }

    /** Which ink can be read on a square: the style sheet knows the colours of both schemes. */
    static String ink(double share) {
        if (share <= 0.63) {
            return "ink-low";
        }
        return share <= 0.94 ? "ink-middle" : "ink-high";
    }

    private String name(int index) {
        return DisplayText.fit(index < classes.size() ? classes.get(index) : String.valueOf(index), 14, true);
    }

    /** Whether there is anything in it. */
    static boolean isWorthDrawing(Confusion confusion) {
        return confusion.accuracy().isPresent();
    }

    /** {@code , 82.64 %}, for a title. */
    static String suffix(OptionalDouble accuracy) {
        return accuracy.isPresent() ? ", " + Numbers.percent(accuracy) + " %" : "";
    }
}
