package org.astrapia.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.astrapia.report.terminal.DisplayText;

/** A confusion matrix as a heat map: the share of each true class that got each answer. */
final class ConfusionChart {
    private static final int MOST_NUMBERED = 20;
    private static final double SIDE = 340;

    private final String title;
    private final List<String> classes;
    private final List<List<Long>> confusion;
    private final boolean numbered;
    private final double left;
    private final double size;

    ConfusionChart(String title, List<String> classes, List<List<Long>> confusion) {
        this.title = title;
        this.classes = classes;
        this.confusion = confusion;
        this.numbered = confusion.size() <= MOST_NUMBERED;
        this.left = numbered ? 92 : 24;
        this.size = SIDE / confusion.size();
    }

    /** Writes the figure. */
    void write(Markup page) {
        SvgPicture picture = SvgPicture.chart(left + SIDE + 4, SIDE + (numbered ? 84 : 24), title);
        if (numbered) {
            names(picture);
            numberedSquares(picture);
        } else {
            picture.text("end quiet", left + SIDE, SIDE + 16, "answer");
            picture.turned("end quiet", 14, 0, -90, "true class");
            squares(picture);
        }
        picture.rect("frame", left, 0, SIDE, SIDE);
        page.open("figure").element("figcaption", title).raw(picture.end()).closeLine();
    }

    private void names(SvgPicture picture) {
        for (int label = 0; label < confusion.size(); label++) {
            double middle = (label + 0.5) * size;
            picture.text("end", left - 6, middle + 4, name(label));
            picture.turned("end", left + middle + 4, SIDE + 10, -60, name(label));
        }
    }

    private void numberedSquares(SvgPicture picture) {
        for (int truth = 0; truth < confusion.size(); truth++) {
            for (int answer = 0; answer < confusion.size(); answer++) {
                double share = share(truth, answer);
                if (share > 0) {
                    long count = confusion.get(truth).get(answer);
                    picture.explained(
                            name(truth) + " taken for " + name(answer) + ": " + count + " of " + images(truth));
                    picture.path("heat", square(truth, answer), opacity(shade(share)));
                    double x = left + (answer + 0.5) * size;
                    picture.text("mid " + ink(shade(share)), x, (truth + 0.5) * size + 4, percent(share));
                    picture.close();
                }
            }
        }
    }

    /** Squares of about the same share are one path: a hundred classes have ten thousand of them. */
    private void squares(SvgPicture picture) {
        Map<Long, StringBuilder> levels = new TreeMap<>();
        for (int truth = 0; truth < confusion.size(); truth++) {
            for (int answer = 0; answer < confusion.size(); answer++) {
                long level = (long) Math.ceil(share(truth, answer) * 32);
                if (level > 0) {
                    levels.computeIfAbsent(level, key -> new StringBuilder()).append(square(truth, answer));
                }
            }
        }
        levels.forEach((level, path) -> picture.path("heat", path.toString(), opacity(shade(level / 32.0))));
    }

    private long images(int truth) {
        return confusion.get(truth).stream().mapToLong(Long::longValue).sum();
    }

    private double share(int truth, int answer) {
        long images = images(truth);
        return images == 0 ? 0 : (double) confusion.get(truth).get(answer) / images;
    }

    private String square(int truth, int answer) {
        String side = String.format(Locale.ROOT, "%.2f", size);
        return String.format(
                Locale.ROOT, "M%.2f %.2fh%sv%sh-%sz", left + answer * size, truth * size, side, side, side);
    }

    /** More than in proportion: a share of a tenth is to be seen too. */
    private static double shade(double share) {
        return Math.pow(share, 0.6);
    }

    private static String opacity(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static String percent(double share) {
        return share < 0.005 ? "" : String.valueOf(Math.round(share * 100));
    }

    /** Which ink can be read on a square of this opacity: the style sheet knows the colours of both schemes. */
    static String ink(double share) {
        if (share <= 0.63) {
            return "ink-low";
        }
        return share <= 0.94 ? "ink-middle" : "ink-high";
    }

    private String name(int index) {
        return DisplayText.fit(index < classes.size() ? classes.get(index) : String.valueOf(index), 14, true);
    }
}
