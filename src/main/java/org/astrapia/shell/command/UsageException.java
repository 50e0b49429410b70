package org.astrapia.shell.command;

/** A person's mistake that one line explains: what, the value, and what is allowed or may have been meant. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
