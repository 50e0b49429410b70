package org.astrapia.shell.command.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Visible;
import org.astrapia.report.terminal.RunPlots.Figure;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.Registry;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.arguments.Experiments;
import org.astrapia.shell.console.CompletionSource;
import org.astrapia.shell.console.Suggestion;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.Glossary;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.script.Quoting;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What there is to name in a folder and a session; looked up when it is asked for. Names of files, runs and experiments are
 * written as words of a line of the shell, and those that no line can hold are left out; a call by bash gets them as they are.
 */
public final class SessionCompletionSource implements CompletionSource {
    private static final int MOST = 500;
    private static final Path RUNS = Path.of("runs");
    private static final Path SWEEPS = Path.of("sweeps");
    private static final Path GENOTYPES = Path.of("genotypes");
    private static final List<Entry> SYNTAX = List.of(
            new Entry("for", "NAME in [a, b, c]", "run the lines up to `end` for each item", List.of(), List.of()),
            new Entry("end", "", "the end of a for", List.of(), List.of()),
            new Entry("quit", "", "leave", List.of(), List.of()));

    /** Options whose values are more than files. */
    private static final Map<String, Kind> OPTIONS =
            Map.of("--genotype", Kind.GENOTYPE, "--experiment", Kind.EXPERIMENT, "--compare", Kind.CHANGE);

    private final Environment here;
    private final Session session;
    private final Registry registry;
    private final boolean quotes;
    private final List<Entry> commands;
    private final List<KeyHelp> keys = KeyGuide.all();
    private Optional<CurrentExperiment> valued = Optional.empty();
    private Map<String, String> values = Map.of();

    /** @param registry of all commands */
    public SessionCompletionSource(Environment here, Session session, Registry registry) {
        this.here = here;
        this.session = session;
        this.registry = registry;
        this.quotes = session.kind() != Session.Kind.CALL;
        this.commands = Stream.concat(
                        registry.all().stream().map(SessionCompletionSource::entry),
                        session.kind() == Session.Kind.CALL ? Stream.empty() : SYNTAX.stream())
                .toList();
    }

    private static Entry entry(CommandEntry command) {
        return new Entry(command.name(), command.arguments(), command.summary(), command.first(), command.rest());
    }

    @Override
    public List<Entry> commands() {
        return commands;
    }

    @Override
    public List<Choice> options(String command) {
        return (command.isEmpty() ? Optional.of(registry.program()) : registry.find(command))
                .stream()
                        .flatMap(entry -> new CommandLine(entry.create()).getCommandSpec().options().stream())
                        .filter(option -> !option.hidden())
                        .map(SessionCompletionSource::choice)
                        .toList();
    }

    /** An option as its declaration says: one that takes a path takes files. */
    private static Choice choice(OptionSpec option) {
        boolean path = Arrays.asList(option.auxiliaryTypes()).contains(Path.class) || option.type() == Path.class;
        Optional<Kind> kind = Optional.ofNullable(OPTIONS.get(option.longestName()))
                .or(() -> path ? Optional.of(Kind.FILE) : Optional.empty());
        List<String> choices = new ArrayList<>();
        Optional.ofNullable(option.completionCandidates()).ifPresent(words -> words.forEach(choices::add));
        return new Choice(
                option.longestName(),
                String.join(" ", option.description()),
                option.arity().max() > 0,
                kind.stream().toList(),
                choices);
    }

    @Override
    public List<Suggestion> named(Kind kind, String beginning) {
        return switch (kind) {
            case EXPERIMENT ->
                both(
                        Experiments.names(here).stream()
                                .flatMap(name -> written(name).stream())
                                .map(name -> Suggestion.of(name, "in experiments/")),
                        descriptions(beginning));
            case FILE -> files(beginning);
            case GENOTYPE -> both(genotypes(), descriptions(beginning));
            case RUN -> folders(RUNS);
            case SWEEP -> folders(SWEEPS);
            case JOB ->
                session.jobs().running().stream()
                        .map(job -> Suggestion.of(String.valueOf(job.number()), job.title()))
                        .toList();
            case FIGURE ->
                Arrays.stream(Figure.values())
                        .map(figure -> Suggestion.of(figure.word(), "a figure"))
                        .toList();
            case VARIABLE ->
                session.variables().names().stream()
                        .sorted()
                        .map(name -> Suggestion.of(
                                "$" + name, session.variables().value(name).orElse("")))
                        .toList();
            case OPERATION -> operations();
            case TOPIC ->
                HelpTopics.names().entrySet().stream()
                        .map(topic -> Suggestion.of(topic.getKey(), topic.getValue()))
                        .toList();
            case WORD ->
                Glossary.names().stream()
                        .map(word -> Suggestion.of(word, "a word"))
                        .toList();
            case KEY, CHANGE, COMMAND -> List.of(); // those are the same everywhere
        };
    }

    private List<Suggestion> folders(Path root) {
        return list(here.resolve(root))
                .filter(Files::isDirectory)
                .flatMap(folder -> written(folder.getFileName().toString()).stream())
                .map(folder -> Suggestion.of(folder, ""))
                .toList();
    }

    /** Genotypes of {@code genotypes/}, and those that runs left. */
    private Stream<Suggestion> genotypes() {
        Stream<Path> saved = list(here.resolve(GENOTYPES))
                .map(Path::getFileName)
                .filter(name -> name.toString().endsWith(".yaml"))
                .map(GENOTYPES::resolve);
        Stream<Path> found = list(here.resolve(RUNS))
                .map(run -> RUNS.resolve(run.getFileName()).resolve("genotype.yaml"))
                .filter(file -> Files.isRegularFile(here.resolve(file)));
        return Stream.concat(saved, found)
                .flatMap(file -> written(file.toString()).stream())
                .map(name -> Suggestion.of(name, "a genotype"));
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
        return session.experiment().flatMap(CurrentExperiment::lenient);
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
        return Stream.concat(first, second)
                .collect(Collectors.toMap(Suggestion::text, each -> each, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
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

    /** Files; before anything is typed only those that are called as experiments and genotypes are. */
    private Stream<Suggestion> descriptions(String beginning) {
        return files(beginning).stream()
                .filter(file ->
                        !beginning.isEmpty() || !file.whole() || file.text().matches(".*\\.ya?ml"));
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
