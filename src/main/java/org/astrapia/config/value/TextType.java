package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.function.Predicate;
import org.astrapia.language.YamlText;

/** A text of a certain form. */
public final class TextType extends ScalarType<String> {
    private static final int LONGEST_NAME = 64;

    private final String expected;
    private final Predicate<String> allowed;

    private TextType(String expected, Predicate<String> allowed) {
        this.expected = expected;
        this.allowed = allowed;
    }

    /** A name that may also name a folder on every file system. */
    public static TextType name() {
        String expected = "a name of at most " + LONGEST_NAME
                + " letters, digits, `-`, `_` and `.` that begins with a letter or digit";
        return new TextType(expected, TextType::isName);
    }

    /** The path of a file or folder. */
    public static TextType path() {
        return new TextType("a path", text -> !text.isBlank() && text.indexOf('\0') < 0);
    }

    /** Any text of one line, called {@code kind} in messages. */
    public static TextType words(String kind) {
        return new TextType(kind, text -> !text.isEmpty() && text.codePoints().noneMatch(Character::isISOControl));
    }

    private static boolean isName(String text) {
        boolean sound = !text.isEmpty() && text.length() <= LONGEST_NAME && isLetterOrDigit(text.charAt(0));
        for (int i = 0; i < text.length() && sound; i++) {
            char c = text.charAt(i);
            sound = isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
        }
        return sound;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    @Override
    protected String expected() {
        return expected;
    }

    @Override
    protected Optional<String> parse(String text) {
        return Optional.of(text).filter(allowed);
    }

    @Override
    public String print(String value) {
        boolean plain = value.chars().allMatch(c -> isLetterOrDigit(c) || "/._-+@,".indexOf(c) >= 0)
                && (isLetterOrDigit(value.charAt(0)) || "/._+".indexOf(value.charAt(0)) >= 0);
        return plain ? value : YamlText.quoted(value);
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "string");
        return schema;
    }
}
