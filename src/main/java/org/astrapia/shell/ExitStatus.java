package org.astrapia.shell;

/** What the process says to its caller when it ends. */
final class ExitStatus {
    /** What was asked for is done. */
    static final int DONE = 0;

    /** The run failed, results could not be written, or the program itself failed. */
    static final int FAILED = 1;

    /** A mistake in the command, the configuration or the data; nothing was written. */
    static final int USAGE = 2;

    /** A command of a script failed; those after it were not carried out. */
    static final int SCRIPT_STOPPED = 3;

    /** Stopped by Ctrl-C. */
    static final int INTERRUPTED = 130;

    /** Nobody reads the output any more, as behind {@code | head}; the status of programs that the signal for it ends. */
    static final int UNREAD = 141;

    private ExitStatus() {}
}
