package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.astrapia.language.Parameter.integer;
import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Parameter.numbers;
import static org.astrapia.language.Parameter.word;
import static org.astrapia.language.Term.term;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static final Position START = new Position("<stdin>", 1, 1);

    private static final Vocabulary<String> BIRDS = Vocabulary.of(
            "bird",
            term("owl", "sleeps by day", a -> "owl"),
            term(
                    "heron",
                    "stands in the water",
                    a -> "heron " + a.number("depth") + " " + a.integer("legs") + " " + a.word("state") + " "
                            + a.numbers("steps") + " " + a.has("fish"),
                    number("depth").above(0).to(1),
                    integer("legs").from(1).to(2).or(1),
                    word("state", "awake", "asleep").or("awake"),
                    numbers("steps").items(2).or(List.of(0.5, 1.5)),
                    number("fish").orNothing()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    owl                                    | owl
                    heron(0.5)                             | heron 0.5 1 awake [0.5, 1.5] false
                    heron(1, 2, asleep, fish=3)            | heron 1.0 2 asleep [0.5, 1.5] true
                    heron(steps=[1, 2], depth=1e-1)        | heron 0.1 1 awake [1.0, 2.0] false
                    """)
    void buildsFromPositionsNamesAndDefaults(String text, String built) {
        assertThat(read(text, new Problems())).contains(built);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    herron(1)             | 1  | unknown bird `herron`, expected owl or heron | heron
                    7                     | 1  | expected a bird: owl or heron |
                    owl(1)                | 5  | one argument too many; `owl` takes none |
                    heron                 | 1  | `depth` is missing in heron(depth, legs=1, state=awake, steps=[0.5, 1.5], [fish]) |
                    heron(2)              | 7  | `depth` is 2, allowed is above 0 and at most 1 |
                    heron(1, 1.5)         | 10 | `legs` is 1.5, allowed is a whole number |
                    heron(1, leg=2)       | 10 | unknown argument `leg`; the signature is heron(depth, legs=1, state=awake, steps=[0.5, 1.5], [fish]) | legs
                    heron(1, depth=1)     | 16 | `depth` is given twice |
                    heron(depth=1, 2)     | 16 | a value without a name stands behind one with a name; the signature is heron(depth, legs=1, state=awake, steps=[0.5, 1.5], [fish]) |
                    heron(owl)            | 7  | expected a number for `depth`; the signature is heron(depth, legs=1, state=awake, steps=[0.5, 1.5], [fish]) |
                    heron(1, 1, aslep)    | 13 | unknown state `aslep`, expected awake or asleep | asleep
                    heron(1, steps=[1])   | 16 | `steps` holds 1, expected a list of 2 |
                    """)
    void saysWhatIsWrongWithACall(String text, int column, String message, String suggestion) {
        Problems problems = new Problems();

        assertThat(read(text, problems)).isEmpty();

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.at().column()).isEqualTo(column);
            assertThat(problem.suggestions())
                    .isEqualTo(Optional.ofNullable(suggestion).stream().toList());
        });
    }

    private static Optional<String> read(String text, Problems problems) {
        return BIRDS.read(ExpressionParser.parse(text, START), problems);
    }
}
