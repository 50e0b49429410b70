package org.astrapia.shell.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the process says to its caller when it ends. */
public final class ExitStatus {
    /** What was asked for is done. */
    public static final int DONE = 0;

    /** The run failed, results could not be written, or the program itself failed. */
    public static final int FAILED = 1;

    /** A mistake in the command, the configuration or the data; nothing was written. */
    public static final int USAGE = 2;

    /** A command of a script failed; those after it were not carried out. */
    public static final int SCRIPT_STOPPED = 3;

    /** Stopped by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    /** Nobody reads the output any more, as behind {@code | head}; the status of programs that the signal for it ends. */
    public static final int UNREAD = 141;

    private ExitStatus() {}

    /** What each means, for people. */
    public static Map<Integer, String> meanings() {
        Map<Integer, String> meanings = new LinkedHashMap<>();
        meanings.put(DONE, "done");
        meanings.put(FAILED, "the run failed or results could not be written");
        meanings.put(USAGE, "a mistake in the command or the configuration");
        meanings.put(SCRIPT_STOPPED, "a script stopped");
        meanings.put(INTERRUPTED, "interrupted");
        meanings.put(UNREAD, "the reader of the output stopped reading");
        return meanings;
    }
}
