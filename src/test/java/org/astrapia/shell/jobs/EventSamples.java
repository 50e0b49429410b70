package org.astrapia.shell.jobs;

import java.util.Optional;
import org.astrapia.run.RunEvent;

/** Events as a job tells them to the shell. */
public final class EventSamples {
    private EventSamples() {}

    /** The event that is read where this one was written. */
    public static Optional<RunEvent> told(RunEvent event) {
        return EventLines.parse(EventLines.print(event));
    }
}
