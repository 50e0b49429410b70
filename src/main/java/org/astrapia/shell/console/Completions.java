package org.astrapia.shell.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Parameter;
import org.astrapia.language.Term;
import org.astrapia.shell.console.Catalogue.Entry;
import org.astrapia.shell.console.Catalogue.Kind;

/**
 * What may stand at the cursor.
 *
 * @param from where the part of the line begins for which {@code suggestions} may stand
 */
public record Completions(int from, List<Suggestion> suggestions) {
    private static final Set<String> KEY_COMMANDS = Set.of("set", "unset", "explain", "show");
    private static final Set<String> CHANGING =
            Set.of("run", "search", "retrain", "check", "show", "compile", "bench", "data stats", "genotype random");
    private static final Map<String, List<Kind>> ARGUMENTS = Map.ofEntries(
            Map.entry("run", List.of(Kind.EXPERIMENT)),
            Map.entry("search", List.of(Kind.EXPERIMENT)),
            Map.entry("retrain", List.of(Kind.EXPERIMENT)),
            Map.entry("check", List.of(Kind.EXPERIMENT)),
            Map.entry("show", List.of(Kind.EXPERIMENT)),
            Map.entry("use", List.of(Kind.EXPERIMENT)),
            Map.entry("compile", List.of(Kind.EXPERIMENT)),
            Map.entry("bench", List.of(Kind.EXPERIMENT)),
            Map.entry("data stats", List.of(Kind.EXPERIMENT)),
            Map.entry("genotype random", List.of(Kind.EXPERIMENT)),
            Map.entry("diff", List.of(Kind.EXPERIMENT, Kind.RUN)),
            Map.entry("resume", List.of(Kind.RUN)),
            Map.entry("evaluate", List.of(Kind.RUN)),
            Map.entry("report", List.of(Kind.RUN)),
            Map.entry("runs show", List.of(Kind.RUN)),
            Map.entry("runs compare", List.of(Kind.RUN)),
            Map.entry("plot", List.of(Kind.FIGURE, Kind.RUN)),
            Map.entry("genotype show", List.of(Kind.GENOTYPE)),
            Map.entry("genotype stats", List.of(Kind.GENOTYPE)),
            Map.entry("genotype diff", List.of(Kind.GENOTYPE)),
            Map.entry("genotype check", List.of(Kind.GENOTYPE)),
            Map.entry("genotype draw", List.of(Kind.GENOTYPE)),
            Map.entry("genotype export", List.of(Kind.GENOTYPE)),
            Map.entry("genotype import", List.of(Kind.FILE)),
            Map.entry("save", List.of(Kind.FILE)),
            Map.entry("source", List.of(Kind.FILE)),
            Map.entry("stop", List.of(Kind.JOB)),
            Map.entry("wait", List.of(Kind.JOB)));
    private static final Map<String, Kind> OPTION_VALUES =
            Map.of("--genotype", Kind.GENOTYPE, "--experiment", Kind.EXPERIMENT, "--out", Kind.FILE);

    public Completions {
        suggestions = List.copyOf(suggestions);
    }

    /** What may stand at the end of a text. */
    public static Completions at(String text, Catalogue catalogue) {
        Typed typed = Typed.of(text);
        int dollar = text.lastIndexOf('$');
        if (dollar >= typed.wordStart() && text.substring(dollar + 1).chars().allMatch(Character::isLetterOrDigit)) {
            return new Completions(dollar, catalogue.named(Kind.VARIABLE, ""));
        }
        return at(typed, catalogue);
    }

    /** What may stand at the end of a command. */
    static Completions at(Typed typed, Catalogue catalogue) {
        Optional<ValuePlace> value = ValuePlace.of(typed).filter(place -> isKey(place.key(), catalogue));
        if (value.isEmpty()) {
            return new Completions(typed.wordStart(), words(typed, catalogue));
        }
        ValuePlace place = value.get();
        boolean file = place.key().endsWith("path") || place.key().equals("extends");
        return file
                ? new Completions(place.filled(), files(place, typed, catalogue))
                : new Completions(place.tokenStart(), values(place, catalogue));
    }

    /** A file may be called {@code a=b}. */
    private static boolean isKey(String path, Catalogue catalogue) {
        return catalogue.keys().stream().anyMatch(key -> key.path().equals(path));
    }

    /** Files; behind {@code set} those alone that need no quotes, since the rest of that line is the value as it stands. */
    private static List<Suggestion> files(ValuePlace place, Typed typed, Catalogue catalogue) {
        boolean asItStands = typed.command().equals("set");
        return catalogue.named(Kind.FILE, place.text().substring(place.filled())).stream()
                .filter(file -> !asItStands || file.text().indexOf('\\') < 0)
                .toList();
    }

    private static List<Suggestion> words(Typed typed, Catalogue catalogue) {
        if (typed.words().isEmpty()) {
            return commands(catalogue);
        }
        String command = name(typed, catalogue);
        if (command.isEmpty()) {
            return catalogue.commands().stream()
                    .filter(entry -> entry.grouped() && entry.group().equals(typed.command()))
                    .map(entry -> Suggestion.of(entry.lastWord(), entry.summary()))
                    .toList();
        }
        String before = typed.words().get(typed.words().size() - 1);
        if (typed.word().startsWith("-")) {
            return catalogue.options(command);
        }
        if (OPTION_VALUES.containsKey(before)) {
            return catalogue.named(OPTION_VALUES.get(before), typed.word());
        }
        if (before.equals("--as")) {
            return List.of(Suggestion.of("darts", ""), Suggestion.of("fairdarts", ""));
        }
        return arguments(command, typed, catalogue);
    }

