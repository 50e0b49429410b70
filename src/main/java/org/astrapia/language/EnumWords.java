package org.astrapia.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants of the program as people write them: {@code FINE_TUNE} is {@code fine-tune}. */
public final class EnumWords {
    private EnumWords() {}

    /** The word for a constant. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words for all constants of a type, in their order. */
    public static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumWords::of).toList();
    }

    /** The constant of a word that is known to be one. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no " + type.getSimpleName()));
    }
}
