package org.astrapia.shell.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Term;
import org.astrapia.language.TermParameter;
import org.astrapia.shell.console.CompletionSource.Choice;
import org.astrapia.shell.console.CompletionSource.Entry;
import org.astrapia.shell.console.CompletionSource.Kind;
import org.astrapia.space.Limits;

/**
 * What may stand at the cursor.
 *
 * @param from where the part of the line begins for which {@code suggestions} may stand
 */
public record Completions(int from, List<Suggestion> suggestions) {
    public Completions {
        suggestions = List.copyOf(suggestions);
    }

    /** What may stand at the end of a text. */
    public static Completions at(String text, CompletionSource source) {
        TypedCommand typed = TypedCommand.of(text);
        int dollar = text.lastIndexOf('$');
        if (dollar >= typed.wordStart() && text.substring(dollar + 1).chars().allMatch(Character::isLetterOrDigit)) {
            return new Completions(dollar, source.named(Kind.VARIABLE, ""));
        }
        return at(typed, source);
    }

    /** What may stand at the end of a command. */
    static Completions at(TypedCommand typed, CompletionSource source) {
        Optional<ValuePlace> value = ValuePlace.of(typed)
                .filter(place -> isKey(place.key(), source)
                        || KeyArgument.find(place.key(), source).isPresent());
        if (value.isEmpty()) {
            return new Completions(typed.wordStart(), words(typed, source));
        }
        ValuePlace place = value.get();
        boolean file = place.key().endsWith("path") || place.key().equals("extends");
        return file
                ? new Completions(place.filled(), files(place, typed, source))
                : new Completions(place.tokenStart(), values(place, typed, source));
    }

    /** A file may be called {@code a=b}. */
    private static boolean isKey(String path, CompletionSource source) {
        return source.keys().stream().anyMatch(key -> key.path().equals(path));
    }

    /** Files; behind {@code set} those alone that need no quotes, since the rest of that line is the value as it stands. */
    private static List<Suggestion> files(ValuePlace place, TypedCommand typed, CompletionSource source) {
        boolean asItStands = typed.command().equals("set");
        return source.named(Kind.FILE, place.text().substring(place.filled())).stream()
                .filter(file -> !asItStands || file.text().indexOf('\\') < 0)
                .toList();
    }

    private static List<Suggestion> words(TypedCommand typed, CompletionSource source) {
        if (typed.words().isEmpty()) {
            return commands(source);
        }
        String command = name(typed, source);
        if (command.isEmpty()) {
            return source.commands().stream()
                    .filter(entry -> entry.grouped() && entry.group().equals(typed.command()))
                    .map(entry -> Suggestion.of(entry.lastWord(), entry.summary()))
                    .toList();
        }
        List<Choice> options = source.options(command);
        if (typed.word().startsWith("-")) {
            return options(command, source);
        }
        Optional<Choice> option =
                valued(options, typed.words().get(typed.words().size() - 1));
        if (option.isPresent()) {
            List<Suggestion> values = new ArrayList<>(named(option.get().kinds(), typed.word(), source));
            option.get().choices().forEach(choice -> values.add(Suggestion.of(choice, "")));
            return values;
        }
        return arguments(command, options, typed, source);
    }

    /** Options of a command that a person may give. */
    static List<Suggestion> options(String command, CompletionSource source) {
        return source.options(command).stream()
                .map(option -> Suggestion.of(option.name(), option.meaning()))
                .toList();
    }

    /** The option whose value stands behind this word. */
    private static Optional<Choice> valued(List<Choice> options, String word) {
        return options.stream()
                .filter(option -> option.takesValue() && option.name().equals(word))
                .findFirst();
    }

    private static List<Suggestion> arguments(
            String command, List<Choice> options, TypedCommand typed, CompletionSource source) {
        Optional<Entry> entry = source.commands().stream()
                .filter(each -> each.name().equals(command))
                .findFirst();
        if (entry.isEmpty()) {
            return List.of();
        }
        boolean first = isFirst(
                typed.words()
                        .subList(command.contains(" ") ? 2 : 1, typed.words().size()),
                options);
        return named(first ? entry.get().first() : entry.get().rest(), typed.word(), source);
    }

    /** Whether only options and their values stand before the cursor. */
    private static boolean isFirst(List<String> words, List<Choice> options) {
        for (int i = 0; i < words.size(); i++) {
            boolean value = i > 0 && valued(options, words.get(i - 1)).isPresent();
            if (!words.get(i).startsWith("-") && !value) {
                return false;
            }
        }
        return true;
    }

    private static List<Suggestion> named(List<Kind> kinds, String typed, CompletionSource source) {
        List<Suggestion> named = new ArrayList<>();
        for (Kind kind : kinds) {
            named.addAll(
                    switch (kind) {
                        case KEY -> keys(typed, "", source);
                        case CHANGE -> keys(typed, "=", source);
                        case TOPIC -> topics(source);
                        case COMMAND -> commands(source);
                        default -> source.named(kind, typed);
                    });
        }
        return named;
    }

    private static List<Suggestion> topics(CompletionSource source) {
        List<Suggestion> topics = new ArrayList<>(commands(source));
        topics.addAll(source.named(Kind.TOPIC, ""));
        return topics;
    }

    /** The command that the words name: of one word, or two; empty while the second word of two is being typed. */
    private static String name(TypedCommand typed, CompletionSource source) {
        String first = typed.command();
        boolean grouped = source.commands().stream()
                .anyMatch(entry -> entry.grouped() && entry.group().equals(first));
        if (!grouped) {
            return first;
        }
        return typed.words().size() > 1 ? first + " " + typed.words().get(1) : "";
    }

