package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    @TempDir
    Path folder;

    private static final String SETS = "shapes\ncifar10\ncifar100\nfolder\n";

    @Test
    void commandsOfAnOptionRunOneAfterTheOther() {
        assertThat(call("", "-c", "data list; data list")).isEqualTo(new Result(0, SETS + SETS, ""));
    }

    @Test
    void aPipedStandardInputIsAScript() {
        assertThat(call("# what there is\n\n  data list  # all of it\nexit\nchek\n"))
                .isEqualTo(new Result(0, SETS, ""));
    }

    @Test
    void theFirstCommandThatFailsStopsTheScriptAndIsNamed() throws Exception {
        new Shell(folder).with("some.astrapia", "data list\n\n data list; chek a.yaml\ndata list\n");
        Result result = call("", "-f", "some.astrapia");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).isEqualTo(SETS + SETS);
        assertThat(result.err()).contains("some.astrapia:3:13: stopped here: 'chek a.yaml' ended with status 2");
    }

    @Test
    void everyKindOfScriptSaysWhereItStopped() {
        assertThat(call("\nchek\n").err()).contains("<stdin>:2:1:");
        assertThat(call("", "-c", "data list; chek").err()).contains("<command>:1:12:");
    }

    @Test
    void aQuoteThatIsNeverClosedStopsItBeforeItBegins() {
        assertThat(call("data list\nshow 'a b\n"))
                .isEqualTo(new Result(3, "", "<stdin>:2:6: this ' is never closed\n"));
    }

    @Test
    void jsonIsOneDocumentEvenWhenTheScriptStops() {
        Result result = call("", "--json", "-c", "data list; chek; data list");
        assertThat(result.status()).isEqualTo(3);
        assertThat(JsonParser.parseString(result.out()).getAsJsonArray()).hasSize(2);
    }

    private Result call(String input, String... words) {
        return new Shell(folder).call(input, List.of(words));
    }
}
