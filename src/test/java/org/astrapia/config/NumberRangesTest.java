package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.astrapia.language.Range;
import org.astrapia.language.Term;
import org.astrapia.language.TermParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number that an experiment can hold, without any of them being named here: a new one is looked at too. */
class NumberRangesTest {
    /** What 32 bits hold, in round numbers. */
    private static final double MOST = 1e38;

    /** What 32 bits make infinite, or 0. */
    private static final List<String> LOST = List.of("1e39", "-1e39", "1e-50", "-1e-50", "1e-40");

    private static final List<String> NO_NUMBERS =
            List.of("NaN", ".nan", "inf", "Infinity", "1e999", "0x10", "1_0", "");

    @TempDir
    private Path path;

    @Test
    void aNumberThatComputationCannotHoldIsRefused() {
        TextFolder folder = new TextFolder(path);
        List<String> accepted = new ArrayList<>();
        int asked = 0;
        for (Key<?> key : Keys.all()) {
            for (String text : LOST) {
                for (String value : written(key, text)) {
                    asked++;
                    if (folder.problems("experiment: a", key.path() + "=" + value).stream()
                            .noneMatch(problem -> problem.contains(text))) {
                        accepted.add(key.path() + "=" + value);
                    }
                }
            }
        }

        assertThat(accepted).isEmpty();
        assertThat(asked).isGreaterThan(400);
    }

    @Test
    void aWordIsNoNumber() {
        TextFolder folder = new TextFolder(path);
        for (Key<?> key : Keys.all()) {
            for (String text : NO_NUMBERS) {
                for (String value : written(key, text)) {
                    assertThat(folder.problems("experiment: a", key.path() + "=" + value))
                            .as(key.path() + "=" + value)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void everyNumberHasBothBounds() {
        for (Key<?> key : Keys.all()) {
            for (Term<?> term : key.type().terms()) {
                for (TermParameter parameter : term.parameters()) {
                    if (isNumber(parameter)) {
                        Range range = parameter.range();
                        assertThat(List.of(range.least(), range.most()))
                                .as(key.path() + ": " + term.signature() + ", " + parameter.name())
                                .allMatch(bound -> Math.abs(bound) <= MOST)
                                .doesNotContain((double) Integer.MIN_VALUE, (double) Integer.MAX_VALUE);
                    }
                }
            }
        }
    }

    /** Values of a key that hold {@code number}, each in the place of another of its numbers. */
    private static List<String> written(Key<?> key, String number) {
        List<String> values = new ArrayList<>();
        if (key.type().described().contains("number")) {
            values.add(number);
        }
        for (Term<?> term : key.type().terms()) {
            for (TermParameter wrong : term.parameters()) {
                if (isNumber(wrong)) {
                    values.add(whole(term.parameters().stream()
                            .filter(parameter -> parameter == wrong || !parameter.optional())
                            .map(parameter -> parameter.name() + "=" + argument(parameter, parameter == wrong, number))
                            .collect(Collectors.joining(", ", term.name() + "(", ")"))));
                }
            }
        }
        return values;
    }

    private static String argument(TermParameter parameter, boolean wrong, String number) {
        if (!isNumber(parameter)) {
            return parameter.choices().get(0);
        }
        double middle = (parameter.range().least() + parameter.range().most()) / 2;
        String right = parameter.kind().described().contains("whole") ? "" + (int) middle : "" + middle;
        String value = wrong ? number : right;
        return parameter.kind().described().contains("list")
                ? "[" + value + (", " + right).repeat(parameter.size().orElse(1) - 1) + "]"
                : value;
    }

    /** What stands as a part of another expression alone, within one. */
    private static String whole(String call) {
        if (Schedule.TERMS.names().contains(call.substring(0, call.indexOf('(')))) {
            return "sgd(0.1) >> " + call;
        }
        return call.startsWith("class-balanced") || call.startsWith("inverse-frequency") ? call + " * focal" : call;
    }

    private static boolean isNumber(TermParameter parameter) {
        return parameter.choices().isEmpty();
    }
}
