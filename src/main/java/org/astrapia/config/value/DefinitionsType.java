package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.astrapia.language.Expression;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Term;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;
import org.astrapia.space.Operation;
import org.astrapia.space.OperationParser;
import org.astrapia.space.Primitive;

/** Operations by name, each a chain of primitives. */
public final class DefinitionsType implements ValueType<Map<String, Operation>> {
    private static final ExpressionType<List<Primitive>> CHAIN = new ExpressionType<>(
            List.of(Primitive.TERMS),
            (expression, problems) -> Optional.of(OperationParser.parse(expression, problems)),
            Primitive.TERMS::printChain);

    @Override
    public Optional<Map<String, Operation>> read(YamlNode node, Problems problems) {
        Optional<YamlMap> map = node.asMap();
        if (map.isEmpty()) {
            String expected = "expected operations such as `my_conv: relu >> conv(3) >> bn`, found " + node.described();
            problems.error(node.at(), node.length(), expected);
            return Optional.empty();
        }
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (YamlMap.Entry entry : map.get().entries()) {
            String name = entry.key().text();
            if (!isName(name)) {
                String expected = "`" + name + "` cannot name an operation: a letter or `_`, then letters, digits,"
                        + " `_` and `-`";
                problems.error(entry.key().at(), entry.key().length(), expected);
            }
            CHAIN.read(entry.value(), problems).ifPresent(chain -> operations.put(name, new Operation(name, chain)));
        }
        return Optional.of(operations);
    }

    /** Genotypes write operations as calls, so their names follow the expression language. */
    private static boolean isName(String text) {
        return ExpressionParser.parse(YamlScalar.of(text, new Position("", 1, 1)), new Problems())
                .flatMap(Expression::asCall)
                .filter(call -> call.length() == text.length() && call.name().equals(text))
                .isPresent();
    }

    @Override
    public String print(Map<String, Operation> operations) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(operations)
                .forEach((name, operation) ->
                        text.append('\n').append(name).append(": ").append(CHAIN.print(operation.chain())));
        return text.isEmpty() ? "{}" : text.toString();
    }

    @Override
    public String described() {
        return "operations, each a chain of primitives such as `my_conv: relu >> conv(3) >> bn`";
    }

    @Override
    public List<Term<?>> terms() {
        return CHAIN.terms();
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("additionalProperties", CHAIN.schema());
        return schema;
    }
}