    private static List<Suggestion> commands(CompletionSource source) {
        Map<String, Suggestion> commands = new LinkedHashMap<>();
        for (Entry entry : source.commands()) {
            String summary = entry.grouped() ? "commands on " + entry.group() : entry.summary();
            commands.putIfAbsent(entry.group(), Suggestion.of(entry.group(), summary));
        }
        return List.copyOf(commands.values());
    }

    /** The next part of a path, so that one walks down the sections: {@code search.} and then {@code search.epochs}. */
    private static List<Suggestion> keys(String typed, String behind, CompletionSource source) {
        int depth = typed.lastIndexOf('.') + 1;
        String section = typed.substring(0, depth);
        Map<String, Suggestion> keys = new LinkedHashMap<>();
        for (KeyHelp key : source.keys()) {
            if (key.path().startsWith(section)) {
                int dot = key.path().indexOf('.', depth);
                boolean whole = dot < 0;
                String path = whole ? key.path() + behind : key.path().substring(0, dot + 1);
                boolean done = whole && behind.isEmpty();
                keys.putIfAbsent(path, new Suggestion(path, whole ? key.meaning() : "a section", done));
            } else if (section.startsWith(key.path() + ".")) {
                for (KeyArgument argument : KeyArgument.of(key, source)) {
                    String path = argument.path() + behind;
                    keys.putIfAbsent(path, new Suggestion(path, argument.described(), behind.isEmpty()));
                }
            }
        }
        return List.copyOf(keys.values());
    }

    private static List<Suggestion> values(ValuePlace place, TypedCommand typed, CompletionSource source) {
        Optional<KeyHelp> key = source.keys().stream()
                .filter(each -> each.path().equals(place.key()))
                .findFirst();
        if (key.isEmpty()) {
            return KeyArgument.find(place.key(), source)
                    .map(argument -> values(argument))
                    .orElse(List.of());
        }
        Optional<Term<?>> call = place.call().flatMap(name -> term(key.get(), name));
        if (call.isPresent()) {
            return arguments(call.get(), place, source);
        }
        if (place.key().equals("space.operations")) {
            return source.named(Kind.OPERATION, "");
        }
        Stream<Suggestion> terms = key.get().terms().stream()
                .map(term -> Suggestion.begin(
                        term.parameters().stream().allMatch(TermParameter::optional) ? term.name() : term.name() + "(",
                        term.parameters().isEmpty() ? term.meaning() : term.signature() + " " + term.meaning()));
        return Stream.concat(whole(place, key.get(), typed, source).stream(), terms)
                .toList();
    }

    /** The value in force, or without one the default, where none is typed yet: to be changed, not typed anew. */
    private static Optional<Suggestion> whole(
            ValuePlace place, KeyHelp key, TypedCommand typed, CompletionSource source) {
        boolean restOfLine = typed.command().equals("set") || typed.command().equals("define");
        Optional<Suggestion> now = source.value(key.path()).map(value -> Suggestion.of(value, "the value now"));
        return place.value().isBlank()
                ? now.or(() -> key.initial().map(value -> Suggestion.of(value, "the default")))
                        .filter(value -> value.text().indexOf('\n') < 0)
                        .filter(value -> restOfLine || value.text().indexOf(' ') < 0)
                : Optional.empty();
    }

    private static List<Suggestion> values(KeyArgument argument) {
        List<String> choices = argument.place().parameter().choices();
        return choices.isEmpty()
                ? argument.now().stream()
                        .map(value -> Suggestion.of(value, "the value now"))
                        .toList()
                : choices.stream().map(choice -> Suggestion.of(choice, "")).toList();
    }

    private static List<Suggestion> arguments(Term<?> call, ValuePlace place, CompletionSource source) {
        List<Suggestion> suggestions = new ArrayList<>();
        Optional<String> named = place.named();
        for (int i = 0; i < call.parameters().size(); i++) {
            TermParameter parameter = call.parameters().get(i);
            boolean meant = named.isPresent() ? named.get().equals(parameter.name()) : i == place.argument();
            if (meant) {
                parameter.choices().forEach(choice -> suggestions.add(Suggestion.begin(choice, parameter.name())));
            }
            if (named.isEmpty() && parameter.kind() == TermParameter.Kind.OTHER_NAMES) {
                source.named(Kind.OPERATION, "")
                        .forEach(operation ->
                                suggestions.add(Suggestion.begin(operation.text() + "=", described(parameter))));
                suggestions.add(Suggestion.begin(Limits.POOLS + "=", described(parameter)));
            } else if (named.isEmpty()) {
                suggestions.add(Suggestion.begin(parameter.name() + "=", described(parameter)));
            }
        }
        return suggestions;
    }

    /** {@code a number (0 or more); 0 if not given}. */
    static String described(TermParameter parameter) {
        return kind(parameter) + (parameter.initial().isPresent() ? "; " + parameter + " if not given" : "");
    }

    /** {@code a number (0 or more)}. */
    static String kind(TermParameter parameter) {
        String range = parameter.range().described();
        String kind =
                parameter.choices().isEmpty() ? parameter.kind().described() : String.join(" or ", parameter.choices());
        return kind + (range.isEmpty() ? "" : " (" + range + ")");
    }

    static Optional<Term<?>> term(KeyHelp key, String name) {
        return key.terms().stream().filter(term -> term.name().equals(name)).findFirst();
    }
}
