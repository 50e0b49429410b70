package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    @TempDir
    Path folder;

    /** What {@code data list} prints. */
    static final String SETS =
            Datasets.names().stream().map(name -> name + "\n").collect(Collectors.joining());

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
                .isEqualTo(new Result(3, "", "<stdin>:2:6: this ' is never closed\n  show 'a b\n       ^\n"));
    }

    @Test
    void jsonIsOneDocumentEvenWhenTheScriptStops() {
        Result result = call("", "--json", "-c", "data list; chek; data list");
        assertThat(result.status()).isEqualTo(3);
        assertThat(JsonParser.parseString(result.out()).getAsJsonArray()).hasSize(2);
    }

    @Test
    void aScriptThatIsNotThereIsSaid() {
        Result result = call("", "-f", "missing.astrapia");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("missing.astrapia:1:1: there is no file");
    }

    @Test
    void namesStandForTextsAndLoopsGoThroughThem() {
        String script = """
                let set = 'a b'   # one word, not two
                for n in 1..2
                  for x in [$n, (c, d)]
                    echo $n $x "$set"
                  end
                end
                """;
        assertThat(call(script)).isEqualTo(new Result(0, "1 1 a b\n1 (c, d) a b\n2 2 a b\n2 (c, d) a b\n", ""));
    }

    @Test
    void whatOneIsUsedToFromOtherShellsWorksInScriptsToo() {
        assertThat(call("!echo \"a;  b\" # c\nquit\nchek\n")).isEqualTo(new Result(0, "a;  b\n", ""));
        assertThat(call("let x = 5\n! echo $x | tr 5 6; echo $(( x + 1 ))\n").out())
                .isEqualTo("6\n6\n");
        assertThat(call("?\n").out()).isEqualTo(call("help\n").out()).contains("Exit status");
        assertThat(call("", "-h")).isEqualTo(call("", "--help"));
        Result failed = call("!echo no >&2; exit 4\ndata list\n");
        assertThat(failed).extracting(Result::status, Result::out).containsExactly(3, "");
        assertThat(failed.err()).contains("no\n", "ended with status 4");
        assertThat(call("", "--json", "-c", "!echo a").out()).contains("\"status\": 0", "\"output\": \"a\\n\"");
    }

    @Test
    void timesAreToldFromTheNextCommandOn() {
        Result timed = call("timing on\necho a\ntiming off\necho b\n");
        assertThat(timed.out()).isEqualTo("a\nb\n");
        assertThat(timed.err()).matches("(time \\d+\\.\\d{3} s\n){2}");
        assertThat(call("timing\n").out()).isEqualTo("timing is off\n");
        assertThat(call("timing maybe\n").err()).contains("on or off is expected");
    }

    @Test
    void resultsGoToAFileUntilTheyAreToComeBack() throws Exception {
        assertThat(call("output a.txt\ndata list\n!echo from outside\noutput\necho back\n")
                        .out())
                .isEqualTo("back\n");
        assertThat(folder.resolve("a.txt")).hasContent(SETS + "from outside\n");
        assertThat(call("output a.txt\n").err()).contains("a.txt: it exists already", "--append");
        assertThat(call("output a.txt --append; echo more\n").status()).isZero();
        assertThat(folder.resolve("a.txt")).hasContent(SETS + "from outside\nmore\n");
    }

    @Test
    void aCommandIsCarriedOutAgainAndAgain() {
        assertThat(call("watch --times 3 --every 0.1 echo n -x --y\n").out()).isEqualTo("n -x --y\n".repeat(3));
        assertThat(call("watch echo a\n").err()).contains("give --times N");
        assertThat(call("watch --times 2 chek\n").err()).contains("Maybe you meant check?");
    }

    @Test
    void aMistakeInALoopOrANameIsPointedAt() {
        assertThat(call("for x in 3..1\nend\n").err()).startsWith("<stdin>:1:10: a range goes up");
        assertThat(call("data list\nfor x in [a]\n").err()).startsWith("<stdin>:2:1: this `for` has no `end`");
        assertThat(call("end\n").err()).startsWith("<stdin>:1:1: this `end` has no `for`");
        Result unknown = call("echo a\necho b; echo $c\n");
        assertThat(unknown.status()).isEqualTo(3);
        assertThat(unknown.out()).isEqualTo("a\nb\n");
        assertThat(unknown.err()).startsWith("<stdin>:2:14: there is no variable `c`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1..1001",
                "-5000000000000000000..5000000000000000000",
                "-9223372036854775808..9223372036854775807",
                "0..9223372036854775807",
                "1..0",
            })
    void aRangeOfTooManyNumbersIsRefused(String range) {
        Result result = call("for i in " + range + "\necho $i\nend\n");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("<stdin>:1:10: a range goes up and has at most 1000 numbers; this is `" + range);
    }

    @Test
    void aRangeMayLieAtTheEndOfAllNumbers() {
        String range = "9223372036854775806..9223372036854775807";
        assertThat(call("for i in " + range + "\necho $i\nend\n").out())
                .isEqualTo("9223372036854775806\n9223372036854775807\n");
    }

    @Test
    void aTextThatDoublesInALoopIsRefusedBeforeItFillsTheMemory() {
        Result result = call("let x = ab\nfor i in 1..60\nlet x = $x$x\nend\n");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err())
                .contains("<stdin>:3:11: this line is longer than 1048576 characters with the value of `x`")
                .hasSizeLessThan(3 << 20);
    }

    @Test
    void keepGoingCarriesOutTheRestAndStillFails() {
        Result result = call("chek\ndata list\nchek\n", "--keep-going");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).isEqualTo(SETS);
        assertThat(result.err()).contains("<stdin>:1:1: failed:", "<stdin>:3:1: failed:");
    }

    @Test
    void anExperimentIsChangedAsItsFileWouldBe() throws Exception {
        new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
        Result result = call("use tiny.yaml\nset search.epochs = 7\nset space.operations += max_pool_3x3\n"
                + "define mine = relu >> conv(3) >> bn\nset space.operations += mine\nunset baseline\ndiff\n");
        assertThat(result).isEqualTo(new Result(0, """
                - space.operations: [skip_connect, sep_conv_3x3]
                + space.operations: [skip_connect, sep_conv_3x3, max_pool_3x3, mine]
                - space.define: {}
                + space.define: mine: relu >> conv(3) >> bn
                - search.epochs: 1
                + search.epochs: 7
                - baseline: none
                + baseline: resnet-20
                """, ""));
    }

    @Test
    void aWrongValueIsPointedAtWhereItStandsInTheScript() throws Exception {
        new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
        Result result = call("use tiny.yaml\n\n  set search.loss.weights = 2 * cros-entropy  # a slip\n");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("""
                <stdin>:3:33: unknown loss `cros-entropy`, expected cross-entropy, focal, ldam, logit-adjusted, balanced-softmax, label-smoothing, label-aware-smoothing, sigmoid-cross-entropy, sigmoid-focal, distribution-balanced, zero-one, concentration, budget or barlow-twins
                    set search.loss.weights = 2 * cros-entropy  # a slip
                                                  ^^^^^^^^^^^^
                  Maybe you meant cross-entropy?
                <stdin>:3:3: stopped here: 'set search.loss.weights = 2 * cros-entropy' ended with status 2
                """);
    }

    private Result call(String input, String... words) {
        return new Shell(folder).call(input, List.of(words));
    }
}
