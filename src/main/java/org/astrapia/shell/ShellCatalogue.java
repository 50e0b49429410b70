package org.astrapia.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Visible;
import org.astrapia.shell.console.Catalogue;
import org.astrapia.shell.console.Suggestion;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.script.Quoting;
import picocli.CommandLine;

/**
 * What there is to name in a folder and a session; looked up when it is asked for. Names of files, runs and experiments are
 * written as words of a line of the shell, and those that no line can hold are left out; a call by bash gets them as they are.
 */
final class ShellCatalogue implements Catalogue {
    private static final int MOST = 500;
    private static final List<Entry> SYNTAX = List.of(
            new Entry("for", "NAME in [a, b, c]", "carry out the lines up to end for each of them"),
            new Entry("end", "", "the end of a for"));

    private final Surroundings here;
    private final Session session;
    private final boolean quotes;
    private final List<Entry> commands;
    private final List<KeyHelp> keys = KeyGuide.all();
    private Optional<CurrentExperiment> valued = Optional.empty();
    private Map<String, String> values = Map.of();

    ShellCatalogue(Surroundings here, Session session) {
        this.here = here;
        this.session = session;
        this.quotes = session.kind() != Session.Kind.CALL;
        this.commands = Stream.concat(
                        Commands.all().stream()
                                .map(command -> new Entry(command.name(), command.arguments(), command.summary())),
                        session.kind() == Session.Kind.CALL ? Stream.empty() : SYNTAX.stream())
                .toList();
    }

    @Override
    public List<Entry> commands() {
        return commands;
    }

    @Override
    public List<Suggestion> options(String command) {
        Stream<Command> named = command.isEmpty()
                ? Stream.of(new TopCommand())
                : Commands.all().stream()
                        .filter(candidate -> candidate.name().equals(command))
                        .map(Commands::create);
        return named.flatMap(each -> new CommandLine(each).getCommandSpec().options().stream())
                .filter(option -> !option.hidden())
                .map(option -> Suggestion.of(option.longestName(), String.join(" ", option.description())))
                .toList();
    }

    @Override
    public List<Suggestion> named(Kind kind, String beginning) {
        return switch (kind) {
            case EXPERIMENT ->
                both(
                        Experiments.names(here).stream()
                                .flatMap(name -> written(name).stream())
                                .map(name -> Suggestion.of(name, "in experiments/")),
                        files(beginning).stream());
            case GENOTYPE, FILE -> files(beginning);
            case RUN ->
                list(here.resolve(Path.of("runs")))
                        .filter(Files::isDirectory)
                        .flatMap(run -> written(run.getFileName().toString()).stream())
                        .map(run -> Suggestion.of(run, ""))
                        .toList();
            case JOB ->
                session.jobs().running().stream()
                        .map(job -> Suggestion.of(String.valueOf(job.number()), job.title()))
                        .toList();
            case FIGURE ->
                PlotCommand.names().stream()
                        .map(name -> Suggestion.of(name, "a figure"))
                        .toList();
            case VARIABLE ->
                session.variables().names().stream()
                        .sorted()
                        .map(name -> Suggestion.of(
                                "$" + name, session.variables().value(name).orElse("")))
                        .toList();
            case OPERATION -> operations();
        };
    }

    @Override
    public List<KeyHelp> keys() {
        return keys;
    }

    @Override
    public Optional<String> value(String key) {
        if (!session.experiment().equals(valued)) {
            valued = session.experiment();
            values = experiment().map(KeyGuide::values).orElse(Map.of());
        }
        return Optional.ofNullable(values.get(key));
    }

    private Optional<Experiment> experiment() {
        return session.experiment().flatMap(Changes::lenient);
    }

    private List<Suggestion> operations() {
        return experiment()
                .map(experiment -> experiment.space().definitions())
                .orElseGet(BuiltInSpaces::definitions)
                .keySet()
                .stream()
                .map(name -> new Suggestion(name, "", false))
                .toList();
    }

    private static List<Suggestion> both(Stream<Suggestion> first, Stream<Suggestion> second) {
        List<Suggestion> both = new ArrayList<>(first.toList());
        both.addAll(second.toList());
        return both;
    }

    /** Files of the folder that is typed so far; hidden ones where that is asked for. */
    private List<Suggestion> files(String beginning) {
        String typed = quotes ? Quoting.unescape(beginning) : beginning;
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        boolean hidden = typed.startsWith(".", folder.length());
        try {
            return list(here.resolve(Path.of(folder)))
                    .filter(file -> file.getFileName().toString().startsWith(".") == hidden)
                    .flatMap(file -> file(folder, file).stream())
                    .toList();
        } catch (InvalidPathException noPath) {
            return List.of();
        }
    }

    private Optional<Suggestion> file(String folder, Path file) {
        boolean isFolder = Files.isDirectory(file);
        return written(folder + file.getFileName() + (isFolder ? "/" : ""))
                .map(name -> new Suggestion(name, isFolder ? "folder" : "", !isFolder));
    }

    private Optional<String> written(String name) {
        if (!quotes) {
            return Optional.of(name);
        }
        return Visible.line(name).equals(name) ? Optional.of(Quoting.escape(name)) : Optional.empty();
    }

    private static Stream<Path> list(Path folder) {
        Path real = folder.toString().isEmpty() ? Path.of(".") : folder;
        try (Stream<Path> files = Files.list(real)) {
            return files.sorted().limit(MOST).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }
}
