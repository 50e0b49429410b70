package org.astrapia.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of each text is where the cursor stands. */
class CompletionsTest {
    @Test
    void commandsAreNamedByTheirFirstWordsAndThenBySecondOnes() {
        assertThat(texts("")).containsExactly("set", "run", "retrain", "genotype");
        assertThat(texts("run a.yaml; genotype ")).containsExactly("show", "diff");
        assertThat(at("").suggestions().get(0).description()).isEqualTo("give a key a value");
    }

    @Test
    void whatACommandTakesIsNamed() {
        assertThat(texts("run ")).contains("experiment-1", "search.", "derive=");
        assertThat(texts("genotype diff a.yaml ")).containsExactly("genotype-1");
        assertThat(texts("retrain a.yaml --")).containsExactly("--genotype");
        assertThat(texts("retrain a.yaml --genotype gen")).containsExactly("genotype-1");
        assertThat(texts("retrain --genotype a.yaml ")).containsExactly("experiment-1");
        assertThat(texts("genotype show a.yaml ")).isEmpty();
        assertThat(texts("run $")).containsExactly("variable-1");
    }

    @Test
    void keysAreWalkedSectionBySection() {
        assertThat(texts("set se")).contains("search.", "data.");
        assertThat(texts("set search.lo"))
                .contains("search.loss.", "search.epochs")
                .doesNotContain("search.loss.weights");
        assertThat(texts("set search.loss.")).containsExactly("search.loss.weights", "search.loss.architecture");
        assertThat(texts("run a.yaml search.e")).contains("search.epochs=");
    }

    @Test
    void valuesAreNamedByTheTypeOfTheirKeyAlsoWithinExpressions() {
        assertThat(texts("set search.mixing = ")).contains("softmax", "sigmoid", "gumbel", "dsnas", "dirichlet");
        assertThat(texts("set search.loss.architecture = cross-entropy + 10 * ze"))
                .contains("cross-entropy", "zero-one");
        assertThat(at("set search.loss.architecture = cross-entropy + 10 * ze").from())
                .isEqualTo(52);
        assertThat(texts("run a.yaml search.loss.weights=")).contains("cross-entropy");
        assertThat(texts("set space.operations = [none, ")).containsExactly("operation-1");
        assertThat(texts("set search.epochs = ")).containsExactly("7");
        assertThat(texts("set search.batch = ")).containsExactly("64");
        assertThat(texts("set derive = ")).startsWith("top(2)", "argmax");
        assertThat(texts("set derive = t")).doesNotContain("top(2)");
        assertThat(texts("define mine = relu >> ")).contains("relu", "conv(", "bn");
        assertThat(texts("set data.path = da")).containsExactly("file-1");
    }

    @Test
    void parametersOfACallAreNamed() {
        assertThat(texts("set search.optimizer.weights = sgd(0.1, mo"))
                .containsExactly("rate=", "momentum=", "decay=", "clip=", "decay-norm=", "rate-head=", "nesterov=");
        assertThat(texts("set search.loss.architecture = zero-one(")).startsWith("l1", "l2");
        assertThat(texts("set search.loss.architecture = zero-one(norm=")).containsExactly("l1", "l2");
        assertThat(texts("set derive = top(2, ")).containsExactly("edges=", "operation-1=", "pools=");
    }

    @Test
    void argumentsOfTheValueNowFollowItsKey() {
        assertThat(texts("set derive.")).containsExactly("derive.edges");
        assertThat(texts("run a.yaml derive.")).containsExactly("derive.edges=");
        assertThat(texts("set derive.edges = ")).containsExactly("2");
        assertThat(hint("set derive.edges = ")).isEqualTo("a whole number (from 1 to 100); now 2");
        assertThat(hint("set derive.edges ")).isEqualTo("= a whole number (from 1 to 100); now 2");
    }

    @Test
    void aPathIsCompletedAsAWholeWhereverItHasBlanks() {
        assertThat(at("run a.yaml data.path=da/x").from()).isEqualTo(21);
        assertThat(at("set data.path =  da/my f").from()).isEqualTo(17);
        assertThat(at("genotype show my\\ f").from()).isEqualTo(14);
        assertThat(texts("genotype show a=b")).containsExactly("genotype-1");
    }

    @Test
    void aHintSaysWhatIsExpected() {
        assertThat(hint("set ")).isEqualTo("KEY = VALUE");
        assertThat(hint("genotype diff ")).isEqualTo("FILE FILE");
        assertThat(hint("set search.epochs ")).isEqualTo("= a whole number (from 1 to 1000000)");
        assertThat(hint("set search.epochs = ")).isEqualTo("a whole number (from 1 to 1000000); now 7");
        assertThat(hint("set search.optimizer.weights = sgd("))
                .isEqualTo("rate, momentum=0, decay=0, [clip], [decay-norm], [rate-head], nesterov=false)");
        assertThat(hint("set search.optimizer.weights = sgd(0.1, "))
                .isEqualTo("momentum=0, decay=0, [clip], [decay-norm], [rate-head], nesterov=false)");
        assertThat(hint("set search.epochs = 5")).isEmpty();
        assertThat(hint("nonsense (( ")).isEmpty();
    }

    @Test
    void coloursLeaveTheTextAsItIs() {
        for (String line : List.of("set a = 'x # y' # z", "run $x --json 1e-3 >> (", "\u0007\t {[\"", "ｗｉｄｅ 💥")) {
            assertThat(InputHighlighter.of(line, new SampleCompletionSource()).toString())
                    .isEqualTo(line);
        }
    }

    private static Completions at(String text) {
        return Completions.at(text, new SampleCompletionSource());
    }

    private static List<String> texts(String text) {
        return at(text).suggestions().stream().map(Suggestion::text).toList();
    }

    private static String hint(String text) {
        return Hints.at(text, new SampleCompletionSource());
    }
}
