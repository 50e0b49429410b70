package org.astrapia.shell.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;

/** A few commands and names over the real keys. */
record SampleCatalogue() implements Catalogue {
    @Override
    public List<Entry> commands() {
        return List.of(
                new Entry("set", "KEY = VALUE", "give a key a value"),
                new Entry("run", "[EXPERIMENT] [key=value ...]", "search and retrain"),
                new Entry("retrain", "[EXPERIMENT]", "train"),
                new Entry("genotype show", "FILE", "print a genotype"),
                new Entry("genotype diff", "FILE FILE", "compare two"));
    }

    @Override
    public List<Suggestion> options(String command) {
        return command.equals("retrain") ? List.of(Suggestion.of("--genotype", "The genotype.")) : List.of();
    }

    @Override
    public List<Suggestion> named(Kind kind, String beginning) {
        return List.of(Suggestion.of(kind.name().toLowerCase(Locale.ROOT) + "-1", beginning));
    }

    @Override
    public List<KeyHelp> keys() {
        return KeyGuide.all();
    }

    @Override
    public Optional<String> value(String key) {
        return key.equals("search.epochs") ? Optional.of("7") : Optional.empty();
    }
}
