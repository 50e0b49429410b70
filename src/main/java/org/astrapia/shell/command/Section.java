package org.astrapia.shell.command;

import java.util.List;

/**
 * Commands that belong together, in the order of the help.
 *
 * @param title as the help has it
 * @param commands one entry each
 */
public record Section(String title, List<CommandEntry> commands) {
    public Section {
        commands = List.copyOf(commands);
    }

    /** A section of these. */
    public static Section of(String title, CommandEntry... commands) {
        return new Section(title, List.of(commands));
    }
}
