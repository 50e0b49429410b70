package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.astrapia.language.Expression;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlScalar;

/** One argument of an expression, such as a rate; whether it fits is for the expression to say. */
public final class ArgumentType extends ScalarType<Expression> {
    @Override
    protected String expected() {
        return "an argument such as 0.1 or [0.9, 0.999]";
    }

    @Override
    protected Optional<Expression> parse(String text) {
        return ExpressionParser.parse(YamlScalar.of(text, new Position("", 1, 1)), new Problems());
    }

    @Override
    public String print(Expression value) {
        throw new IllegalStateException("the expression prints its arguments");
    }

    @Override
    public JsonObject schema() {
        return new JsonObject();
    }
}
