package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is really killed. */
class KillTest {
    @Test
    void aRunThatIsKilledTwiceGivesTheSameNumbers(@TempDir Path earlier, @TempDir Path unbroken, @TempDir Path killed)
            throws Exception {
        // TensorFlow keeps kernels for the sizes that it has met; those of a search share their work among fewer
        // threads.
        TinyRun before = new TinyRun(earlier);
        before.runner().search(before.experiment("search.batch=16", "search.epochs=1"), List.of());
        TinyRun tiny = new TinyRun(unbroken);
        RunFolder expected = tiny.runner().run(tiny.experiment(), List.of()).folder();

        KilledRun.killAt(11, KilledRun.start(killed));
        KilledRun.killAt(6, KilledRun.start(killed));

        TinyRun rest = new TinyRun(killed);
        RunFolder folder = rest.runs().list().get(0);
        assertThat(folder.status().state()).isEqualTo(State.INTERRUPTED);
        assertThat(rest.runner().resume(folder).state()).isEqualTo(State.DONE);
        assertThat(TinyRun.numbers(folder)).isEqualTo(TinyRun.numbers(expected));
    }
}
