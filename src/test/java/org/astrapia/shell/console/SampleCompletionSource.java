package org.astrapia.shell.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;

/** A few commands and names over the real keys. */
record SampleCompletionSource() implements CompletionSource {
    @Override
    public List<Entry> commands() {
        return List.of(
                new Entry("set", "KEY = VALUE", "give a key a value", List.of(Kind.KEY), List.of()),
                new Entry(
                        "run",
                        "[EXPERIMENT] [key=value ...]",
                        "search and retrain",
                        List.of(Kind.EXPERIMENT, Kind.CHANGE),
                        List.of(Kind.CHANGE)),
                new Entry("retrain", "[EXPERIMENT]", "train", List.of(Kind.EXPERIMENT), List.of()),
                new Entry("genotype show", "FILE", "print a genotype", List.of(Kind.GENOTYPE), List.of()),
                new Entry("genotype diff", "FILE FILE", "compare two", List.of(Kind.GENOTYPE), List.of(Kind.GENOTYPE)));
    }

    @Override
    public List<Choice> options(String command) {
        return command.equals("retrain")
                ? List.of(new Choice("--genotype", "The genotype.", true, List.of(Kind.GENOTYPE), List.of()))
                : List.of();
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
