package org.astrapia.language;

import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Safe YAML: maps, lists and text with their places. Nothing is constructed from tags; size, depth and the growth
 * through aliases are bounded; a key stands once in its map; one document a file.
 */
public final class Yaml {
    private Yaml() {}

    /**
     * Reads a text.
     *
     * @throws InvalidInputException with every problem found
     */
    public static YamlNode parse(Source source) {
        Problems problems = new Problems(source);
        Optional<YamlNode> node = parse(source, problems);
        problems.throwIfErrors();
        return node.orElseThrow();
    }

    /**
     * Reads a text, going on behind errors that leave the structure clear (duplicate keys, tags).
     *
     * @return empty when the structure is not clear
     */
    public static Optional<YamlNode> parse(Source source, Problems problems) {
        problems.know(source);
        if (source.text().length() > Source.MAX_BYTES) {
            problems.error(source.position(0), 1, "the text is larger than 1 MiB");
            return Optional.empty();
        }
        int[] raw = codePoints(source.text());
        for (int i = 0; i < raw.length; i++) {
            if (!StreamReader.isPrintable(raw[i])) {
                int offset = source.text().offsetByCodePoints(0, i);
                problems.error(
                        source.position(offset),
                        1,
                        String.format(Locale.ROOT, "character U+%04X is not allowed", raw[i]));
                return Optional.empty();
            }
        }
        try {
            ParserImpl events = new ParserImpl(new StreamReader(source.text()), new LoaderOptions());
            return Optional.of(new YamlBuilder(source.name(), raw, events, problems).document());
        } catch (SyntaxRefusal refusal) {
            refusal.addTo(problems);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            Position at = mark == null
                    ? source.position(0)
                    : new Position(source.name(), mark.getLine() + 1, mark.getColumn() + 1);
            String context = e.getContext() == null ? "" : " " + e.getContext();
            problems.error(at, 1, "not valid YAML: " + e.getProblem() + context);
        } catch (YAMLException e) {
            problems.error(source.position(0), 1, "not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static int[] codePoints(String text) {
        int[] points = new int[text.codePointCount(0, text.length())];
        int next = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(points[next - 1])) {
            points[next++] = text.codePointAt(i);
        }
        return points;
    }
}
