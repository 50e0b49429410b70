package org.astrapia.language;

/** Leaves a reader at the first character that it cannot go past; never seen outside this package. */
final class SyntaxRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position at;
    private final int length;

    SyntaxRefusal(Position at, int length, String message) {
        super(message, null, false, false);
        this.at = at;
        this.length = length;
    }

    void addTo(Problems problems) {
        problems.error(at, length, getMessage());
    }
}
