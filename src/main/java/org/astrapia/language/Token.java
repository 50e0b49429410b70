package org.astrapia.language;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param text as written; empty at the end
 */
record Token(Kind kind, int start, String text) {
    enum Kind {
        NUMBER,
        NAME,
        /** In double quotes; a backslash stands before a quote or a backslash within them. */
        TEXT,
        SYMBOL,
        END
    }

    int end() {
        return start + text.length();
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** For a message: what stands there. */
    String described() {
        return kind == Kind.END ? "the end" : "`" + text + "`";
    }
}
