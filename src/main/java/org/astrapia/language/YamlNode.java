package org.astrapia.language;

/** A piece of YAML that knows where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
    /** Where it begins; an alias stands where its anchor does. */
    Position at();

    /** How many characters to underline when it is wrong. */
    int length();

    /** For a message: {@code a map}, {@code a list} or the scalar's text. */
    String described();
}
