package org.astrapia.language;

import java.util.Optional;
import java.util.function.Function;

/** A piece of YAML that knows where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
    /** Where it begins; an alias stands where its anchor does. */
    Position at();

    /** How many characters to underline when it is wrong. */
    int length();

    /** For a message: {@code a map}, {@code a list} or the scalar's text. */
    String described();

    /** The answer of the one function that takes this kind of node. */
    <R> R match(Function<YamlMap, R> map, Function<YamlList, R> list, Function<YamlScalar, R> scalar);

    /** The map that it is; empty for anything else. */
    default Optional<YamlMap> asMap() {
        return match(Optional::of, list -> Optional.empty(), scalar -> Optional.empty());
    }

    /** The list that it is; empty for anything else. */
    default Optional<YamlList> asList() {
        return match(map -> Optional.empty(), Optional::of, scalar -> Optional.empty());
    }

    /** The scalar that it is, also one that says nothing; empty for anything else. */
    default Optional<YamlScalar> asScalar() {
        return match(map -> Optional.empty(), list -> Optional.empty(), Optional::of);
    }

    /** The scalar that it is and that says something; empty for anything else. */
    default Optional<YamlScalar> asText() {
        return asScalar().filter(scalar -> !scalar.isMissing());
    }
}
