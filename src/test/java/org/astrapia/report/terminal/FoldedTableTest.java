package org.astrapia.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.junit.jupiter.api.Test;

class FoldedTableTest {
    private static final TerminalTable TABLE = new TerminalTable()
            .column("run", Align.LEFT)
            .column("balanced", Align.RIGHT)
            .column("long-\ntailed", Align.RIGHT)
            .column("parameters", Align.RIGHT)
            .row(List.of("first", "1", "2", "3"))
            .row(List.of("second", "4", "5", "6"));

    @Test
    void aTableThatIsTooWideGoesOnBelowWithItsFirstColumn() {
        assertThat(TABLE.render(new Style(false, false, 25))).isEqualTo("""
                                   long-
                run     balanced  tailed
                ------  --------  ------
                first          1       2
                second         4       5

                run     parameters
                ------  ----------
                first            3
                second           6
                """);
    }

    @Test
    void theFirstColumnIsCutWhereOtherwiseNothingWouldFit() {
        assertThat(TABLE.render(new Style(false, false, 12)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(20));
    }

    @Test
    void programsGetOneLineForARow() {
        TerminalTable wide = new TerminalTable().column("first", Align.LEFT);
        for (int i = 0; i < 20; i++) {
            wide.column("column " + i, Align.RIGHT);
        }
        wide.row(Collections.nCopies(21, "x"));
        assertThat(wide.render(Style.plain())).hasLineCount(3);
    }

    @Test
    void barsAreNoLongerThan60Columns() {
        String drawn = new TerminalBars().bar("a", 1, "1").render(new Style(false, false, 200));
        assertThat(drawn).isEqualTo("a " + "#".repeat(60) + " 1\n");
    }
}
