package org.astrapia.shell;

import java.util.List;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.Registry;
import org.astrapia.shell.command.experiment.ExperimentCommands;
import org.astrapia.shell.command.genotype.GenotypeCommands;
import org.astrapia.shell.command.model.ModelCommands;
import org.astrapia.shell.command.results.ResultCommands;
import org.astrapia.shell.command.run.RunCommands;
import org.astrapia.shell.command.session.SessionCommands;
import org.astrapia.shell.command.sweep.SweepCommands;

/** The sections of commands. */
final class Commands {
    /** The program without a command. */
    static final CommandEntry PROGRAM = CommandEntry.of("", () -> new TopCommand());

    static final Registry ALL = new Registry(
            PROGRAM,
            List.of(
                    ExperimentCommands.SECTION,
                    RunCommands.SECTION,
                    SweepCommands.SECTION,
                    GenotypeCommands.SECTION,
                    ResultCommands.SECTION,
                    ModelCommands.SECTION,
                    SessionCommands.SECTION));

    private Commands() {}
}
