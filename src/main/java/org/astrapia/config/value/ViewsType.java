package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlNode;

/** A list of two chains of augmentations, or of one that stands for both. */
public final class ViewsType implements ValueType<List<List<Augmentation>>> {
    private static final int VIEWS = 2;

    private final ExpressionType<List<Augmentation>> chain;

    public ViewsType(ExpressionType<List<Augmentation>> chain) {
        this.chain = chain;
    }

    @Override
    public Optional<List<List<Augmentation>>> read(YamlNode node, Problems problems) {
        Optional<YamlList> list = node.asList();
        if (list.isEmpty()) {
            String expected =
                    "expected a list of one or two chains such as [flip, flip >> grey(0.2)], found " + node.described();
            problems.error(node.at(), node.length(), expected);
            return Optional.empty();
        }
        List<YamlNode> items = list.get().items();
        List<List<Augmentation>> views = new ArrayList<>();
        for (YamlNode item : items) {
            chain.read(item, problems).ifPresent(views::add);
        }
        if (views.size() < items.size()) {
            return Optional.empty();
        }
        if (items.isEmpty() || items.size() > VIEWS) {
            YamlNode wrong = items.isEmpty() ? node : items.get(VIEWS);
            String count = items.size() + " views are given, allowed are 2, or 1 that is drawn twice";
            problems.error(wrong.at(), wrong.length(), count);
            return Optional.empty();
        }
        return Optional.of(List.of(views.get(0), views.get(views.size() - 1)));
    }

    @Override
    public String print(List<List<Augmentation>> views) {
        StringBuilder text = new StringBuilder();
        views.forEach(view -> text.append("\n- ").append(chain.print(view)));
        return text.toString();
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "array");
        schema.addProperty("minItems", 1);
        schema.addProperty("maxItems", VIEWS);
        schema.add("items", chain.schema());
        return schema;
    }
}
