package org.astrapia.report.html;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Genotype;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.report.figures.Scale;
import org.astrapia.report.html.CellLayout.Box;
import org.astrapia.report.html.CellLayout.Label;

/** Draws cells as SVG: inputs at the left, output at the right, each edge labelled by its operation. */
public final class CellDrawing {
    private static final double TITLE = 30;
    private static final double MARGIN = 16;

    private CellDrawing() {}

    /**
     * The cells as a file of its own, for light and dark surroundings.
     *
     * @return an SVG document
     */
    public static String document(Genotype genotype) {
        Map<String, CellLayout> layouts = new LinkedHashMap<>();
        genotype.cells().forEach((kind, cell) -> layouts.put(kind, CellLayout.of(cell)));
        double width =
                layouts.values().stream().mapToDouble(CellLayout::width).max().orElse(0) + 2 * MARGIN;
        double height = MARGIN
                + layouts.values().stream()
                        .mapToDouble(layout -> TITLE + layout.height() + MARGIN)
                        .sum();
        SvgPicture picture = SvgPicture.file(width, height, genotype.name());
        picture.rect("paper", 0, 0, width, height);
        double top = MARGIN;
        for (Map.Entry<String, CellLayout> layout : layouts.entrySet()) {
            String kind = ReadableNames.cell(layout.getKey()).toLowerCase(Locale.ROOT);
            cell(picture, genotype.name() + ": " + kind, layout.getValue(), top);
            top += TITLE + layout.getValue().height() + MARGIN;
        }
        return picture.end() + "\n";
    }

    private static void cell(SvgPicture picture, String title, CellLayout layout, double top) {
        picture.text("heading", MARGIN, top + 14, title).at(MARGIN, top + TITLE);
        draw(picture, layout);
        picture.close();
    }

    /** One cell as an element of a page that has the report's style sheet. */
    static String element(Cell cell, String title) {
        CellLayout layout = CellLayout.of(cell);
        SvgPicture picture = SvgPicture.drawing(layout.width(), layout.height(), title);
        draw(picture, layout);
        return picture.end();
    }

    private static void draw(SvgPicture picture, CellLayout layout) {
        layout.wires().forEach(wire -> picture.path("wire", wire));
        for (Label label : layout.labels()) {
            double height = CellLayout.LABEL_HEIGHT;
            picture.rounded("operation", label.x(), label.y() - height / 2, label.width(), height, 4);
            String band = "M" + Scale.place(label.x() + 6) + " " + Scale.place(label.y() - 6) + "v12";
            picture.path("line band " + OperationColour.of(label.operation()), band);
            picture.text("start", label.x() + 13, label.y() + 4, label.operation());
        }
        for (Box node : layout.nodes()) {
            double width = CellLayout.NODE_WIDTH;
            double height = CellLayout.NODE_HEIGHT;
            picture.rounded("node", node.x(), node.y() - height / 2, width, height, height / 2);
            picture.text("mid strong", node.x() + width / 2, node.y() + 4, node.name());
        }
    }
}
