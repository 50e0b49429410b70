package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One argument of an expression is changed, and the rest stays as it is written. */
class ExpressionArgumentsTest {
    private static final Term<String> SGD = Term.term(
            String.class,
            "sgd",
            "",
            arguments -> "",
            TermParameter.number("rate").of(thing -> 0.0),
            TermParameter.number("momentum").or(0.0).of(thing -> 0.0),
            TermParameter.numbers("betas").orNothing().of(thing -> Optional.empty()));
    private static final Term<String> COSINE = Term.term(
            String.class,
            "cosine",
            "",
            arguments -> "",
            TermParameter.number("rate").or(0.0).of(thing -> 0.0));
    private static final Term<String> PLAIN = Term.term(
            String.class,
            "plain",
            "",
            arguments -> "",
            TermParameter.number("edges").or(2.0).of(thing -> 0.0));
    private static final List<Term<String>> TERMS = List.of(SGD, COSINE, PLAIN);

    @Test
    void aGivenArgumentIsReplacedInItsPlace() {
        assertThat(change("sgd(0.025, momentum=0.9)", "rate", "0.1")).isEqualTo("sgd(0.1, momentum=0.9)");
        assertThat(change("sgd(0.025,  momentum = 0.9)", "momentum", "0.5")).isEqualTo("sgd(0.025,  momentum = 0.5)");
        assertThat(change("sgd(0.025, 0.9, [1, 2])", "betas", "[3, 4]")).isEqualTo("sgd(0.025, 0.9, [3, 4])");
        assertThat(change("[2 * sgd(1) + plain]", "sgd.rate", "5")).isEqualTo("[2 * sgd(5) + plain]");
    }

    @Test
    void oneThatIsNotGivenComesToTheOthers() {
        assertThat(change("sgd(0.025)", "momentum", "0.9")).isEqualTo("sgd(0.025, momentum=0.9)");
        assertThat(change("plain", "edges", "3")).isEqualTo("plain(edges=3)");
        assertThat(change("plain()", "edges", "3")).isEqualTo("plain(edges=3)");
    }

    @Test
    void oneThatSeveralCallsTakeIsNamedWithItsCall() {
        ExpressionArguments arguments = ExpressionArguments.of("sgd(0.1) >> cosine(0)", TERMS);
        assertThat(arguments.find("rate")).hasSize(2);
        assertThat(arguments.places().stream().map(arguments::path))
                .containsExactly("sgd.rate", "momentum", "betas", "cosine.rate");
        assertThat(change("sgd(0.1) >> cosine(0)", "cosine.rate", "0.01")).isEqualTo("sgd(0.1) >> cosine(0.01)");
    }

    @Test
    void whatANewValueLeavesOutIsNamed() {
        String before = "sgd(0.1, momentum=0.9, betas=[1, 2]) >> cosine(0.5)";
        assertThat(lost(before, "sgd(0.2)")).containsExactly("momentum=0.9", "betas=[1, 2]", "cosine(0.5)");
        assertThat(lost(before, "sgd(0.2, 0.8, [1, 2]) >> cosine")).containsExactly("rate=0.5");
        assertThat(lost("sgd(0.1, momentum=0)", "sgd(0.2)")).isEmpty();
        assertThat(lost(before, "plain")).isEmpty();
    }

    @Test
    void aTextThatIsNoExpressionHasNone() {
        assertThat(ExpressionArguments.of("sgd(", TERMS).places()).isEmpty();
        assertThat(ExpressionArguments.of("", TERMS).places()).isEmpty();
        assertThat(ExpressionArguments.of("adam(1)", TERMS).places()).isEmpty();
    }

    private static String change(String text, String path, String value) {
        ExpressionArguments arguments = ExpressionArguments.of(text, TERMS);
        assertThat(arguments.find(path)).hasSize(1);
        return arguments.with(arguments.find(path).get(0), value);
    }

    private static List<String> lost(String before, String after) {
        return ExpressionArguments.of(before, TERMS).lostIn(ExpressionArguments.of(after, TERMS));
    }
}
