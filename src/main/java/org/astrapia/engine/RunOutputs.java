package org.astrapia.engine;

import java.io.IOException;
import org.astrapia.run.RunFolder;

/** Writes what is made from a run folder's files for people to look at: the report. */
@FunctionalInterface
public interface RunOutputs {
    /** Called behind epochs, and when a run has ended, well or not, with all its other files written. */
    void write(RunFolder folder) throws IOException;
}
