package org.astrapia.shell;

/** A person's mistake that one line explains: what, the value, and what is allowed or may have been meant. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
