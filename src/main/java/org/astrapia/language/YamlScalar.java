package org.astrapia.language;

import java.util.function.Function;

/**
 * A scalar as text: whoever expects a number or a name reads it as one, so that {@code no}, {@code 017} and
 * {@code 1e-3} hold no surprises.
 *
 * @param at its first character, an opening quote included
 * @param length characters that it takes, quotes included
 * @param text what it says, without quotes and escapes
 * @param plain whether it stands without quotes
 * @param spelling how it is written, for the places of single characters
 */
public record YamlScalar(Position at, int length, String text, boolean plain, Spelling spelling) implements YamlNode {
    /** A scalar that is not part of any YAML, such as the value of {@code key=value} on the command line. */
    public static YamlScalar of(String text, Position at) {
        return new YamlScalar(at, text.length(), text, true, Spelling.asIs(at));
    }

    /**
     * A scalar of which a person typed a part alone.
     *
     * @param at place of that part
     * @param start offset of the part in the text
     * @param length characters of the part
     */
    public static YamlScalar edited(String text, Position at, int start, int length) {
        return new YamlScalar(at, length, text, true, Spelling.part(at, start, length));
    }

    /** The place of the text's character at {@code offset}, also behind quotes and on later lines. */
    public Position at(int offset) {
        return spelling.place(text, offset);
    }

    /** Whether nothing stands there, as in {@code key:}. */
    public boolean isMissing() {
        return plain && text.isEmpty();
    }

    @Override
    public <R> R match(Function<YamlMap, R> map, Function<YamlList, R> list, Function<YamlScalar, R> scalar) {
        return scalar.apply(this);
    }

    @Override
    public String described() {
        return isMissing() ? "nothing" : "`" + text + "`";
    }
}
