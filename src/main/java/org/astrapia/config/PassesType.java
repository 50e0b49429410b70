package org.astrapia.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.config.value.NamesType;
import org.astrapia.config.value.PassNames;
import org.astrapia.config.value.ValueType;
import org.astrapia.language.Problems;
import org.astrapia.language.Suggestions;
import org.astrapia.language.Term;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/** {@code all}, {@code none} or a list of passes. */
final class PassesType implements ValueType<Passes> {
    private static final NamesType NAMES = new NamesType("pass");

    private final ChoiceType<Passes> whole = new ChoiceType<Passes>("choice of passes")
            .or("all", new Passes(true, List.of()))
            .or("none", new Passes(false, List.of()));

    @Override
    public Optional<Passes> read(YamlNode node, Problems problems) {
        Optional<YamlList> list = node.asList();
        if (list.isEmpty()) {
            return whole.read(node, problems);
        }
        List<YamlScalar> unknown = list.get().items().stream()
                .flatMap(item -> item.asScalar().stream())
                .filter(name -> !PassNames.all().contains(name.text()))
                .toList();
        for (YamlScalar name : unknown) {
            problems.error(
                    name.at(),
                    name.length(),
                    "unknown pass " + name.described() + ", expected " + Suggestions.alternatives(PassNames.all()),
                    Suggestions.closest(name.text(), PassNames.all()));
        }
        Optional<List<String>> names = NAMES.read(node, problems);
        return unknown.isEmpty() ? names.map(chosen -> new Passes(false, inOrder(chosen))) : Optional.empty();
    }

    private static List<String> inOrder(List<String> chosen) {
        return PassNames.all().stream().filter(chosen::contains).toList();
    }

    @Override
    public String print(Passes passes) {
        return passes.all() || passes.names().isEmpty() ? whole.print(passes) : NAMES.print(passes.names());
    }

    @Override
    public String described() {
        return whole.described() + ", or a list of " + Suggestions.alternatives(PassNames.all());
    }

    @Override
    public List<Term<?>> terms() {
        List<Term<?>> terms = new ArrayList<>(whole.terms());
        terms.addAll(ChoiceType.ofNames("pass", PassNames.all()).terms());
        return terms;
    }

    @Override
    public JsonObject schema() {
        JsonObject list = NAMES.schema();
        list.add("items", ChoiceType.ofNames("pass", PassNames.all()).schema());
        JsonArray forms = new JsonArray();
        forms.add(whole.schema());
        forms.add(list);
        JsonObject schema = new JsonObject();
        schema.add("anyOf", forms);
        return schema;
    }
}
