package org.astrapia.engine;

import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;

/**
 * How a run ended that did not fail.
 *
 * @param folder what it left
 * @param state {@link State#DONE} or {@link State#INTERRUPTED}
 */
public record RunOutcome(RunFolder folder, State state) {}
