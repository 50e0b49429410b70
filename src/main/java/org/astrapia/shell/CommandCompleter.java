package org.astrapia.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;

/** Completes names of commands, then options and files. */
final class CommandCompleter implements Completer {
    private final FileNameCompleter files;

    CommandCompleter(Surroundings here) {
        files = new FileNameCompleter() {
            @Override
            protected Path getUserDir() {
                return here.folder().toAbsolutePath();
            }
        };
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        if (line.word().startsWith("-")) {
            options(before).map(Candidate::new).forEach(candidates::add);
            return;
        }
        List<String> names = names(before);
        if (names.isEmpty()) {
            files.complete(reader, line, candidates);
        } else {
            names.stream().map(Candidate::new).forEach(candidates::add);
        }
    }

    /** Names that may stand behind these words; empty when no name may. */
    static List<String> names(List<String> before) {
        if (before.isEmpty()) {
            Stream<String> commands = Commands.all().stream().map(CommandName::group);
            return Stream.concat(commands, Console.EXIT.stream()).distinct().toList();
        }
        return Commands.all().stream()
                .filter(command -> before.size() == 1 && command.grouped())
                .filter(command -> command.group().equals(before.get(0)))
                .map(CommandName::lastWord)
                .toList();
    }

    /** Options of the command that these words name. */
    static Stream<String> options(List<String> before) {
        String words = String.join(" ", before) + " ";
        return Commands.all().stream()
                .filter(command -> words.startsWith(command.name() + " "))
                .flatMap(command -> new CommandLine(Commands.create(command)).getCommandSpec().options().stream())
                .map(CommandLine.Model.OptionSpec::longestName);
    }
}
