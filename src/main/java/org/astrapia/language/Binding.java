package org.astrapia.language;

/** How tightly the text of an expression holds together, the loosest first; the grammar stands at {@link Expression}. */
public enum Binding {
    /** {@code a + b}. */
    SUM,
    /** {@code a * b}. */
    PRODUCT,
    /** {@code a}, {@code a(1)}. */
    ATOM;

    /**
     * A text where one that holds together like this is expected: in brackets where it does not.
     *
     * @param binding of the text
     */
    public String of(String text, Binding binding) {
        return binding.compareTo(this) < 0 ? "(" + text + ")" : text;
    }
}
