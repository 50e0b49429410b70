package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.space.Mixing;
import org.junit.jupiter.api.Test;

class SessionOptionsTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void operationsOfASupernetRunSideBySideAndThoseOfAChainShareTheCores() {
        Program supernet = Networks.ofSearch(
                Samples.space(List.of("skip_connect", "sep_conv_3x3"), Map.of()),
                Samples.search(Mixing.SIGMOID),
                Samples.input(16));
        var sideBySide = SessionOptions.of(Execution.CPU, supernet);
        assertThat(sideBySide.getIntraOpParallelismThreads()).isEqualTo(Math.max(1, CORES / 4));
        assertThat(sideBySide.getInterOpParallelismThreads()).isEqualTo(CORES);
        var chain = SessionOptions.of(Execution.CPU, new Program(List.of(), List.of(), Map.of()));
        assertThat(chain.getIntraOpParallelismThreads()).isEqualTo(CORES);
    }
}
