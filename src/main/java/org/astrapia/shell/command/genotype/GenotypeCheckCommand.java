package org.astrapia.shell.command.genotype;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;
import org.astrapia.language.Source;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.ProblemDocument;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code genotype check}: whether networks can be built from genotypes; mistakes of all the files at once. */
final class GenotypeCheckCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Genotypes.")
    List<Path> files = List.of();

    @Override
    public int run(CommandContext context) {
        List<Problem> problems = new ArrayList<>();
        Set<String> known = operations.read(context).keySet();
        for (Path file : files) {
            problems.addAll(check(context, file, known));
        }
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw new InvalidInputException(problems);
        }
        context.warn(problems);
        if (context.json()) {
            context.printJson(Map.of("problems", List.of(), "warnings", ProblemDocument.of(problems)));
        } else {
            files.forEach(file -> context.print(file + ": ok"));
        }
        return ExitStatus.DONE;
    }

    private List<Problem> check(CommandContext context, Path file, Set<String> known) {
        try {
            return GenotypeCheck.check(
                    Source.read(GenotypeArgument.find(context, file)),
                    known,
                    genotype -> operations.misfits(context, genotype));
        } catch (InvalidInputException invalid) {
            return invalid.problems();
        }
    }
}
