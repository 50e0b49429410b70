package org.astrapia.report;

import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Genotype;
import org.astrapia.report.CellLayout.Box;
import org.astrapia.report.CellLayout.Label;

/** Draws cells as SVG: inputs at the left, output at the right, each edge labelled by its operation. */
public final class CellDrawing {
    private static final double TITLE = 30;
    private static final double MARGIN = 16;

    private CellDrawing() {}

    /**
     * Both cells as a file of its own, for light and dark surroundings.
     *
     * @return an SVG document
     */
    public static String document(Genotype genotype) {
        CellLayout normal = CellLayout.of(genotype.normal());
        CellLayout reduce = CellLayout.of(genotype.reduce());
        double width = Math.max(normal.width(), reduce.width()) + 2 * MARGIN;
        double second = MARGIN + TITLE + normal.height() + MARGIN;
        double height = second + TITLE + reduce.height() + MARGIN;
        Markup svg = new Markup();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                Scale.place(width),
                "height",
                Scale.place(height),
                "viewBox",
                "0 0 " + Scale.place(width) + " " + Scale.place(height));
        svg.element("title", genotype.name())
                .open("style")
                .raw(Stylesheet.drawing())
                .close();
        svg.empty("rect", "class", "paper", "width", "100%", "height", "100%");
        cell(svg, genotype.name() + ": normal cell", normal, MARGIN);
        cell(svg, genotype.name() + ": reduction cell", reduce, second);
        return svg.close() + "\n";
    }

    private static void cell(Markup svg, String title, CellLayout layout, double top) {
        svg.element("text", title, "class", "heading", "x", MARGIN, "y", Scale.place(top + 14));
        svg.open("g", "transform", "translate(" + Scale.place(MARGIN) + " " + Scale.place(top + TITLE) + ")");
        draw(svg, layout);
        svg.close();
    }

    /** One cell as an element of a page that has the report's style sheet. */
    static String element(Cell cell, String title) {
        CellLayout layout = CellLayout.of(cell);
        String width = Scale.place(layout.width());
        Markup svg = new Markup();
        svg.open(
                "svg",
                "class",
                "cell",
                "role",
                "img",
                "aria-label",
                title,
                "width",
                width,
                "viewBox",
                "0 0 " + width + " " + Scale.place(layout.height()),
                "style",
                "min-width:" + Scale.place(layout.width() * 0.75) + "px");
        draw(svg, layout);
        return svg.close().toString();
    }

    private static void draw(Markup svg, CellLayout layout) {
        for (String wire : layout.wires()) {
            svg.empty("path", "class", "wire", "d", wire);
        }
        for (Label label : layout.labels()) {
            String top = Scale.place(label.y() - CellLayout.LABEL_HEIGHT / 2);
            svg.empty(
                    "rect",
                    "class",
                    "operation",
                    "x",
                    Scale.place(label.x()),
                    "y",
                    top,
                    "width",
                    Scale.place(label.width()),
                    "height",
                    CellLayout.LABEL_HEIGHT,
                    "rx",
                    4);
            svg.empty(
                    "path",
                    "class",
                    "line band " + OperationLook.of(label.operation()),
                    "d",
                    "M" + Scale.place(label.x() + 6) + " " + Scale.place(label.y() - 6) + "v12");
            svg.element("text", label.operation(), "x", Scale.place(label.x() + 13), "y", Scale.place(label.y() + 4));
        }
        for (Box node : layout.nodes()) {
            svg.empty(
                    "rect",
                    "class",
                    "node",
                    "x",
                    Scale.place(node.x()),
                    "y",
                    Scale.place(node.y() - CellLayout.NODE_HEIGHT / 2),
                    "width",
                    CellLayout.NODE_WIDTH,
                    "height",
                    CellLayout.NODE_HEIGHT,
                    "rx",
                    13);
            svg.element(
                    "text",
                    node.name(),
                    "class",
                    "mid strong",
                    "x",
                    Scale.place(node.x() + CellLayout.NODE_WIDTH / 2),
                    "y",
                    Scale.place(node.y() + 4));
        }
    }
}
