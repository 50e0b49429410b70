package org.astrapia.language;

import java.util.List;

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
    public String described() {
        return "a list";
    }
}
