package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagedLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs list",
                "show search",
                "explain retrain.epochs",
                "genotype show runs/1/genotype.yaml",
                "echo run; help run",
                "for run in [a, b]\nshow search\nend",
                "nothing of that name",
                "'open",
            })
    void whatIsReadIsPagedWhateverNamesStandInIt(String line) {
        assertThat(PagedLine.pages(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run a.yaml",
                "use a.yaml; search",
                "for seed in 1..3\nretrain a.yaml seed=$seed\nend",
                "resume",
                "evaluate",
                "wait 1",
                "bench",
                "source a.astrapia",
            })
    void whatTakesLongIsShownAtOnce(String line) {
        assertThat(PagedLine.pages(line)).isFalse();
    }
}
