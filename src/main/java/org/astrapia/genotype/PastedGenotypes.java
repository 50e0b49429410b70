package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.genotype.PythonFields.Four;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Suggestions;
import org.astrapia.language.TextPlaces;

/**
 * Finds the genotypes in a text that holds more than one of them, or more than them: a log, a whole
 * {@code genotypes.py}, JSON. One is chosen by its name, or because it is the only one, or the last of a log.
 */
final class PastedGenotypes {
    private static final int MOST = 2000;
    private static final int NAME_WITHIN = 200;
    private static final int NEAR = 2000;
    private static final int NAMES_SHOWN = 40;

    private static final Pattern BEGINNING = Pattern.compile("(?<!\\w)[Gg]enotype\\s*+\\("
            + "|(?<!\\w)(?:dict|OrderedDict|Namespace|SimpleNamespace|AttrDict|EasyDict)\\s*+\\("
            + "(?=\\s*+(?:normal\\s*+=|\\[\\s*+[\\[(]\\s*+['\"]normal['\"]))"
            + "|['\"]normal['\"]\\s*+:");
    private static final Pattern NAME_BEFORE =
            Pattern.compile("(?:(?<!\\w)([A-Za-z_]\\w*+)\\s*+(?::\\s*+[\\w.]++\\s*+)?=|['\"]([\\w .-]++)['\"]\\s*+:)"
                    + "\\s*+(?:\\\\\\r?\\n\\s*+)?['\"]?$");
    private static final Pattern ALIAS = Pattern.compile(
            "^[ \\t]*+([A-Za-z_]\\w*+)[ \\t]*+=[ \\t]*+([A-Za-z_]\\w*+)[ \\t]*+(?:#.*)?$", Pattern.MULTILINE);
    private static final Pattern BENCH_201 = Pattern.compile("\\|\\w{1,40}~\\d{1,3}(?=\\|)|['\"]nor_conv_\\dx\\d['\"]");
    private static final Pattern OWN_FORMAT = Pattern.compile("^format:\\s*+genotype/", Pattern.MULTILINE);

    /** One that can be read. */
    private record Found(String name, Position at, int length, Four fields) {}

    /** One that cannot. */
    private record Broken(String name, Position at, Unreadable reason) {}

    private final Source source;
    private final TextPlaces places;
    private final Problems notices;
    private final List<Found> found = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();

    private PastedGenotypes(Source source, Problems notices) {
        this.source = source;
        this.places = new TextPlaces(source);
        this.notices = notices;
    }

    /**
     * The fields of one genotype of a text.
     *
     * @param name by which to choose it, where the text has several
     * @param notices are told which one it is of several
     * @throws InvalidInputException when there is none, or several and no name
     */
    static Four choose(Source source, Optional<String> name, Problems notices) {
        PastedGenotypes pasted = new PastedGenotypes(source, notices);
        try {
            pasted.find();
            return name.isPresent() ? pasted.named(name.get()) : pasted.onlyOrLast();
        } catch (Unreadable e) {
            throw e.in(source);
        }
    }

    private void find() {
        String text = source.text();
        Matcher beginning = BEGINNING.matcher(text);
        int from = 0;
        while (beginning.find(from)) {
            from = beginning.end();
            int start = start(beginning);
            if (start >= 0 && !isDeclaration(start) && !isComment(start)) {
                from = Math.max(from, read(start));
            }
            if (found.size() + broken.size() > MOST) {
                throw new Unreadable(places.at(start), 1, "the text holds more than " + MOST + " genotypes");
            }
        }
        if (found.isEmpty() && broken.isEmpty()) {
            readList();
        }
    }

