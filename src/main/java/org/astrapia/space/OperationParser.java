package org.astrapia.space;

import static org.astrapia.language.Parameter.integer;
import static org.astrapia.language.Parameter.word;
import static org.astrapia.language.Term.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Expression;
import org.astrapia.language.Parameter;
import org.astrapia.language.Problems;
import org.astrapia.language.Vocabulary;

/** Reads operations: chains of primitives such as {@code relu >> depthwise(3, dilation=2) >> pointwise >> bn}. */
public final class OperationParser {
    private static final int LARGEST_WINDOW = 15;
    private static final Parameter DILATION = integer("dilation").from(1).to(8).or(1);

    private static final Vocabulary<Primitive> PRIMITIVES = Vocabulary.of(
            "primitive",
            term("relu", "rectified linear unit", arguments -> new Primitive.Relu()),
            term(
                    "conv",
                    "convolution with a square window, or conv(height, width)",
                    arguments -> {
                        int height = arguments.integer("height");
                        int width = arguments.has("width") ? arguments.integer("width") : height;
                        return new Primitive.Conv(height, width, arguments.integer("dilation"));
                    },
                    window("height"),
                    window("width").orNothing(),
                    DILATION),
            term(
                    "depthwise",
                    "convolution with one filter per channel",
                    arguments -> new Primitive.Depthwise(arguments.integer("size"), arguments.integer("dilation")),
                    window("size"),
                    DILATION),
            term("pointwise", "convolution with a window of one pixel", arguments -> new Primitive.Pointwise()),
            term(
                    "bn",
                    "batch normalisation; bn(search) in the search network only",
                    arguments -> new Primitive.BatchNorm(arguments.has("where")),
                    word("where", "search").orNothing()),
            term(
                    "max_pool",
                    "largest value of a window",
                    arguments -> new Primitive.MaxPool(arguments.integer("size")),
                    window("size")),
            term(
                    "avg_pool",
                    "mean of the pixels in a window",
                    arguments -> new Primitive.AvgPool(arguments.integer("size")),
                    window("size")),
            term("skip", "identity; a factorized reduction at stride 2", arguments -> new Primitive.Skip()),
            term("zero", "nothing at all", arguments -> new Primitive.Zero()));

    private OperationParser() {}

    /** The primitives by name, for completion and help. */
    public static Vocabulary<Primitive> vocabulary() {
        return PRIMITIVES;
    }

    /**
     * The chain that {@code expression} spells.
     *
     * @return the primitives in the order of their use; where {@code problems} was told of errors, those that could be
     *     read
     */
    public static List<Primitive> parse(Expression expression, Problems problems) {
        List<Expression> parts = expression instanceof Expression.Chain chain ? chain.parts() : List.of(expression);
        List<Primitive> primitives = new ArrayList<>();
        for (Expression part : parts) {
            Optional<Primitive> read = PRIMITIVES.read(part, problems);
            read.ifPresent(primitive -> {
                checkWindows(primitive, part, problems);
                checkAlone(primitive, part, parts.size(), problems);
                primitives.add(primitive);
            });
        }
        return List.copyOf(primitives);
    }

    private static Parameter window(String name) {
        return integer(name).from(1).to(LARGEST_WINDOW);
    }

    private static void checkWindows(Primitive primitive, Expression part, Problems problems) {
        for (int size : windows(primitive)) {
            if (size % 2 == 0) {
                problems.error(
                        part.at(),
                        part.length(),
                        "a window of " + size + " pixels has no middle; allowed are the odd sizes from 1 to "
                                + LARGEST_WINDOW);
                return;
            }
        }
    }

    private static List<Integer> windows(Primitive primitive) {
        if (primitive instanceof Primitive.Conv conv) {
            return List.of(conv.height(), conv.width());
        } else if (primitive instanceof Primitive.Depthwise depthwise) {
            return List.of(depthwise.size());
        } else if (primitive instanceof Primitive.MaxPool pool) {
            return List.of(pool.size());
        } else if (primitive instanceof Primitive.AvgPool pool) {
            return List.of(pool.size());
        }
        return List.of();
    }

    /** Skip and zero change their whole form with the stride, which has no sense within a chain. */
    private static void checkAlone(Primitive primitive, Expression part, int parts, Problems problems) {
        if (parts > 1 && (primitive instanceof Primitive.Skip || primitive instanceof Primitive.Zero)) {
            problems.error(
                    part.at(),
                    part.length(),
                    "`" + OperationPrinter.print(List.of(primitive)) + "` stands alone, not in a chain with others");
        }
    }
}
