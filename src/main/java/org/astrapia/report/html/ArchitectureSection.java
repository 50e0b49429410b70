package org.astrapia.report.html;

import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.content.Run;

/** The cells that were found, and how their operations' weights moved. */
final class ArchitectureSection {
    private ArchitectureSection() {}

    static void writeCells(Markup page, Run run) {
        if (run.genotype().isEmpty() && run.genotypeText().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Architecture");
        if (run.genotype().isPresent()) {
            Genotype genotype = run.genotype().get();
            writeCell(page, "Normal cell", genotype.normal());
            writeCell(page, "Reduction cell", genotype.reduce());
        }
        run.genotypeText().ifPresent(text -> {
            page.open("details").element("summary", "The genotype as text");
            page.open("pre").text(text).close().closeLine();
        });
        page.closeLine();
    }

    /** A figure of one cell, which may be scrolled. */
    static void writeCell(Markup page, String title, Cell cell) {
        page.open("figure").element("figcaption", title);
        page.open("div", "class", "scroll")
                .raw(CellDrawing.element(cell, title))
                .close()
                .closeLine();
    }

    static void writeMixing(Markup page, Run run) {
        if (run.architecture().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Weights of the operations");
        page.element(
                "p",
                "One picture for each edge: the weight of every operation after softmax or sigmoid, at the end of each epoch of the search.",
                "class",
                "quiet small");
        new MixingChart(run.architecture()).write(page);
        page.closeLine();
    }
}
