package org.astrapia.config;

import java.util.List;

/** Every key of the description in the order in which it is written: what {@code experiments/*.yaml} may say. */
final class Keys {
    private static final KeyTable TABLE = KeyTable.of(
            GeneralKeys.TABLE,
            DataKeys.TABLE,
            SpaceKeys.TABLE,
            SearchKeys.TABLE,
            RetrainKeys.TABLE,
            EvaluationKeys.TABLE,
            CompilerKeys.TABLE);

    private Keys() {}

    /** Every key, in order. */
    static List<Key<?>> all() {
        return TABLE.all();
    }

    /** Whether there is a key of this path. */
    static boolean isKey(String path) {
        return TABLE.isKey(path);
    }

    /** Names that may follow {@code prefix}; empty when it is no section. */
    static List<String> children(List<String> prefix) {
        return TABLE.children(prefix);
    }
}
