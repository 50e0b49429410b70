package org.astrapia.shell.command.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.astrapia.files.AtomicFile;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.genotype.GenotypeCheck.Finding;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Source;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.space.SearchSpace;

/** Genotypes in files. */
public final class GenotypeArgument {
    private static final Path FOLDER = Path.of("genotypes");

    private GenotypeArgument() {}

    /** The file of a genotype: what is given, or that of this name in {@code genotypes/}, here or beside the program. */
    public static Path find(CommandContext context, Path given) {
        if (Files.exists(context.resolve(given)) || given.isAbsolute()) {
            return context.resolve(given);
        }
        return Stream.concat(
                        Stream.of(FOLDER),
                        Optional.ofNullable(System.getProperty("astrapia.home")).stream()
                                .map(home -> Path.of(home).resolve(FOLDER)))
                .flatMap(folder -> Stream.of("", ".yaml").map(ending -> folder.resolve(given + ending)))
                .map(context::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(context.resolve(given));
    }

    /** Reads a genotype that names published operations or those of an experiment. */
    public static Genotype read(CommandContext context, Path file, OperationsOption operations) {
        return GenotypeText.parse(
                Source.read(find(context, file)), operations.read(context).keySet());
    }

    /**
     * Reads a genotype of which a network can be built.
     *
     * @param misfits what of it is not as in its space
     * @throws InvalidInputException when none can, or it is no genotype
     */
    public static Genotype readNetwork(
            CommandContext context, Path file, Set<String> operations, Function<Genotype, List<Finding>> misfits) {
        Source source = Source.read(find(context, file));
        requireNoErrors(GenotypeCheck.check(source, operations, misfits));
        return GenotypeText.parse(source, operations);
    }

    /**
     * Reads a genotype of a space.
     *
     * @throws InvalidInputException when it is none
     */
    public static Genotype read(Path file, SearchSpace space) {
        Source source = Source.read(file);
        Genotype genotype = GenotypeText.parse(source, space.definitions().keySet());
        requireNoErrors(GenotypeCheck.problems(source, misfits(genotype, space)));
        return genotype;
    }

    /** What of a genotype is not as in a space. */
    public static List<Finding> misfits(Genotype genotype, SearchSpace space) {
        return GenotypeCheck.misfits(genotype, space.name(), space.skeleton().shape());
    }

    private static void requireNoErrors(List<Problem> problems) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** Writes a new file; one that is there is never overwritten. */
    public static void writeNew(CommandContext context, Path file, String text) {
        Path resolved = context.resolve(file);
        Path folder = resolved.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UsageException(file + ": there is no folder " + folder + " to write it to.");
        }
        if (!AtomicFile.create(resolved, text)) {
            throw new UsageException(file + ": it exists already and is not overwritten.");
        }
    }
}
