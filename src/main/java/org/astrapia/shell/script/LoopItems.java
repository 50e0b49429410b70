package org.astrapia.shell.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.astrapia.language.Numbers;

/** What a loop goes through: {@code [a, b, c]} or {@code 1..5}, both ends included. */
public final class LoopItems {
    private static final int MOST = 1000;
    private static final String RANGE = "..";

    private LoopItems() {}

    /**
     * The items that the head of a loop names, its variables replaced.
     *
     * @throws Unreadable when it names none
     */
    public static List<String> of(Statement head) throws ScriptError {
        String text = head.from(3).strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            return list(text.substring(1, text.length() - 1));
        }
        int dots = text.indexOf(RANGE);
        OptionalLong from = dots < 0 ? OptionalLong.empty() : Numbers.whole(text.substring(0, dots));
        OptionalLong to = dots < 0 ? OptionalLong.empty() : Numbers.whole(text.substring(dots + RANGE.length()));
        if (from.isEmpty() || to.isEmpty()) {
            throw wrong(head, "expected [a, b, c] or 1..5, found `" + text + "`");
        }
        BigInteger first = BigInteger.valueOf(from.getAsLong());
        BigInteger steps = BigInteger.valueOf(to.getAsLong()).subtract(first); // may be more than a long holds
        if (steps.signum() < 0 || steps.compareTo(BigInteger.valueOf(MOST)) >= 0) {
            throw wrong(head, "a range goes up and has at most " + MOST + " numbers; this is `" + text + "`");
        }
        return IntStream.rangeClosed(0, steps.intValue())
                .mapToObj(step -> first.add(BigInteger.valueOf(step)).toString())
                .toList();
    }

    private static ScriptError wrong(Statement head, String message) {
        return new ScriptError(head.place(head.words().get(3).offset()), head.line(), message, false);
    }

    /** Commas within brackets or quotes belong to an item. */
    private static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ',' && depth <= 0 || i == text.length()) {
                items.add(unquoted(text.substring(start, i).strip()));
                start = i + 1;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        }
        return items.size() == 1 && items.get(0).isEmpty() ? List.of() : items;
    }

    private static String unquoted(String item) {
        boolean quoted = item.length() >= 2
                && (item.startsWith("'") && item.endsWith("'") || item.startsWith("\"") && item.endsWith("\""));
        return quoted ? item.substring(1, item.length() - 1) : item;
    }
}
