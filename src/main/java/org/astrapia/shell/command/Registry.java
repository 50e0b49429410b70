package org.astrapia.shell.command;

import java.util.List;
import java.util.Optional;

/**
 * Every command. It is read before picocli sees anything, so that one call loads the class of one command: half of the time
 * that {@code astrapia --help} takes would otherwise go into reflection on the others.
 *
 * @param program without a command
 * @param sections in the order of the help
 */
public record Registry(CommandEntry program, List<Section> sections) {
    public Registry {
        sections = List.copyOf(sections);
    }

    /** All, in the order of the help. */
    public List<CommandEntry> all() {
        return sections.stream().flatMap(section -> section.commands().stream()).toList();
    }

    /** The command of this name, both words of a command of a group. */
    public Optional<CommandEntry> find(String name) {
        return all().stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** Commands whose first word this is: one, or those of a group. */
    public List<CommandEntry> group(String first) {
        return all().stream().filter(command -> command.group().equals(first)).toList();
    }

    /** The first words, each once. */
    public List<String> groups() {
        return all().stream().map(CommandEntry::group).distinct().toList();
    }

    /** Names of those with a trait. */
    public List<String> named(CommandEntry.Trait trait) {
        return all().stream()
                .filter(command -> command.has(trait))
                .map(CommandEntry::name)
                .toList();
    }
}
