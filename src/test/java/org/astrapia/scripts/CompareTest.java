package org.astrapia.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.astrapia.fixtures.PythonWithPyTorch;
import org.astrapia.scripts.Checkout.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/bench/compare}, at a tiny size. */
class CompareTest {
    @TempDir
    private Path folder;

    @Test
    void measuresBothSidesInTurn() throws Exception {
        assumeTrue(
                PythonWithPyTorch.find().isPresent(),
                "SKIPPED: no Python with PyTorch, so nothing is compared with it");
        Result result = Checkout.in(folder)
                .run("src/bench/compare", "--tiny", "--iterations=1", "--rounds=1", "--steps=1", "--threads=1");
        assertThat(result.status()).as(result.text()).isZero();
        String row = " +0\\.\\d{3} s +\\d\\.\\d{3} s +\\d+\\.\\d\\d";
        assertThat(result.out().lines().toList())
                .anySatisfy(line -> assertThat(line).matches("search iteration" + row))
                .anySatisfy(line -> assertThat(line).matches(" +alpha step" + row))
                .anySatisfy(line -> assertThat(line).matches(" +weight step" + row))
                .anySatisfy(line -> assertThat(line).matches("retraining step" + row));
    }
}
