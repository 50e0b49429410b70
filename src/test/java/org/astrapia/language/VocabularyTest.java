package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.numbers;
import static org.astrapia.language.TermParameter.word;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.VocabularyTest.Bird.Heron;
import org.astrapia.language.VocabularyTest.Bird.Owl;
import org.astrapia.language.VocabularyTest.Bird.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static final Position START = new Position("<stdin>", 1, 1);

    /** What the vocabulary of this test builds. */
    sealed interface Bird {
        record Owl() implements Bird {}

        record Heron(double depth, int legs, State state, List<Double> steps, Optional<Double> fish) implements Bird {}

        enum State {
            WIDE_AWAKE,
            ASLEEP
        }
    }

    private static final Vocabulary<Bird> BIRDS = Vocabulary.of(
            "bird",
            Bird.class,
            term(Owl.class, "owl", "sleeps by day", a -> new Owl()),
            term(
                            Heron.class,
                            "heron",
                            "stands in the water",
                            a -> new Heron(
                                    a.number("depth"),
                                    a.integer("legs"),
                                    a.word("state", State.class),
                                    a.numbers("steps"),
                                    a.has("fish") ? Optional.of(a.number("fish")) : Optional.empty()),
                            number("depth").above(0).to(1).of(Heron::depth),
                            integer("legs")
                                    .from(1)
                                    .to(2)
                                    .or(1)
                                    .namedUnlessInitial()
                                    .of(Heron::legs),
                            word("state", State.class).or("wide-awake").of(Heron::state),
                            numbers("steps")
                                    .items(2)
                                    .or(List.of(0.5, 1.5))
                                    .named()
                                    .of(Heron::steps),
                            number("fish").orNothing().named().of(Heron::fish))
                    .unless(heron -> Optional.of("a heron on one leg sleeps")
                            .filter(reason -> heron.depth() == 0.75 && heron.state() == State.WIDE_AWAKE)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    owl                             | owl
                    owl()                           | owl
                    heron(0.5)                      | heron(0.5, state=wide-awake, steps=[0.5, 1.5])
                    heron(1, 2, asleep, fish=3)     | heron(1, legs=2, state=asleep, steps=[0.5, 1.5], fish=3)
                    heron(steps=[1, 2], depth=1e-1) | heron(0.1, state=wide-awake, steps=[1, 2])
                    """)
    void readsPositionsNamesAndDefaultsAndPrintsThemInOneWay(String text, String printed) {
        Optional<Bird> bird = read(text, new Problems());

        assertThat(bird.map(BIRDS::print)).contains(printed);
        assertThat(read(printed, new Problems())).isEqualTo(bird);
    }

    @Test
    void aTypeWithoutATermIsRefused() {
        assertThatThrownBy(() -> Vocabulary.of("bird", Bird.class, term(Owl.class, "owl", "", a -> new Owl())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Heron has no term in the vocabulary of bird");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    herron(1)             | 1  | unknown bird `herron`, expected owl or heron | heron
                    7                     | 1  | expected a bird: owl or heron |
                    owl(1)                | 5  | one argument too many; `owl` takes none |
                    heron                 | 1  | `depth` is missing in heron(depth, legs=1, state=wide-awake, steps=[0.5, 1.5], [fish]) |
                    heron(2)              | 7  | `depth` is 2, allowed is above 0 and at most 1 |
                    heron(1, 1.5)         | 10 | `legs` is 1.5, allowed is a whole number |
                    heron(1, leg=2)       | 10 | unknown argument `leg`; the signature is heron(depth, legs=1, state=wide-awake, steps=[0.5, 1.5], [fish]) | legs
                    heron(1, depth=1)     | 16 | `depth` is given twice |
                    heron(depth=1, 2)     | 16 | a value without a name stands after one with a name; the signature is heron(depth, legs=1, state=wide-awake, steps=[0.5, 1.5], [fish]) |
                    heron(owl)            | 7  | expected a number for `depth`; the signature is heron(depth, legs=1, state=wide-awake, steps=[0.5, 1.5], [fish]) |
                    heron(1, 1, aslep)    | 13 | unknown state `aslep`, expected wide-awake or asleep | asleep
                    heron(1, steps=[1])   | 16 | `steps` holds 1, expected a list of 2 |
                    heron(0.75)           | 1  | a heron on one leg sleeps |
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

    private static Optional<Bird> read(String text, Problems problems) {
        return BIRDS.read(ExpressionParser.parse(text, START), problems);
    }
}
