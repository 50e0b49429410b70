package org.astrapia.run.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"cat", "dog, \"big\"", "\"", ",", "#1", "'", "a\tb", "ö", "x;y"})
    void aNameIsReadAsItWasWritten(String name) {
        String text = Csv.line(List.of("class", name)) + Csv.line(List.of(name, "3"));

        assertThat(Csv.rows(text)).singleElement().satisfies(row -> {
            assertThat(row.text("class")).isEqualTo(name);
            assertThat(row.number(name)).contains(3.0);
        });
    }

    @Test
    void onlyCellsThatNeedQuotesHaveThem() {
        assertThat(Csv.line(List.of("", "-1.5E-4", "#1", " a b ", "c'd;e\tö")))
                .isEqualTo(",-1.5E-4,#1, a b ,c'd;e\tö\n");
        assertThat(Csv.line(List.of("a,b", "c\"d", "e\nf"))).isEqualTo("\"a,b\",\"c\"\"d\",\"e\nf\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"2,3\n", "1,\"2\"3\n", "1\n", "1,2,3\n", "\n", " \n", "\"1,2\n\n"})
    void aDamagedLineIsLeftOutAlone(String damaged) {
        assertThat(Csv.rows("a,b\n0,0\n" + damaged + "4,5\n"))
                .extracting(row -> row.text("a"))
                .containsExactly("0", "4");
    }

    @Test
    void aLineThatWasCutOffIsLeftOut() {
        assertThat(Csv.rows("a,b\n0,0\n1,2")).hasSize(1);
        assertThat(Csv.rows("a,b\n0,0\n1,\"2")).hasSize(1);
        assertThat(Csv.rows("a,b")).isEmpty();
        assertThat(Csv.rows("")).isEmpty();
    }

    @Test
    void aRowKnowsItsLine() {
        assertThat(Csv.rows("a,b\n\n1,2\r\n3,4\n")).extracting(Csv.Row::line).containsExactly(3, 4);
    }
}
