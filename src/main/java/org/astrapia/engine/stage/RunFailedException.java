package org.astrapia.engine.stage;

/** A run that cannot go on: its loss left the numbers, or its genotype is no network. The message is for a person. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence for a person */
    public RunFailedException(String message) {
        super(message);
    }
}
