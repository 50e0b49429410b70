package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.report.figures.Scale;
import org.astrapia.run.table.MixingRow;

/** The weights of the operations at the end of the search as a heat map: a row for each edge, the strongest in bold. */
final class MixingHeat {
    private static final double CELL_WIDTH = 44;
    private static final double CELL_HEIGHT = 22;
    private static final double LEFT = 62;
    private static final double HEAD = 92;
    private static final double ROOM_OF_LAST_NAME = 56;

    private final Map<String, Map<String, Map<String, Double>>> cells = new LinkedHashMap<>();
    private final Set<String> operations = new LinkedHashSet<>();
    private double most;

    MixingHeat(List<MixingRow> rows) {
        int last = rows.stream().mapToInt(MixingRow::epoch).max().orElse(0);
        for (MixingRow row : rows) {
            if (row.epoch() == last && Double.isFinite(row.weight())) {
                cells.computeIfAbsent(row.cell(), cell -> new LinkedHashMap<>())
                        .computeIfAbsent(row.from() + " → " + row.to(), edge -> new LinkedHashMap<>())
                        .put(row.operation(), row.weight());
                operations.add(row.operation());
                most = Math.max(most, row.weight());
            }
        }
    }

    /** A figure for each kind of cell. */
    void write(Markup page) {
        page.open("div", "class", "figures");
        cells.forEach((cell, edges) -> {
            page.open("figure").element("figcaption", ReadableNames.cell(cell));
            page.open("div", "class", "scroll")
                    .raw(picture(cell, edges))
                    .close()
                    .closeLine();
        });
        page.closeLine();
    }

    private String picture(String cell, Map<String, Map<String, Double>> edges) {
        List<String> names = List.copyOf(operations);
        double width = LEFT + names.size() * CELL_WIDTH + ROOM_OF_LAST_NAME;
        SvgPicture picture = SvgPicture.drawing(
                width, HEAD + edges.size() * CELL_HEIGHT + 4, ReadableNames.cell(cell) + ": weights at the end");
        for (int column = 0; column < names.size(); column++) {
            picture.turned("start", LEFT + (column + 0.6) * CELL_WIDTH, HEAD - 8, -45, names.get(column));
        }
        List<String> rows = new ArrayList<>(edges.keySet());
        for (int row = 0; row < rows.size(); row++) {
            double top = HEAD + row * CELL_HEIGHT;
            picture.text("end quiet", LEFT - 8, top + CELL_HEIGHT / 2 + 4, rows.get(row));
            Map<String, Double> weights = edges.getOrDefault(rows.get(row), Map.of());
            double strongest = weights.values().stream()
                    .mapToDouble(weight -> weight)
                    .max()
                    .orElse(0);
            for (int column = 0; column < names.size(); column++) {
                Double weight = weights.get(names.get(column));
                if (weight != null) {
                    square(picture, rows.get(row) + ", " + names.get(column), column, top, weight, weight == strongest);
                }
            }
        }
        return picture.end();
    }

    private void square(SvgPicture picture, String hint, int column, double top, double weight, boolean strongest) {
        double share = most == 0 ? 0 : weight / most;
        double left = LEFT + column * CELL_WIDTH;
        String place = "M" + Scale.place(left) + " " + Scale.place(top) + "h" + Scale.place(CELL_WIDTH) + "v"
                + Scale.place(CELL_HEIGHT) + "h-" + Scale.place(CELL_WIDTH) + "z";
        String number = String.format(Locale.ROOT, "%.3f", weight);
        picture.explained(hint + ": " + number)
                .path("heat", place, String.format(Locale.ROOT, "%.3f", share))
                .text(
                        "mid " + ConfusionChart.ink(share) + (strongest ? " strong" : ""),
                        left + CELL_WIDTH / 2,
                        top + CELL_HEIGHT / 2 + 4,
                        String.format(Locale.ROOT, "%.2f", weight))
                .close();
    }
}
