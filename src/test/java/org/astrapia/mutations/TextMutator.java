package org.astrapia.mutations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages texts as editors, logs, other programs and people with bad intent do, and not byte by byte alone. */
final class TextMutator {
    private static final int LONGEST = 300_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][\\w.-]*|\\d[\\w.]*|\\s+|.", Pattern.DOTALL);

    /** What is written in the place of numbers. */
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999",
            "1e39",
            "-1e39",
            "1e-50",
            "1e308",
            "1e309",
            "1e-400",
            "1e99999999999",
            "0e99999999999",
            "1e-99999999999",
            "0.99999999999",
            "NaN",
            "nan",
            ".nan",
            ".inf",
            "-.inf",
            "Infinity",
            "0x1F",
            "0o17",
            "017",
            "1_000",
            "1,000",
            "1:30",
            "٣",
            "½",
            "1e",
            "1.",
            ".1",
            "--1",
            "+1",
            "1e5000",
            "9".repeat(5000));

    /** What has a meaning to YAML, to Python, to CSV, to a terminal, to a file system or to a program behind. */
    private static final List<String> PIECES = List.of(
            "!!java/object:javax.script.ScriptEngineManager [x]",
            "!!python/object/apply:os.system ['x']",
            "!<tag:a>",
            "!",
            "!!str",
            "!!binary",
            "!!set",
            "&a",
            "*a",
            "*b",
            "&a *a",
            "<<: *a",
            "---",
            "--- ",
            "\n---\n",
            "\n...\n",
            "%YAML 9.9\n---\n",
            "%TAG ! x\n",
            "? [a, b]",
            "? ",
            "{",
            "}",
            "[",
            "]",
            "[]",
            "{}",
            "{a: b, a: c}",
            "'",
            "\"",
            "'''",
            "\"\"\"",
            "|",
            ">",
            "|-9",
            ">+",
            "\t",
            "\0",
            "\u0007",
            "\u001B[31m",
            "\u001B]0;x\u0007",
            "\r",
            "\r\n",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\u202E",
            "\uD83D\uDE00",
            "é",
            "日本",
            "e\u0301",
            "\\",
            "\\x41",
            "\"\\uD800\"",
            "\\\n",
            "~",
            "null",
            "None",
            "true",
            "no",
            "",
            "::",
            ": ",
            ":",
            "- ",
            "-",
            "#",
            " #",
            ",",
            ",,",
            ";",
            "(",
            ")",
            "((",
            "))",
            ">>",
            ">> >>",
            "+",
            "*",
            "**",
            "=",
            "==",
            "%s%n%d",
            "%",
            "${jndi:ldap://x}",
            "$(x)",
            "`x`",
            "../../../../etc/passwd",
            "/dev/zero",
            "/",
            "..",
            "~root",
            "C:\\x",
            "CON",
            "<script>",
            "</svg>",
            "]]>",
            "&amp;",
            "Genotype(",
            "Genotype",
            "np.int64(",
            "range(0, 999999999)",
            "|x~0|",
            "__import__('os')",
            "lambda: 0",
            "...",
            "…");

    private final SplittableRandom random;
    private final List<String> words;
    private final List<UnaryOperator<String>> damages = List.of(
            this::swapTokens,
            this::dropTokens,
            this::repeatToken,
            this::otherToken,
            this::otherToken,
            this::hostileToken,
            this::hostileToken,
            this::insertPiece,
            this::otherNumber,
            this::otherNumber,
            this::repeatBlock,
            this::dropLines,
            this::swapLines,
            this::indent,
            this::cut,
            this::nest,
            this::longWord,
            this::duplicateLine,
            this::bomb,
            this::lineEnds);

    /**
     * A mutator.
     *
     * @param words of the language that is damaged, put in each other's place
     */
    TextMutator(SplittableRandom random, List<String> words) {
        this.random = random;
        this.words = words;
    }

    /** The text with one to four damages, in some encoding. */
    byte[] mutate(String sound) {
        String text = sound;
        for (int damage = random.nextInt(1, 5); damage > 0; damage--) {
            text = one(damages).apply(text);
            text = text.substring(0, Math.min(text.length(), LONGEST));
        }
        byte[] bytes = text.getBytes(random.nextInt(40) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return random.nextInt(8) == 0 ? new ByteMutator(random).mutate(bytes) : bytes;
    }

    private String swapTokens(String text) {
        List<String> tokens = tokens(text);
        if (tokens.size() > 1) {
            int a = random.nextInt(tokens.size());
            int b = random.nextInt(tokens.size());
            String kept = tokens.get(a);
            tokens.set(a, tokens.get(b));
            tokens.set(b, kept);
        }
        return String.join("", tokens);
    }

    private String dropTokens(String text) {
        List<String> tokens = tokens(text);
        int from = random.nextInt(tokens.size() + 1);
        tokens.subList(from, Math.min(tokens.size(), from + random.nextInt(1, 6)))
                .clear();
        return String.join("", tokens);
    }

    private String repeatToken(String text) {
        return replaceToken(text, token -> token.repeat(random.nextInt(2, 4)));
    }

    private String otherToken(String text) {
        List<String> tokens = tokens(text);
        return replaceToken(text, token -> random.nextBoolean() ? one(words) : one(tokens));
    }

    private String hostileToken(String text) {
        return replaceToken(text, token -> one(PIECES));
    }

    private String replaceToken(String text, UnaryOperator<String> other) {
        List<String> tokens = tokens(text);
        if (!tokens.isEmpty()) {
            int at = random.nextInt(tokens.size());
            tokens.set(at, other.apply(tokens.get(at)));
        }
        return String.join("", tokens);
    }

    private String insertPiece(String text) {
        return insert(text, random.nextInt(3) == 0 ? "\n" + one(PIECES) + "\n" : one(PIECES));
    }

    private String otherNumber(String text) {
        List<MatchResult> numbers = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?")
                .matcher(text)
                .results()
                .toList();
        if (numbers.isEmpty()) {
            return insert(text, one(NUMBERS));
        }
        MatchResult number = one(numbers);
        return text.substring(0, number.start()) + one(NUMBERS) + text.substring(number.end());
    }

    private String repeatBlock(String text) {
        List<String> lines = lines(text);
        int from = random.nextInt(lines.size());
        List<String> block = List.copyOf(lines.subList(from, Math.min(lines.size(), from + random.nextInt(1, 5))));
        int length = 1 + block.stream().mapToInt(String::length).sum();
        int times = random.nextInt(1, random.nextInt(4) == 0 ? 1 + LONGEST / length : 4);
        for (int i = 0; i < times; i++) {
            lines.addAll(from, block);
        }
        return String.join("", lines);
    }

    private String dropLines(String text) {
        List<String> lines = lines(text);
        int from = random.nextInt(lines.size());
        lines.subList(from, Math.min(lines.size(), from + random.nextInt(1, 4))).clear();
        return String.join("", lines);
    }

    private String swapLines(String text) {
        List<String> lines = lines(text);
        String moved = lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), moved);
        return String.join("", lines);
    }

    private String duplicateLine(String text) {
        List<String> lines = lines(text);
        lines.add(random.nextInt(lines.size() + 1), one(lines));
        return String.join("", lines);
    }

    private String indent(String text) {
        List<String> lines = lines(text);
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        lines.set(at, random.nextBoolean() ? " ".repeat(random.nextInt(1, 5)) + line : line.stripLeading());
        return String.join("", lines);
    }

    private String cut(String text) {
        int at = random.nextInt(text.length() + 1);
        return random.nextInt(3) == 0 ? text.substring(at) : text.substring(0, at);
    }

    private String nest(String text) {
        int depth = random.nextInt(3) == 0 ? random.nextInt(1000, 20_000) : random.nextInt(1, 60);
        String opening = one(List.of("[", "{", "(", "- ", "? ", "a: {", "relu >> (", "[[", "!a ", "&a "));
        String closing = random.nextBoolean() ? one(List.of("]", "}", ")")) : "";
        return insert(text, opening.repeat(depth) + closing.repeat(depth));
    }

    private String longWord(String text) {
        return insert(
                text,
                one(List.of("a", "9", "é", " ", "\n", "#", "a,", "a: ", "-", "'a' "))
                        .repeat(random.nextInt(1, 50_000)));
    }

    /** Ten aliases of ten aliases of ten aliases, and so on. */
    private String bomb(String text) {
        StringBuilder bomb = new StringBuilder("\nl0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 10; level++) {
            String below = "*l" + (level - 1);
            bomb.append("l").append(level).append(": &l").append(level).append(" [");
            bomb.append((below + ", ").repeat(9)).append(below).append("]\n");
        }
        return random.nextBoolean() ? bomb + text : text + bomb;
    }

    private String lineEnds(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> text.replace("\n", "\r");
            case 2 -> "\uFEFF" + text;
            default -> text.replace("  ", "\t");
        };
    }

    private String insert(String text, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private static List<String> tokens(String text) {
        return new ArrayList<>(
                TOKEN.matcher(text).results().map(MatchResult::group).toList());
    }

    /** Lines with their ends, at least one. */
    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("(?<=\n)")));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
