package org.astrapia.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTextTest {
    @Test
    void linesBreakBetweenWordsAndGoOnFurtherIn() {
        assertThat(WrappedText.of("  one two three four", 10, 4)).isEqualTo("  one two\n    three\n    four\n");
        assertThat(WrappedText.of("short", 10, 4)).isEqualTo("short\n");
        assertThat(WrappedText.of("a\n  b", 10, 4)).isEqualTo("a\n  b\n");
    }

    @Test
    void aWordIsNeverCut() {
        assertThat(WrappedText.of("a sgd(rate,momentum=0) b", 8, 2)).isEqualTo("a\n  sgd(rate,momentum=0)\n  b\n");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(WrappedText.of("日本 日本", 6, 0)).isEqualTo("日本\n日本\n");
    }
}
