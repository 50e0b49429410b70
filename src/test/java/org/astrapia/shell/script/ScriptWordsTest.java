package org.astrapia.shell.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.astrapia.language.Position;
import org.junit.jupiter.api.Test;

class ScriptWordsTest {
    private static final Position BEGIN = new Position("a.astrapia", 3, 1);

    @Test
    void blanksSeparateWords() throws Exception {
        assertThat(words("  genotype   show\tdarts.yaml ")).containsExactly("genotype", "show", "darts.yaml");
    }

    @Test
    void semicolonsSeparateCommandsAndEachKnowsItsPlace() throws Exception {
        List<Statement> both = ScriptWords.split(BEGIN, "schema; data list");
        assertThat(both).extracting(Statement::texts).containsExactly(List.of("schema"), List.of("data", "list"));
        assertThat(both).extracting(Statement::at).containsExactly(BEGIN, BEGIN.plus(8));
        assertThat(both).extracting(Statement::line).containsOnly("schema; data list");
    }

    @Test
    void aHashBeginsACommentOnlyAtTheBeginningOfAWord() throws Exception {
        assertThat(words("show a#b # the rest; does not count")).containsExactly("show", "a#b");
        assertThat(ScriptWords.split(BEGIN, "   # nothing but a comment")).isEmpty();
        assertThat(ScriptWords.split(BEGIN, "")).isEmpty();
    }

    @Test
    void quotesKeepBlanksTogether() throws Exception {
        assertThat(words("check 'my file.yaml' \"a \\\"b\\\" c\" d\\ e ''"))
                .containsExactly("check", "my file.yaml", "a \"b\" c", "d e", "");
    }

    @Test
    void bracketsKeepAnExpressionTogether() throws Exception {
        assertThat(words("run a.yaml search.optimizer.weights=sgd(0.025, clip=5) data.augment=[crop(4), flip]"))
                .containsExactly(
                        "run", "a.yaml", "search.optimizer.weights=sgd(0.025, clip=5)", "data.augment=[crop(4), flip]");
    }

    @Test
    void whatIsNotClosedIsRefusedWhereItOpens() {
        assertThat(unclosed("show 'a b").at()).isEqualTo(BEGIN.plus(5));
        assertThat(unclosed("run x loss=focal(1").at()).isEqualTo(BEGIN.plus(16));
        assertThat(unclosed("show \"a")).hasMessage("this \" is never closed");
    }

    @Test
    void onlyAnOpenBracketMayBeClosedOnTheNextLine() {
        assertThat(unclosed("set data.distribution = counts([1,").open()).isTrue();
        assertThat(unclosed("echo 'a").open()).isFalse();
    }

    @Test
    void theTextFromAWordOnKeepsItsQuotesAndBlanks() throws Exception {
        Statement set =
                ScriptWords.split(BEGIN, "  set experiment  =  \"a  b\"  # why").get(0);
        assertThat(set.from(2)).isEqualTo("=  \"a  b\"");
        assertThat(set.place(set.words().get(1).offset())).isEqualTo(BEGIN.plus(6));
    }

    @Test
    void variablesAreReplacedButNeverCutIntoWords() throws Exception {
        Variables variables = new Variables();
        variables.let("path", "/my data");
        variables.let("n", "5");
        Statement line = ScriptWords.split(
                        BEGIN, "run a.yaml data.path=$path search.epochs=${n}0 '$n' \\$n \"$n\" $ a$")
                .get(0);
        assertThat(ScriptWords.replace(line, variables).texts())
                .containsExactly("run", "a.yaml", "data.path=/my data", "search.epochs=50", "$n", "$n", "5", "$", "a$");
    }

    @Test
    void aVariableThatDoesNotExistIsRefusedAtItsPlace() throws Exception {
        Statement line = ScriptWords.split(BEGIN, "echo $nothing").get(0);
        ScriptError refused = catchThrowableOfType(ScriptError.class, () -> ScriptWords.replace(line, new Variables()));
        assertThat(refused.at()).isEqualTo(BEGIN.plus(5));
        assertThat(refused).hasMessageContaining("no variable `nothing`");
    }

    private static List<String> words(String line) throws ScriptError {
        return ScriptWords.split(BEGIN, line).get(0).texts();
    }

    private static ScriptError unclosed(String line) {
        return catchThrowableOfType(ScriptError.class, () -> ScriptWords.split(BEGIN, line));
    }
}
