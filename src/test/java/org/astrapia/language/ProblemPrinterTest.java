package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.language.Problem.Severity;
import org.junit.jupiter.api.Test;

class ProblemPrinterTest {
    @Test
    void showsTheLineACaretAndWhatMayHaveBeenMeant() {
        Problems problems = new Problems(new Source("a.yaml", "loss:\n\tweights: cros-entropy\n"));
        problems.error(new Position("a.yaml", 2, 11), 12, "unknown loss", List.of("cross-entropy", "zero-one"));

        assertThat(ProblemPrinter.print(problems.all().get(0))).isEqualTo("""
                        a.yaml:2:11: unknown loss
                           weights: cros-entropy
                                    ^^^^^^^^^^^^
                          Maybe you meant cross-entropy or zero-one?""");
    }

    @Test
    void cutsALongLineAroundTheCaret() {
        Problem problem = new Problem(
                Severity.WARNING,
                new Position("a", 1, 501),
                "x".repeat(500) + "!" + "y".repeat(500),
                1,
                "long",
                List.of());

        String[] lines = ProblemPrinter.print(problem).split("\n");

        assertThat(lines[0]).isEqualTo("a:1:501: warning: long");
        assertThat(lines[1]).hasSizeLessThan(130).contains("x!y");
        assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf('!'));
    }

    @Test
    void cutsALongMessageInItsMiddle() {
        String message = "found `" + "x".repeat(100_000) + "`, allowed is a number";
        String printed =
                ProblemPrinter.print(new Problem(Severity.ERROR, new Position("a", 1, 1), "", 1, message, List.of()));

        assertThat(printed)
                .hasSizeLessThan(1100)
                .startsWith("a:1:1: found `xxx")
                .endsWith("xxx`, allowed is a number");
    }

    @Test
    void letsNoTextCommandTheTerminal() {
        Problem problem =
                new Problem(Severity.ERROR, new Position("a", 1, 1), "\u001b[2J", 1, "found \u001b[31m", List.of());

        assertThat(ProblemPrinter.print(problem)).doesNotContain("\u001b");
    }

    @Test
    void aFileWithoutLinesHasNoCaret() {
        Problem problem = new Problem(Severity.ERROR, new Position("a", 1, 1), "", 1, "empty", List.of());

        assertThat(ProblemPrinter.print(problem)).isEqualTo("a:1:1: empty");
    }

    @Test
    void noNameOfAFileCommandsTheTerminalEither() {
        Problem problem = new Problem(
                Severity.ERROR, new Position("x\u001b[31my\u202E.yaml", 1, 1), "", 1, "wrong", List.of("\u001b[2J"));

        assertThat(ProblemPrinter.print(problem))
                .isEqualTo("x\uFFFD[31my\uFFFD.yaml:1:1: wrong\n  Maybe you meant \uFFFD[2J?");
    }

    @Test
    void theCaretStandsUnderCharactersOfAnyWidth() {
        Problem problem =
                new Problem(Severity.ERROR, new Position("a", 1, 10), "猫: e\u0301 x 犬ab", 2, "wrong", List.of());

        assertThat(ProblemPrinter.print(problem)).isEqualTo("""
                        a:1:10: wrong
                          猫: e\u0301 x 犬ab
                                    ^^""".replace("\\u0301", "\u0301"));
    }
}
