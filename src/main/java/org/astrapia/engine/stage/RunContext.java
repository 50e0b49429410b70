package org.astrapia.engine.stage;

import org.astrapia.config.Experiment;
import org.astrapia.graph.Execution;
import org.astrapia.graph.Target;
import org.astrapia.network.Input;
import org.astrapia.run.OriginalFiles;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunListener;
import org.astrapia.run.table.RunTables;

/**
 * What every stage of a run needs.
 *
 * @param folder where it writes
 * @param experiment what is done
 * @param originals what the run is; a checkpoint of another description does not fit
 * @param tables what it adds to
 * @param data with which
 * @param listener who is told
 * @param cancel looked at between two steps
 * @param execution how graphs are computed
 * @param measureAgain whether a network that is trained is tested anew, rather than its result taken from its checkpoint
 */
public record RunContext(
        RunFolder folder,
        Experiment experiment,
        OriginalFiles originals,
        RunTables tables,
        RunData data,
        RunListener listener,
        Cancel cancel,
        Execution execution,
        boolean measureAgain) {
    /** What networks are compiled for. */
    public Target target() {
        return new Target(data.input(), experiment.compiler().passes(), execution);
    }

    /** What the networks of the search are given. */
    public Input searchInput() {
        return data.input(experiment.search().task());
    }

    /** What they are compiled for. */
    public Target searchTarget() {
        return new Target(searchInput(), experiment.compiler().passes(), execution)
                .mixed(experiment.searchMixesImages());
    }

    /** Tells the listener something for people. */
    public void say(String message) {
        listener.on(new RunEvent.Message(message));
    }
}
