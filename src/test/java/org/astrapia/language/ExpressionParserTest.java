package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Collectors;
import org.astrapia.language.Expression.Argument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    private static final Position START = new Position("test.yaml", 3, 5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    relu >> depthwise(3, dilation=2) >> bn   | (relu >> depthwise(3, dilation=2) >> bn)
                    cross-entropy + 10 * zero-one(l1)        | (cross-entropy + (10 * zero-one(l1)))
                    a + b >> c * d + e                       | ((a + b) >> ((c * d) + e))
                    a*(b+c)                                  | (a * (b + c))
                    adam(3e-4, betas=[.5, -0.999])           | adam(3e-4, betas=[.5, -0.999])
                    f( )                                     | f
                    []                                       | []
                    017                                      | 017
                    """)
    void bindsChainsLooserThanSumsLooserThanProducts(String text, String structure) {
        assertThat(show(ExpressionParser.parse(text, START))).isEqualTo(structure);
    }

    @Test
    void everyNodeKnowsWhereItStands() {
        Expression.Chain chain = (Expression.Chain) ExpressionParser.parse("sgd(0.025)  >>  cosine(0.001)", START);

        Expression schedule = chain.parts().get(1);
        assertThat(chain.at()).isEqualTo(START);
        assertThat(chain.length()).isEqualTo(29);
        assertThat(schedule.at()).isEqualTo(START.plus(16));
        assertThat(schedule.length()).isEqualTo(13);
        assertThat(((Expression.Call) schedule).arguments().get(0).at()).isEqualTo(START.plus(23));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sgd(0.1           | 8  | expected `,` or `)`, found the end
                    sgd 0.1           | 5  | expected `>>`, `+`, `*` or the end, found `0.1`
                    a >> >> b         | 6  | expected a name, a number, `(` or `[`, found `>>`
                    a > b             | 3  | `>` has no meaning in an expression
                    f(a + b = 2)      | 9  | expected `,` or `)`, found `=`
                    f("a=1)           | 3  | the quote that begins here is not closed
                    f(ärger=1)        | 3  | `ä` has no meaning in an expression; names of other letters than a to z stand in double quotes
                    3x3               | 1  | `3x3` is neither a number nor a name
                    1.2.3             | 1  | `1.2.3` is neither a number nor a name
                    1e999             | 1  | `1e999` is too large
                    crop(4) → flip    | 9  | `→` has no meaning in an expression
                    """)
    void saysWhatItExpectedAndWhere(String text, int column, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ExpressionParser.parse(text, START))
                .satisfies(refused -> {
                    Problem problem = refused.problems().get(0);
                    assertThat(problem.message()).isEqualTo(message);
                    assertThat(problem.at()).isEqualTo(START.plus(column - 1));
                    assertThat(problem.sourceLine()).isEqualTo("    " + text);
                });
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        String deep = "(".repeat(100_000);
        String deepCalls = "f(".repeat(4_000);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ExpressionParser.parse(deep, START))
                .withMessageContaining("at most 10000 characters");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ExpressionParser.parse(deepCalls, START))
                .withMessageContaining("at most 30 levels");
    }

    @Test
    void anArgumentMayHaveAnyName() {
        Expression.Call call = (Expression.Call) ExpressionParser.parse("f(\"蚂蚁 \\\"1\\\" \\\\, )\"=2, 007=3)", START);

        assertThat(call.arguments())
                .extracting(argument -> argument.name().orElseThrow())
                .containsExactly("蚂蚁 \"1\" \\, )", "007");
        assertThat(call.arguments().get(1).at()).isEqualTo(START.plus(22));
    }

    private static String show(Expression expression) {
        if (expression instanceof Expression.Chain chain) {
            return join(chain.parts(), " >> ", "(", ")");
        } else if (expression instanceof Expression.Sum sum) {
            return join(sum.terms(), " + ", "(", ")");
        } else if (expression instanceof Expression.Product product) {
            return join(product.factors(), " * ", "(", ")");
        } else if (expression instanceof Expression.Items items) {
            return join(items.items(), ", ", "[", "]");
        } else if (expression instanceof Expression.Numeral numeral) {
            return numeral.text();
        }
        Expression.Call call = (Expression.Call) expression;
        return call.arguments().isEmpty()
                ? call.name()
                : call.arguments().stream()
                        .map(ExpressionParserTest::show)
                        .collect(Collectors.joining(", ", call.name() + "(", ")"));
    }

    private static String show(Argument argument) {
        return argument.name().map(name -> name + "=").orElse("") + show(argument.value());
    }

    private static String join(List<Expression> parts, String between, String before, String after) {
        return parts.stream().map(ExpressionParserTest::show).collect(Collectors.joining(between, before, after));
    }
}
