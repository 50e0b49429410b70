package org.astrapia.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Expression;
import org.astrapia.language.Problems;

/** Reads operations: chains of primitives such as {@code relu >> depthwise(3, dilation=2) >> pointwise >> bn}. */
public final class OperationParser {
    private OperationParser() {}

    /**
     * The chain that {@code expression} spells.
     *
     * @return the primitives in the order of their use; where {@code problems} was told of errors, those that could be
     *     read
     */
    public static List<Primitive> parse(Expression expression, Problems problems) {
        List<Expression> parts = expression.parts();
        List<Primitive> primitives = new ArrayList<>();
        for (Expression part : parts) {
            Optional<Primitive> read = Primitive.TERMS.read(part, problems);
            if (parts.size() > 1 && read.filter(Primitive::standsAlone).isPresent()) {
                problems.error(
                        part.at(),
                        part.length(),
                        "`" + Primitive.TERMS.print(read.get()) + "` stands alone, not in a chain with others");
            }
            read.ifPresent(primitives::add);
        }
        return List.copyOf(primitives);
    }
}
