package org.astrapia.config.value;

import java.util.Optional;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/** A type whose values are single words or numbers. */
public abstract class ScalarType<T> implements ValueType<T> {
    /** What is expected, for messages: {@code a whole number, 1 or more}. */
    protected abstract String expected();

    /** The value of a text; empty when it has another form. */
    protected abstract Optional<T> parse(String text);

    /** What there is to say of a text that was refused, behind it: {@code , which is 0 in 32 bits}. */
    protected String remark(String text) {
        return "";
    }

    @Override
    public String described() {
        return expected();
    }

    @Override
    public Optional<T> read(YamlNode node, Problems problems) {
        Optional<String> text = node.asText().map(YamlScalar::text);
        Optional<T> value = text.flatMap(this::parse);
        if (value.isEmpty()) {
            String remark = text.map(this::remark).orElse("");
            problems.error(node.at(), node.length(), "expected " + expected() + ", found " + node.described() + remark);
        }
        return value;
    }
}
