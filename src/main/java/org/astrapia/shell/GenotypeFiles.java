package org.astrapia.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Source;
import org.astrapia.report.AtomicFile;

/** Genotypes in files. */
final class GenotypeFiles {
    private GenotypeFiles() {}

    /** Reads a genotype that names published operations or those of an experiment. */
    static Genotype read(Context context, Path file, OperationsOption operations) {
        return GenotypeText.parse(
                Source.read(context.resolve(file)), operations.read(context).keySet());
    }

    /**
     * Reads a genotype of which a network can be built.
     *
     * @throws InvalidInputException when none can, or it is no genotype
     */
    static Genotype readNetwork(Context context, Path file, Set<String> operations) {
        Source source = Source.read(context.resolve(file));
        List<Problem> errors = GenotypeCheck.check(source, operations).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return GenotypeText.parse(source, operations);
    }

    /** Writes a new file; one that is there is never overwritten. */
    static void writeNew(Context context, Path file, String text) throws IOException {
        Path resolved = context.resolve(file);
        if (Files.exists(resolved)) {
            throw new UsageException(file + ": it exists already and is not overwritten.");
        }
        Path folder = resolved.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UsageException(file + ": there is no folder " + folder + " to write it to.");
        }
        AtomicFile.writeNew(resolved, text.getBytes(StandardCharsets.UTF_8));
    }
}
