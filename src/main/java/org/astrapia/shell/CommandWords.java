package org.astrapia.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Suggestions;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.UsageException;

/**
 * The words of a call, sorted: which command, and what is for picocli. Global options may stand before the command's name,
 * picocli wants them behind it.
 *
 * @param command that is called; empty when the words before it are all there are
 * @param arguments options and parameters, those that stood before the name first
 * @param group of commands that was named without saying which one, for {@code astrapia genotype --help}
 */
record CommandWords(Optional<CommandEntry> command, List<String> arguments, Optional<String> group) {
    private static final List<String> SCRIPT_OPTIONS = List.of("-c", "-f");

    /** What other programs call {@code exit}. */
    private static final List<String> LEAVING = List.of("q", ":q", "bye", "logout");

    /** Second names of commands. */
    private static final Map<String, String> ALIASES = Map.of("quit", "exit", "?", "help");

    private static final String SYSTEM = "!";

    CommandWords {
        arguments = List.copyOf(arguments);
    }

    /**
     * Finds the command.
     *
     * @throws UsageException when there is none of that name
     */
    static CommandWords of(List<String> words) {
        int name = nextWord(words, 0);
        List<String> before = words.subList(0, name);
        if (name == words.size() || before.stream().anyMatch(SCRIPT_OPTIONS::contains)) {
            return new CommandWords(Optional.empty(), words, Optional.empty());
        }
        if (words.get(name).startsWith(SYSTEM) && words.get(name).length() > 1) { // as one word of the command line
            List<String> apart = new ArrayList<>(words.subList(0, name));
            apart.addAll(List.of(SYSTEM, words.get(name).substring(1)));
            apart.addAll(words.subList(name + 1, words.size()));
            return of(apart);
        }
        String first = ALIASES.getOrDefault(words.get(name), words.get(name));
        List<CommandEntry> candidates = Commands.ALL.group(first);
        if (candidates.isEmpty()) {
            throw new UsageException("there is no command '" + first + "'." + advice(first) + " `help` lists all.");
        }
        if (!candidates.get(0).grouped()) {
            return found(candidates.get(0), before, words.subList(name + 1, words.size()));
        }
        return ofGroup(first, candidates, before, words.subList(name + 1, words.size()));
    }

    /** Whether help is asked for. */
    boolean asksHelp() {
        return asksHelp(arguments);
    }

    private static boolean asksHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    private static String advice(String word) {
        return LEAVING.contains(word) ? " Maybe you meant exit?" : DidYouMean.advice(word, Commands.ALL.groups());
    }

    private static CommandWords ofGroup(
            String group, List<CommandEntry> candidates, List<String> before, List<String> rest) {
        List<String> names = candidates.stream().map(CommandEntry::lastWord).toList();
        int name = nextWord(rest, 0);
        List<String> options = join(before, rest.subList(0, name));
        if (name == rest.size()) {
            if (asksHelp(options)) {
                return new CommandWords(Optional.empty(), options, Optional.of(group));
            }
            throw new UsageException("'" + group + "' needs one of " + Suggestions.alternatives(names) + " after it.");
        }
        String second = rest.get(name);
        CommandEntry command = candidates.stream()
                .filter(candidate -> candidate.lastWord().equals(second))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no command '" + group + " " + second + "', only "
                        + group + " " + Suggestions.alternatives(names) + "." + DidYouMean.advice(second, names)));
        return found(command, options, rest.subList(name + 1, rest.size()));
    }

    private static CommandWords found(CommandEntry command, List<String> before, List<String> behind) {
        return new CommandWords(Optional.of(command), join(before, behind), Optional.empty());
    }

    private static int nextWord(List<String> words, int from) {
        int at = from;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at++;
        }
        return at;
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
