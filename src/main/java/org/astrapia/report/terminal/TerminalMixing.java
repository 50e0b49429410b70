package org.astrapia.report.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.astrapia.language.Visible;
import org.astrapia.report.figures.NumberText;
import org.astrapia.run.table.MixingRow;

/** The weights of the operations of each edge over the epochs, a small chart a line. */
final class TerminalMixing {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String DIGITS = "0123456789";
    private static final int LONGEST = 40;

    /** One operation of one edge. */
    private record Place(String cell, int to, int from, String operation) {}

    private TerminalMixing() {}

    /** The charts as lines, each ended; empty without rows. */
    static String render(List<MixingRow> rows, Style style) {
        Map<Place, TreeMap<Integer, Double>> places = new LinkedHashMap<>();
        for (MixingRow row : rows) {
            places.computeIfAbsent(
                            new Place(Visible.line(row.cell()), row.to(), row.from(), Visible.line(row.operation())),
                            p -> new TreeMap<>())
                    .put(row.epoch(), row.weight());
        }
        int name = places.keySet().stream()
                .mapToInt(place -> DisplayText.width(place.operation))
                .max()
                .orElse(0);
        int length = Math.max(4, Math.min(LONGEST, style.width() - name - 12));
        StringBuilder out = new StringBuilder();
        String edge = "";
        for (Map.Entry<Place, TreeMap<Integer, Double>> entry : places.entrySet()) {
            Place place = entry.getKey();
            String here = place.cell + " cell, " + place.from + (style.unicode() ? " → " : " -> ") + place.to;
            if (!here.equals(edge)) {
                edge = here;
                out.append(style.bold(here)).append('\n');
            }
            List<Double> weights = List.copyOf(entry.getValue().values());
            String last = NumberText.plain(weights.get(weights.size() - 1));
            out.append("  ").append(DisplayText.padRight(place.operation, name)).append(' ');
            out.append(style.accent(line(weights, length, style.unicode())))
                    .append(' ')
                    .append(last)
                    .append('\n');
        }
        return out.toString();
    }

    /** Weights from 0 to 1; without blocks as tenths. One that is not finite leaves a gap. */
    private static String line(List<Double> weights, int length, boolean unicode) {
        String signs = unicode ? BARS : DIGITS;
        int columns = Math.min(length, weights.size());
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int index = columns == 1 ? weights.size() - 1 : column * (weights.size() - 1) / (columns - 1);
            double weight = weights.get(index);
            int level = (int) Math.floor(Math.max(0, Math.min(0.9999, weight)) * signs.length());
            line.append(Double.isFinite(weight) ? signs.charAt(level) : ' ');
        }
        return line.toString();
    }
}
