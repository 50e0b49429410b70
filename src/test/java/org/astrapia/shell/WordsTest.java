package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.astrapia.shell.Words.Statement;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void blanksSeparateWords() throws Exception {
        assertThat(words("  genotype   show\tdarts.yaml ")).containsExactly("genotype", "show", "darts.yaml");
    }

    @Test
    void semicolonsSeparateCommandsAndEachKnowsItsColumn() throws Exception {
        assertThat(Words.split("schema; data list"))
                .containsExactly(new Statement(1, List.of("schema")), new Statement(9, List.of("data", "list")));
    }

    @Test
    void aHashBeginsACommentOnlyAtTheBeginningOfAWord() throws Exception {
        assertThat(words("show a#b # the rest; does not count")).containsExactly("show", "a#b");
        assertThat(Words.split("   # nothing but a comment")).isEmpty();
        assertThat(Words.split("")).isEmpty();
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
        assertThat(unclosed("show 'a b").column()).isEqualTo(6);
        assertThat(unclosed("run x loss=focal(1").column()).isEqualTo(17);
        assertThat(unclosed("show \"a")).hasMessage("this \" is never closed");
    }

    private static List<String> words(String line) throws Words.Unclosed {
        return Words.split(line).get(0).words();
    }

    private static Words.Unclosed unclosed(String line) {
        return catchThrowableOfType(Words.Unclosed.class, () -> Words.split(line));
    }
}
