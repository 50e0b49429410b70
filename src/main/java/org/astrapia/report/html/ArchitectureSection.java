package org.astrapia.report.html;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Json;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.Truth;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;

/** The cells that were found, and how their operations' weights moved. */
final class ArchitectureSection {
    private ArchitectureSection() {}

    static void writeCells(Markup page, Run run) {
        if (run.genotype().isEmpty() && run.genotypeText().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Architecture");
        if (run.genotype().isPresent()) {
            writeCells(page, run.genotype().get());
        }
        run.summary().texts("search_notes").forEach(note -> page.element("p", note));
        writeTruth(page, run);
        run.genotypeText().ifPresent(text -> {
            page.open("details").element("summary", "The genotype as text");
            page.open("pre").text(text).close().closeLine();
        });
        page.closeLine();
    }

    /** What the table of true accuracies says, where the experiment names one. */
    private static void writeTruth(Markup page, Run run) {
        Json truth = run.summary().at("true_accuracy");
        OptionalDouble accuracy = truth.number("accuracy");
        OptionalLong rank = truth.whole("rank");
        OptionalLong of = truth.whole("of");
        OptionalDouble percentile = truth.number("percentile");
        if (accuracy.isEmpty() || rank.isEmpty() || of.isEmpty() || percentile.isEmpty()) {
            return;
        }
        page.element(
                "p",
                "True accuracy: "
                        + Truth.described(
                                accuracy.getAsDouble(),
                                rank.getAsLong(),
                                of.getAsLong(),
                                percentile.getAsDouble(),
                                truth.text("column").orElse(NumberText.NONE),
                                truth.text("optimistic").orElse("").equals("true"))
                        + ".");
        Stream.concat(run.stage("search").stream(), run.stage("paths").stream())
                .flatMapToDouble(row -> row.value(Metric.KENDALL_TAU).stream())
                .reduce((earlier, last) -> last)
                .ifPresent(tau -> page.element(
                        "p",
                        "Kendall's tau between the ranking of architectures with the supernet's weights, on images of alpha's half,"
                                + " and the table's: " + NumberText.shortNumber(tau) + ".",
                        "class",
                        "quiet small"));
    }

    /** A figure of each kind of cell. */
    static void writeCells(Markup page, Genotype genotype) {
        genotype.cells().forEach((kind, cell) -> writeCell(page, ReadableNames.cell(kind), cell));
    }

    /** A figure of one cell, which may be scrolled. */
    private static void writeCell(Markup page, String title, Cell cell) {
        page.open("figure").element("figcaption", title);
        page.open("div", "class", "scroll")
                .raw(CellDrawing.element(cell, title))
                .close()
                .closeLine();
    }

    /** How many changed sides; a table of an earlier build does not tell. */
    private static void writeChanges(Markup page, List<EpochRow> search) {
        search.stream()
                .flatMapToDouble(row -> row.value(Metric.CHANGED).stream())
                .reduce((earlier, last) -> last)
                .ifPresent(changed -> page.element(
                        "p",
                        "Changed sides since the end of the first epoch: " + NumberText.shortNumber(changed)
                                + ". A sigmoid weight changes sides at 0.5, under softmax an edge with its strongest"
                                + " operation.",
                        "class",
                        "quiet small"));
    }

    static void writeMixing(Markup page, Run run) {
        if (run.architecture().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Weights of the operations");
        page.element(
                "p",
                "After softmax or sigmoid, at the end of the search: a row for each edge of the cell, its strongest operation in bold.",
                "class",
                "quiet small");
        writeChanges(page, run.stage("search"));
        new MixingHeat(run.architecture()).write(page);
        page.open("details").element("summary", "How they moved, epoch by epoch");
        new MixingChart(run.architecture()).write(page);
        page.closeLine();
        page.closeLine();
    }
}
