package org.astrapia.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import org.astrapia.report.SampleRun;
import org.astrapia.report.terminal.RunPlots.Figure;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.astrapia.run.table.MixingRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunPlotsTest {
    private static final Style COLOURED = new Style(true, true, 80);
    private static final Style NARROW = new Style(false, true, 40);

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void writeRun() throws Exception {
        run = RunReader.read(SampleRun.finished(folder));
    }

    @ParameterizedTest
    @EnumSource
    void aFigureKeepsToTheWidthAndToWhatTheTerminalKnows(Figure figure) {
        String plain = RunPlots.draw(run, figure, Style.plain());
        assertThat(plain).isNotBlank().isASCII();
        assertThat(plain.lines())
                .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(80));
        assertThat(RunPlots.draw(run, figure, NARROW)).doesNotContain("\u001b", "\uFDD0");
        assertThat(RunPlots.draw(run, figure, NARROW).lines())
                .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(40));
        assertThat(RunPlots.draw(run, figure, COLOURED)).contains("\uFDD0").doesNotContain("\u001b");
    }

    @Test
    void aCurveFallsFromItsFirstValueToItsLast() {
        List<EpochRow> rows = List.of(
                new EpochRow("search", 0, Map.of("loss", 2.0)),
                new EpochRow("search", 1, Map.of()),
                new EpochRow("search", 2, Map.of("loss", 1.0)));
        List<String> lines = new TerminalPlot("loss", 1)
                .add("weights", rows, Metric.LOSS)
                .add("never measured", rows, Metric.ACCURACY)
                .render(Style.plain())
                .lines()
                .toList();
        assertThat(lines.get(1)).startsWith("  2.000 +*");
        assertThat(lines.get(10)).startsWith("  1.000 +").endsWith("*");
        assertThat(lines.get(12)).isEqualTo("         * weights 1.000");
        assertThat(lines).hasSize(13);
    }

    @Test
    void weightsAreAChartALine() {
        List<MixingRow> rows = List.of(
                new MixingRow(-1, "normal", 2, 0, "skip_connect", 0.5, false),
                new MixingRow(0, "normal", 2, 0, "skip_connect", 0.97, false));
        assertThat(TerminalMixing.render(rows, NARROW)).isEqualTo("normal cell, 0 → 2\n  skip_connect ▅█ 0.970\n");
        assertThat(TerminalMixing.render(rows, Style.plain()))
                .isEqualTo("normal cell, 0 -> 2\n  skip_connect 59 0.970\n");
    }

    @Test
    void cellsAreDrawnAndComparedAsText() throws Exception {
        Genotype first = genotype("darts-v1");
        Genotype second = genotype("darts-v2");
        assertThat(TerminalCell.render(second, Style.plain()))
                .startsWith("""
                normal cell
                  in 0 -- sep_conv_3x3 -+-> 2
                  in 1 -- sep_conv_3x3 -+
                """)
                .contains("  2 + 3 + 4 + 5 -> out\n\nreduction cell\n");
        String both = SideBySide.render(first, second, new Style(false, true, 120));
        assertThat(both.lines().filter(line -> line.contains(" | "))).hasSizeBetween(1, 8);
        assertThat(both.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    private static Genotype genotype(String name) throws Exception {
        String text = Files.readString(Path.of("genotypes", name + ".yaml"));
        Set<String> operations = Set.copyOf(List.of(
                "none",
                "max_pool_3x3",
                "avg_pool_3x3",
                "skip_connect",
                "sep_conv_3x3",
                "sep_conv_5x5",
                "dil_conv_3x3",
                "dil_conv_5x5"));
        return GenotypeText.parse(new Source(name, text), operations);
    }
}
