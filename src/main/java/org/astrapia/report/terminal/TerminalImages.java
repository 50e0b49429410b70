package org.astrapia.report.terminal;

import java.util.List;
import org.astrapia.data.image.Thumbnail;

/**
 * Draws small pictures side by side: two pixels in a sign, one above the other, where the terminal has colours and half blocks;
 * otherwise their brightness by signs of ASCII, for a dark ground.
 */
public final class TerminalImages {
    private static final String UPPER_HALF = "▀";
    private static final String DARK_TO_LIGHT = " .:-=+*#%@";

    private TerminalImages() {}

    /** How many pictures of a side of so many pixels stand beside each other; at least one. */
    public static int fitting(int side, Style style) {
        return Math.max(1, (style.width() + 1) / (side + 1));
    }

    /**
     * The pictures as lines, each ended, as many beside each other as fit.
     *
     * @param pictures of one size
     */
    public static String render(List<Thumbnail> pictures, Style style, ColorDepth depth) {
        StringBuilder out = new StringBuilder();
        int beside = pictures.isEmpty() ? 1 : fitting(pictures.get(0).side(), style);
        for (int first = 0; first < pictures.size(); first += beside) {
            List<Thumbnail> row = pictures.subList(first, Math.min(pictures.size(), first + beside));
            for (int y = 0; y < row.get(0).side(); y += 2) {
                for (int i = 0; i < row.size(); i++) {
                    out.append(i == 0 ? "" : " ").append(line(row.get(i), y, style, depth));
                }
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static String line(Thumbnail picture, int y, Style style, ColorDepth depth) {
        boolean paints = style.color() && style.unicode() && depth != ColorDepth.FEW;
        boolean both = y + 1 < picture.side();
        StringBuilder line = new StringBuilder();
        for (int x = 0; x < picture.side(); x++) {
            int upper = picture.at(x, y);
            int lower = both ? picture.at(x, y + 1) : upper;
            if (paints) {
                line.append(Paint.colour(upper, true, depth))
                        .append(both ? Paint.colour(lower, false, depth) : "")
                        .append(UPPER_HALF);
            } else {
                line.append(sign((brightness(upper) + brightness(lower)) / 2));
            }
        }
        return line.append(paints ? Paint.end() : "").toString();
    }

    /** From 0 to 255, by ITU-R BT.601. */
    private static double brightness(int rgb) {
        return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }

    private static char sign(double brightness) {
        return DARK_TO_LIGHT.charAt(
                (int) Math.min(DARK_TO_LIGHT.length() - 1, brightness * DARK_TO_LIGHT.length() / 256));
    }
}