    /** Where the genotype begins; below 0 where only a word does that looks like one. */
    private int start(Matcher beginning) {
        char first = source.text().charAt(beginning.start());
        if (first != '"' && first != '\'') {
            return beginning.start();
        }
        int open = 0;
        for (int i = beginning.start() - 1; i >= Math.max(0, beginning.start() - NEAR); i--) {
            char c = source.text().charAt(i);
            open += c == '}' ? 1 : c == '{' ? -1 : 0;
            if (open < 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean isDeclaration(int start) {
        String before = source.text().substring(Math.max(0, start - 10), start).stripTrailing();
        return before.endsWith("class") || before.endsWith("def");
    }

    /** Whether a {@code #} stands before it on its line; one before a number, as in {@code #12}, counts something. */
    private boolean isComment(int start) {
        String text = source.text();
        for (int i = start - 1; i >= Math.max(0, start - NEAR) && "\r\n".indexOf(text.charAt(i)) < 0; i--) {
            boolean first = i == 0 || Character.isWhitespace(text.charAt(i - 1));
            if (text.charAt(i) == '#' && first && !Character.isDigit(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Reads the genotype that begins here, and says where it ends. */
    private int read(int start) {
        String name = nameBefore(start);
        Position at = places.at(start);
        try {
            PythonParser.Parsed parsed = PythonParser.parse(source.text(), places.copy(), start);
            found.add(new Found(name, at, parsed.value().length(), PythonFields.of(parsed.value())));
            return parsed.end();
        } catch (Unreadable e) {
            broken.add(new Broken(name, at, e));
            return start;
        }
    }

    /** JSON writes a named tuple as a list of its four values. */
    private void readList() {
        String text = source.text().strip();
        int start = source.text().indexOf(text);
        if (text.startsWith("[") || text.startsWith("(")) {
            read(start);
            if (found.isEmpty()) {
                broken.clear();
            }
        }
    }

    private String nameBefore(int start) {
        String text = source.text();
        int end = start;
        while (end > 0
                && (Character.isLetterOrDigit(text.charAt(end - 1)) || "._".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        Matcher name = NAME_BEFORE.matcher(text).region(Math.max(0, end - NAME_WITHIN), end);
        if (!name.find()) {
            return "";
        }
        return name.group(1) != null ? name.group(1) : name.group(2);
    }

    private Four named(String name) {
        String meant = aliases().getOrDefault(name, name);
        List<Found> those =
                found.stream().filter(one -> one.name().equals(meant)).toList();
        for (Broken one : broken) {
            if (those.isEmpty() && one.name().equals(meant)) {
                throw one.reason();
            }
        }
        if (those.isEmpty()) {
            Set<String> names = names();
            String there = names.isEmpty() ? "; none in it has a name" : "; there are " + shown(names);
            throw new Unreadable(
                    places.at(0),
                    1,
                    "there is no genotype `" + name + "` in the text" + there,
                    Suggestions.closest(name, names));
        }
        return last(those, "genotypes named `" + meant + "`");
    }

    private Four onlyOrLast() {
        Set<String> names = new LinkedHashSet<>();
        found.stream().map(Found::name).filter(name -> !name.isEmpty()).forEach(names::add);
        if (found.isEmpty()) {
            throw broken.isEmpty() ? nothing() : broken.get(broken.size() - 1).reason();
        }
        if (names.size() > 1) {
            Found second = found.stream()
                    .filter(one -> !one.name().isEmpty()
                            && !one.name().equals(names.iterator().next()))
                    .findFirst()
                    .orElseThrow();
            String message = "the text holds several genotypes; choose one with --name NAME: " + shown(names());
            throw new Unreadable(second.at(), second.length(), message);
        }
        List<Found> those = names.isEmpty()
                ? found
                : found.stream().filter(one -> names.contains(one.name())).toList();
        return last(those, "genotypes in the text");
    }

    private Four last(List<Found> those, String kind) {
        Found last = those.get(those.size() - 1);
        if (those.size() > 1) {
            notices.warning(
                    last.at(), last.length(), "the last of " + those.size() + " " + kind + " is taken, this one");
        }
        for (Broken one : broken) {
            if (one.at().line() > last.at().line()) {
                notices.warning(
                        one.at(),
                        1,
                        "what begins here as a genotype cannot be read and is passed over: "
                                + one.reason().getMessage());
            }
        }
        return last.fields();
    }

    /** Every name that may be asked for, in the order of the text. */
    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        found.stream().map(Found::name).filter(name -> !name.isEmpty()).forEach(names::add);
        names.addAll(aliases().keySet());
        return names;
    }

    /** {@code DARTS = DARTS_V2}: the name of the genotype by its other name. */
    private Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        Matcher alias = ALIAS.matcher(source.text());
        while (alias.find() && aliases.size() < MOST) {
            String meant = aliases.getOrDefault(alias.group(2), alias.group(2));
            if (found.stream().anyMatch(one -> one.name().equals(meant))) {
                aliases.put(alias.group(1), meant);
            }
        }
        return aliases;
    }

    private Unreadable nothing() {
        Matcher bench = BENCH_201.matcher(source.text());
        if (bench.find()) {
            String message =
                    "this is an architecture of NAS-Bench-201, whose cells are not those of DARTS or FairDARTS";
            List<String> form = List.of("--as " + EdgeTexts.SPACE);
            return new Unreadable(places.at(bench.start()), bench.end() - bench.start(), message, form);
        }
        Matcher own = OWN_FORMAT.matcher(source.text());
        if (own.find()) {
            String message = "this is a genotype of this program already, which needs no import";
            return new Unreadable(places.at(own.start()), "format".length(), message);
        }
        String expected = "there is no genotype in the text; expected Genotype(normal=[('sep_conv_3x3', 0), ...],"
                + " normal_concat=range(2, 6), reduce=[...], reduce_concat=...), or the same as JSON";
        return new Unreadable(places.at(0), 1, expected);
    }

    private static String shown(Set<String> names) {
        String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
        return names.size() > NAMES_SHOWN ? shown + " and " + (names.size() - NAMES_SHOWN) + " more" : shown;
    }
}