    private static List<Suggestion> arguments(String command, Typed typed, Catalogue catalogue) {
        boolean first = typed.words().size() == (command.contains(" ") ? 2 : 1);
        List<Suggestion> suggestions = new ArrayList<>();
        if (command.equals("help")) {
            suggestions.addAll(first ? commands(catalogue) : List.of());
            suggestions.add(Suggestion.of("expressions", "how values are written"));
            suggestions.add(Suggestion.of("scripts", "variables and loops"));
            return suggestions;
        }
        boolean several = command.equals("diff")
                || command.equals("report")
                || command.startsWith("genotype")
                || command.startsWith("runs");
        if (first || several || command.equals("plot")) {
            ARGUMENTS
                    .getOrDefault(command, List.of())
                    .forEach(kind -> suggestions.addAll(catalogue.named(kind, typed.word())));
        }
        if (first && KEY_COMMANDS.contains(command)) {
            suggestions.addAll(keys(typed.word(), "", catalogue));
        } else if (CHANGING.contains(command)) {
            suggestions.addAll(keys(typed.word(), "=", catalogue));
        }
        return suggestions;
    }

    /** The command that the words name: of one word, or two; empty while the second word of two is being typed. */
    private static String name(Typed typed, Catalogue catalogue) {
        String first = typed.command();
        boolean grouped = catalogue.commands().stream()
                .anyMatch(entry -> entry.grouped() && entry.group().equals(first));
        if (!grouped) {
            return first;
        }
        return typed.words().size() > 1 ? first + " " + typed.words().get(1) : "";
    }

    private static List<Suggestion> commands(Catalogue catalogue) {
        Map<String, Suggestion> commands = new LinkedHashMap<>();
        for (Entry entry : catalogue.commands()) {
            String summary = entry.grouped() ? "commands on " + entry.group() : entry.summary();
            commands.putIfAbsent(entry.group(), Suggestion.of(entry.group(), summary));
        }
        return List.copyOf(commands.values());
    }

    /** The next part of a path, so that one walks down the sections: {@code search.} and then {@code search.epochs}. */
    private static List<Suggestion> keys(String typed, String behind, Catalogue catalogue) {
        int depth = typed.lastIndexOf('.') + 1;
        String section = typed.substring(0, depth);
        Map<String, Suggestion> keys = new LinkedHashMap<>();
        for (KeyHelp key : catalogue.keys()) {
            if (key.path().startsWith(section)) {
                int dot = key.path().indexOf('.', depth);
                boolean whole = dot < 0;
                String path = whole ? key.path() + behind : key.path().substring(0, dot + 1);
                boolean done = whole && behind.isEmpty();
                keys.putIfAbsent(path, new Suggestion(path, whole ? key.meaning() : "a section", done));
            }
        }
        return List.copyOf(keys.values());
    }

    private static List<Suggestion> values(ValuePlace place, Catalogue catalogue) {
        Optional<KeyHelp> key = catalogue.keys().stream()
                .filter(each -> each.path().equals(place.key()))
                .findFirst();
        if (key.isEmpty()) {
            return List.of();
        }
        Optional<Term<?>> call = place.call().flatMap(name -> term(key.get(), name));
        if (call.isPresent()) {
            return arguments(call.get(), place);
        }
        if (place.key().equals("space.operations")) {
            return catalogue.named(Kind.OPERATION, "");
        }
        Stream<Suggestion> terms = key.get().terms().stream()
                .map(term -> Suggestion.begin(
                        term.parameters().stream().allMatch(Parameter::optional) ? term.name() : term.name() + "(",
                        term.parameters().isEmpty() ? term.meaning() : term.signature() + " " + term.meaning()));
        String typed = place.text().substring(place.tokenStart());
        Stream<Suggestion> initial =
                place.value().strip().equals(typed) && key.get().terms().isEmpty()
                        ? key.get().initial().stream().map(value -> Suggestion.of(value, "the default"))
                        : Stream.empty();
        return Stream.concat(terms, initial).toList();
    }

    private static List<Suggestion> arguments(Term<?> call, ValuePlace place) {
        List<Suggestion> suggestions = new ArrayList<>();
        Optional<String> named = place.named();
        for (int i = 0; i < call.parameters().size(); i++) {
            Parameter parameter = call.parameters().get(i);
            boolean meant = named.isPresent() ? named.get().equals(parameter.name()) : i == place.argument();
            if (meant) {
                parameter.choices().forEach(choice -> suggestions.add(Suggestion.begin(choice, parameter.name())));
            }
            if (named.isEmpty()) {
                suggestions.add(Suggestion.begin(parameter.name() + "=", described(parameter)));
            }
        }
        return suggestions;
    }

    /** {@code a number (0 or more); 0 if not given}. */
    static String described(Parameter parameter) {
        String range = parameter.range().described();
        String kind =
                parameter.choices().isEmpty() ? parameter.kind().described() : String.join(" or ", parameter.choices());
        return kind
                + (range.isEmpty() ? "" : " (" + range + ")")
                + (parameter.initial().isPresent() ? "; " + parameter + " if not given" : "");
    }

    static Optional<Term<?>> term(KeyHelp key, String name) {
        return key.terms().stream().filter(term -> term.name().equals(name)).findFirst();
    }
}
