package org.astrapia.shell.console;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a line as it is typed: commands, options, keys, names, numbers, text in quotes, variables, comments. */
final class InputHighlighter {
    private static final int LONGEST = 4000;
    private static final Pattern TOKEN = Pattern.compile("(?<comment>(?<=^|\\s)#[^\\n]*)"
            + "|(?<quoted>'[^']*'?|\"(?:\\\\.|[^\"\\\\])*\"?)"
            + "|(?<variable>\\$\\{?\\w+\\}?)"
            + "|(?<option>(?<=\\s)--[\\w-]*)"
            + "|(?<number>(?<![\\w.-])-?\\d[\\w.+-]*)"
            + "|(?<word>[A-Za-z_][\\w.-]*)"
            + "|(?<operator>>>|[-+*=~&;(),\\[\\]{}])");

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle COMMAND = PLAIN.bold().foreground(25);
    private static final AttributedStyle UNKNOWN = PLAIN.foreground(166);
    private static final AttributedStyle KEY = PLAIN.foreground(74);
    private static final AttributedStyle CALL = PLAIN.foreground(36);
    private static final AttributedStyle NUMBER = PLAIN.foreground(175);
    private static final AttributedStyle TEXT = PLAIN.foreground(214);
    private static final AttributedStyle FAINT = PLAIN.faint();

    private InputHighlighter() {}

    static AttributedString of(String line, CompletionSource source) {
        if (line.length() > LONGEST) {
            return new AttributedString(line);
        }
        Set<String> commands =
                source.commands().stream().map(CompletionSource.Entry::group).collect(Collectors.toSet());
        AttributedStringBuilder out = new AttributedStringBuilder();
        Matcher token = TOKEN.matcher(line);
        int at = 0;
        boolean first = true;
        while (token.find()) {
            String gap = line.substring(at, token.start());
            out.append(gap);
            boolean begins = first || gap.indexOf('\n') >= 0;
            out.append(token.group(), style(token, line, begins, commands, source));
            first = token.group().equals(";");
            at = token.end();
        }
        return out.append(line.substring(at)).toAttributedString();
    }

    private static AttributedStyle style(
            Matcher token, String line, boolean first, Set<String> commands, CompletionSource source) {
        String text = token.group();
        if (token.group("comment") != null) {
            return FAINT;
        }
        if (token.group("quoted") != null) {
            return TEXT;
        }
        if (token.group("variable") != null || token.group("number") != null) {
            return NUMBER;
        }
        if (token.group("word") == null) {
            return token.group("option") != null ? KEY : FAINT;
        }
        if (first) {
            boolean typing =
                    token.end() == line.length() && commands.stream().anyMatch(command -> command.startsWith(text));
            return commands.contains(text) ? COMMAND : typing ? PLAIN : UNKNOWN;
        }
        if (source.keys().stream().anyMatch(key -> key.path().equals(text))) {
            return KEY;
        }
        return token.end() < line.length() && line.charAt(token.end()) == '(' ? CALL : PLAIN;
    }
}
