package org.astrapia.shell.command.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Term;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.Registry;
import org.astrapia.shell.command.Section;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Everything that has a name, as Markdown: commands, keys and the words of expressions, each from where the program itself
 * declares it. {@code docs/reference.md} is what {@code help reference} prints.
 */
final class Reference {
    private static final String HEAD = """
            # Reference

            Written by the program: `shell/astrapia help reference > docs/reference.md`.

            - [Commands](#commands)
            - [Exit status](#exit-status)
            - [Keys of an experiment](#keys-of-an-experiment)
            - [Names in expressions](#names-in-expressions)
            """;

    private static final String OPTIONS = """

            Every command takes `--json` (one JSON document on standard output), `--quiet` (no progress and no notes),
            `--no-color`, `--gpu` (TensorFlow's natives for GPUs) and `--help`.
            """;

    private static final String EXPRESSIONS = """

            In brackets stand the values that a name takes: `name` must be given, `name=value` shows a default, and `[name]` may be
            left out and then has no effect.
            """;

    private static final List<String> GLOBAL = List.of("--json", "--quiet", "--no-color", "--gpu", "--help");

    /** So many commands must take the same for it to be told once. */
    private static final int COMMON = 3;

    private final StringBuilder text = new StringBuilder(HEAD);

    private Reference() {}

    /** The whole text. */
    static String of(Registry registry) {
        Reference reference = new Reference();
        reference.commands(registry);
        reference.statuses();
        reference.keys();
        reference.names();
        return reference.text.toString();
    }

    private void commands(Registry registry) {
        text.append("\n## Commands\n").append(OPTIONS).append('\n');
        Map<String, Long> uses = registry.all().stream()
                .flatMap(Reference::arguments)
                .collect(Collectors.groupingBy(each -> each, LinkedHashMap::new, Collectors.counting()));
        Set<String> common = new LinkedHashSet<>(uses.keySet());
        common.removeIf(argument -> uses.getOrDefault(argument, 0L) < COMMON);
        common.forEach(argument -> text.append("- ").append(argument).append('\n'));
        for (Section section : registry.sections()) {
            text.append("\n### ").append(section.title()).append("\n\n");
            header("command", "what it does", "example");
            section.commands()
                    .forEach(command -> row(code(command.call()), command.summary(), code(command.example())));
            text.append('\n');
            section.commands().forEach(command -> options(command, common));
        }
    }

    /** What a command alone takes. */
    private void options(CommandEntry command, Set<String> common) {
        List<String> own = arguments(command)
                .filter(argument -> !common.contains(argument))
                .toList();
        if (!own.isEmpty()) {
            text.append("- `").append(command.name()).append("`\n");
            own.forEach(line -> text.append("  - ").append(line).append('\n'));
        }
    }

    private static Stream<String> arguments(CommandEntry command) {
        CommandSpec spec = new CommandLine(command.create()).getCommandSpec();
        Stream<String> arguments =
                spec.positionalParameters().stream().map(argument -> argument(argument.paramLabel(), argument));
        Stream<String> options = spec.options().stream()
                .filter(option -> !option.hidden() && !GLOBAL.contains(option.longestName()))
                .map(option -> argument(
                        option.arity().max() > 0
                                ? option.longestName() + " " + option.paramLabel()
                                : option.longestName(),
                        option));
        return Stream.concat(arguments, options);
    }

    private static String argument(String label, ArgSpec argument) {
        return "`" + label + "`: " + String.join(" ", argument.description());
    }

    private void statuses() {
        text.append("\n## Exit status\n\n");
        header("status", "meaning");
        ExitStatus.meanings().forEach((status, meaning) -> row(String.valueOf(status), meaning));
    }

    /** Keys by their section. */
    private void keys() {
        text.append("\n## Keys of an experiment\n");
        Map<String, List<KeyHelp>> sections = new LinkedHashMap<>();
        for (KeyHelp key : KeyGuide.all()) {
            int dot = key.path().indexOf('.');
            String section = dot < 0 ? "" : key.path().substring(0, dot);
            sections.computeIfAbsent(section, name -> new ArrayList<>()).add(key);
        }
        sections.forEach((section, keys) -> {
            text.append("\n### ")
                    .append(section.isEmpty() ? "At the top" : section)
                    .append("\n\n");
            header("key", "takes", "default", "meaning", "papers");
            keys.forEach(key -> row(
                    code(key.path()),
                    key.expected(),
                    key.initial().map(Reference::code).orElse("not set"),
                    key.meaning(),
                    key.source()));
        });
    }

    /** Names by the keys in which they may stand; keys that take the same ones share a table. */
    private void names() {
        text.append("\n## Names in expressions\n").append(EXPRESSIONS);
        Map<List<Term<?>>, List<String>> keys = new LinkedHashMap<>();
        for (KeyHelp key : KeyGuide.all()) {
            List<Term<?>> told = key.terms().stream()
                    .filter(term -> !term.meaning().isEmpty())
                    .toList();
            if (!told.isEmpty()) {
                keys.computeIfAbsent(told, terms -> new ArrayList<>()).add(code(key.path()));
            }
        }
        keys.forEach((terms, paths) -> {
            text.append("\n### ").append(String.join(", ", paths)).append("\n\n");
            header("name", "meaning");
            terms.forEach(term -> row(code(term.signature()), term.meaning()));
        });
    }

    private void header(String... titles) {
        row(titles);
        text.append("|---".repeat(titles.length)).append("|\n");
    }

    private void row(String... cells) {
        Arrays.stream(cells)
                .forEach(cell -> text.append("| ").append(cell(cell)).append(' '));
        text.append("|\n");
    }

    /** What would end a cell of a table is written otherwise. */
    private static String cell(String value) {
        return value.replace("|", "\\|").replaceAll("\\s*\\n\\s*", " ");
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value.strip() + "`";
    }
}
