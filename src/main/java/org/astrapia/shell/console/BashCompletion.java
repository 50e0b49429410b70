package org.astrapia.shell.console;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.shell.console.BashLine.Quote;
import org.astrapia.shell.console.CompletionSource.Kind;

/** What may stand at the cursor of a command line of bash, written as bash is to insert it. */
public final class BashCompletion {
    private BashCompletion() {}

    /**
     * The words that may stand there.
     *
     * @param line up to the cursor, the program's name first
     * @param part end of the line that bash replaces: less than a word behind a sign at which it breaks words, such as
     *     {@code =}, and behind an open quote
     */
    public static List<String> of(String line, String part, CompletionSource source) {
        BashLine typed = BashLine.of(line);
        if (typed.redirected() || typed.words().isEmpty()) {
            return List.of();
        }
        String raw = typed.raw();
        BashLine kept = BashLine.of(raw.endsWith(part) ? raw.substring(0, raw.length() - part.length()) : "");
        List<String> insertions = new ArrayList<>();
        for (Suggestion suggestion : meant(typed, source)) {
            String meant = suggestion.text();
            if (meant.startsWith(typed.word()) && meant.startsWith(kept.word())) {
                String rest = BashWord.of(meant.substring(kept.word().length()), kept.open());
                boolean blank = suggestion.whole() && kept.open() == Quote.NONE; // bash itself closes quotes
                insertions.add(rest + (blank ? " " : ""));
            }
        }
        return insertions;
    }

    /** Suggestions for the whole word. Options that stand before the command are passed over. */
    private static List<Suggestion> meant(BashLine typed, CompletionSource source) {
        List<String> words = typed.words().subList(1, typed.words().size());
        int command = 0;
        while (command < words.size() && words.get(command).startsWith("-")) {
            command++;
        }
        if (command == words.size()) {
            String before = words.isEmpty() ? "" : words.get(command - 1);
            if (before.equals("-c")) {
                return List.of();
            }
            if (before.equals("-f")) {
                return source.named(Kind.FILE, typed.word());
            }
            if (typed.word().startsWith("-")) {
                return Completions.options("", source);
            }
        }
        TypedCommand call = TypedCommand.of(words.subList(command, words.size()), typed.word());
        Completions found = Completions.at(call, source);
        String before = call.text().substring(call.wordStart(), Math.max(call.wordStart(), found.from()));
        return found.suggestions().stream()
                .map(each -> new Suggestion(before + each.text(), each.description(), each.whole()))
                .toList();
    }
}
