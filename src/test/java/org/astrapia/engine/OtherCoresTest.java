package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.astrapia.run.Processor;
import org.astrapia.run.RunFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on where there is another number of cores. */
class OtherCoresTest {
    @Test
    void aRunThatBeganOnOneCoreKeepsItsNumbersOnMoreAndSaysSo(@TempDir Path unbroken, @TempDir Path killed)
            throws Exception {
        Assumptions.assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "this machine has one core");
        KilledRun.onCores(1, unbroken).waitFor();
        KilledRun.killAt(11, KilledRun.onCores(1, killed));

        // in a process of its own, as a resumed run is: TensorFlow's threads are those of the first session of a
        // process
        KilledRun.onCores(2, killed).waitFor();

        RunFolder folder = new TinyRun(killed).runs().list().get(0);
        RunFolder expected = new TinyRun(unbroken).runs().list().get(0);
        assertThat(TinyRun.numbers(folder)).isEqualTo(TinyRun.numbers(expected));
        assertThat(folder.file("log.txt")).content().contains("the run began on one core and goes on here on");
    }

    @Test
    void anotherKindOfProcessorIsTold() {
        Processor began = new Processor(2, java.util.Optional.of("A"), java.util.Optional.of("avx512f"));
        Processor here = new Processor(2, java.util.Optional.of("B"), java.util.Optional.of("avx2"));
        assertThat(here.notes(began, 2))
                .containsExactly(
                        "the run began on a processor with avx512f and this one has avx2: the last digits of its"
                                + " numbers will differ");
        assertThat(began.notes(began, 2)).isEmpty();
    }
}
