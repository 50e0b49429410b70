package org.astrapia.language;

import java.util.List;
import java.util.function.Function;

/** Items in the order of the text. */
public record YamlList(Position at, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public int length() {
        return 1;
    }

    @Override
    public <R> R match(Function<YamlMap, R> map, Function<YamlList, R> list, Function<YamlScalar, R> scalar) {
        return list.apply(this);
    }

    @Override
    public String described() {
        return "a list";
    }
}
