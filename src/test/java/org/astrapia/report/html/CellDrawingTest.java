package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.report.html.CellLayout.Box;
import org.astrapia.report.html.CellLayout.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class CellDrawingTest {
    @Test
    void depthDecidesTheColumn() {
        CellLayout layout = CellLayout.of(new Cell(
                List.of(
                        List.of(new Edge("sep_conv_3x3", 0), new Edge("sep_conv_3x3", 1)),
                        List.of(new Edge("skip_connect", 0), new Edge("max_pool_3x3", 2)),
                        List.of(new Edge("dil_conv_3x3", 1))),
                List.of(2, 3, 4)));

        assertThat(x(layout, "2")).isEqualTo(x(layout, "4")).isGreaterThan(x(layout, "in 0"));
        assertThat(x(layout, "3")).isGreaterThan(x(layout, "2")).isLessThan(x(layout, "out"));
    }

    @Test
    void everyEdgeHasItsOwnLabelAlsoBetweenTheSameNodes() {
        CellLayout layout = CellLayout.of(new Cell(
                List.of(List.of(new Edge("skip_connect", 0), new Edge("skip_connect", 0), new Edge("sep_conv_3x3", 0))),
                List.of(2)));

        assertThat(layout.labels())
                .extracting(Label::operation)
                .containsExactly("skip_connect", "skip_connect", "sep_conv_3x3");
        assertThat(layout.labels()).extracting(Label::y).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingOverlapsAndNothingIsCutOff(int nodes) {
        for (Cell cell : List.of(everyEdge(nodes), chain(nodes))) {
            CellLayout layout = CellLayout.of(cell);

            assertThat(layout.nodes()).hasSize(nodes + 3);
            List<double[]> rectangles = rectangles(layout);
            for (double[] one : rectangles) {
                assertThat(one[0]).isNotNegative();
                assertThat(one[1]).isNotNegative();
                assertThat(one[2]).isLessThanOrEqualTo(layout.width());
                assertThat(one[3]).isLessThanOrEqualTo(layout.height());
                assertThat(rectangles).noneMatch(other -> other != one && overlap(one, other));
            }
        }
    }

    @Test
    void aNodeWithoutEdgesIsNotDrawn() {
        CellLayout layout =
                CellLayout.of(new Cell(List.of(List.of(new Edge("skip_connect", 1)), List.of()), List.of(2)));

        assertThat(layout.nodes()).extracting(Box::name).containsExactly("in 0", "in 1", "2", "out");
    }

    @Test
    void aCellWithoutAnyEdgeIsDrawnToo() {
        assertThat(CellLayout.of(new Cell(List.of(List.of()), List.of())).nodes())
                .extracting(Box::name)
                .containsExactly("in 0", "in 1", "out");
    }

    @Test
    void aGenotypeIsAnSvgFileOfItsOwn() throws Exception {
        Genotype genotype = new Genotype("a <b> & c", "darts", everyEdge(4), chain(2), Map.of());

        String svg = CellDrawing.document(genotype);

        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a <b> & c");
    }

    private static Cell everyEdge(int nodes) {
        List<List<Edge>> all = new ArrayList<>();
        for (int node = 2; node < nodes + 2; node++) {
            all.add(IntStream.range(0, node)
                    .mapToObj(from -> new Edge("sep_conv_3x3", from))
                    .toList());
        }
        return new Cell(all, IntStream.range(2, nodes + 2).boxed().toList());
    }

    private static Cell chain(int nodes) {
        List<List<Edge>> all = new ArrayList<>();
        for (int node = 2; node < nodes + 2; node++) {
            all.add(List.of(new Edge("dil_conv_5x5", node - 1), new Edge("skip_connect", 0)));
        }
        return new Cell(all, List.of(nodes + 1));
    }

    private static double x(CellLayout layout, String name) {
        return layout.nodes().stream()
                .filter(box -> box.name().equals(name))
                .findFirst()
                .orElseThrow()
                .x();
    }

    /** Left, top, right, bottom of every box and label. */
    private static List<double[]> rectangles(CellLayout layout) {
        List<double[]> rectangles = new ArrayList<>();
        for (Box box : layout.nodes()) {
            double half = CellLayout.NODE_HEIGHT / 2;
            rectangles.add(new double[] {box.x(), box.y() - half, box.x() + CellLayout.NODE_WIDTH, box.y() + half});
        }
        for (Label label : layout.labels()) {
            double half = CellLayout.LABEL_HEIGHT / 2;
            rectangles.add(new double[] {label.x(), label.y() - half, label.x() + label.width(), label.y() + half});
        }
        return rectangles;
    }

    private static boolean overlap(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }
}
