package org.astrapia.config.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.astrapia.language.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyTableTest {
    @TempDir
    private Path folder;

    private static final LatencyTable TABLE = new LatencyTable(
            Path.of("latency.json"),
            new LatencyTable.Whole("darts", 8, 16, 32, 10),
            0.25,
            Map.of(
                    new LatencyTable.Entry("sep_conv_3x3", 16, 32, 32, 1), 0.125,
                    new LatencyTable.Entry("max_pool_3x3", 16, 32, 32, 2), 0.0625));

    private Path written(String text) throws Exception {
        Path file = folder.resolve("latency.json");
        Files.writeString(file, text);
        return file;
    }

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        LatencyTable read = LatencyTable.read(written(JsonText.document(TABLE.document("cpu"))));

        assertThat(read.whole()).isEqualTo(TABLE.whole());
        assertThat(read.shared()).isEqualTo(0.25);
        assertThat(read.operations()).isEqualTo(TABLE.operations());
    }

    @Test
    void whatIsNoTableIsRefusedWithTheReason() throws Exception {
        String good = JsonText.document(TABLE.document("cpu"));
        refused(written("nonsense"), "is no table of latencies");
        refused(written("[]"), "not a JSON object");
        refused(written(good.replace("\"cells\": 8", "\"cells\": 0")), "`cells`");
        refused(written(good.replace("0.125", "-1")), "`milliseconds`");
        refused(written(good.replace("0.25", "\"fast\"")), "`shared_milliseconds`");
        refused(folder.resolve("none.json"), "does not exist");
    }

    private static void refused(Path file, String reason) {
        assertThatThrownBy(() -> LatencyTable.read(file))
                .isInstanceOf(LatencyTable.UnusableException.class)
                .hasMessageContaining(reason);
    }
}
