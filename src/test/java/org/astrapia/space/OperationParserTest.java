package org.astrapia.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Position;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationParserTest {
    @Test
    void readsAChain() {
        assertThat(parse("relu >> depthwise(3, dilation=2) >> pointwise >> bn", new Problems()))
                .containsExactly(
                        new Primitive.Relu(),
                        new Primitive.Depthwise(3, 2),
                        new Primitive.Pointwise(),
                        new Primitive.BatchNorm(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skip",
                "zero",
                "max_pool(3) >> bn(search)",
                "avg_pool(5)",
                "relu >> conv(1, 7) >> conv(7, 1) >> bn",
                "conv(3, dilation=8)",
                "conv(1, 15, dilation=2)",
                "depthwise(15) >> pointwise"
            })
    void printsWhatItReads(String chain) {
        assertThat(Primitive.TERMS.printChain(parse(chain, new Problems()))).isEqualTo(chain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conv(4)              | test:1:1: a window of 4 pixels has no middle; allowed are the odd sizes from 1 to 15
            relu >> conv(3, 17)  | test:1:17: `width` is 17, allowed is from 1 to 15
            depthwise(3, 9)      | test:1:14: `dilation` is 9, allowed is from 1 to 8
            relu >> skip         | test:1:9: `skip` stands alone, not in a chain with others
            zero >> bn           | test:1:1: `zero` stands alone, not in a chain with others
            max_pool             | test:1:1: `size` is missing in max_pool(size)
            bn(serch)            | Maybe you meant search?
            depthwse(3)          | Maybe you meant depthwise?
            3                    | test:1:1: expected a primitive
            """)
    void saysWhereAChainIsWrong(String chain, String message) {
        Problems problems = new Problems(new Source("test", chain));
        parse(chain, problems);
        assertThat(problems.all())
                .extracting(ProblemPrinter::print)
                .singleElement()
                .asString()
                .contains(message);
    }

    private static List<Primitive> parse(String chain, Problems problems) {
        return OperationParser.parse(ExpressionParser.parse(chain, new Position("test", 1, 1)), problems);
    }
}
