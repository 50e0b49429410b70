package org.astrapia.shell.command.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.SweepFolders;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.work.Claim;

/** Who needs a run: a process, a sweep, or an unfinished run that begins with its weights. */
record RunsInUse(CommandContext context) {
    /**
     * Looks at each.
     *
     * @throws InvalidInputException when one is needed
     */
    void require(List<RunFolder> runs) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (RunFolder run : runs) {
            user(run, runs)
                    .ifPresent(user -> problems.add(new Problem(
                            Problem.Severity.ERROR,
                            new Position(run.path().toString(), 1, 1),
                            "",
                            1,
                            "this run is in use: " + user,
                            List.of())));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private Optional<String> user(RunFolder run, List<RunFolder> together) throws IOException {
        if (run.status().state() == State.RUNNING) {
            return Optional.of("a process works on it; stop it first");
        }
        Optional<String> sweep = sweep(run);
        return sweep.isPresent() ? sweep : successor(run, together);
    }

    private Optional<String> sweep(RunFolder run) {
        for (SweepFolder folder : new SweepFolders(context.resolve(Path.of("sweeps"))).list()) {
            for (Trial trial : folder.read().trials()) {
                for (int number = folder.lastClaim(trial); number > 0; number--) {
                    if (new Claim(folder, trial, number)
                            .run()
                            .filter(run.path()::equals)
                            .isPresent()) {
                        return Optional.of("it is a trial of the sweep " + folder.path()
                                + "; without that folder it is a run like any other");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> successor(RunFolder run, List<RunFolder> together) throws IOException {
        for (RunFolder other : RunArgument.all(context).list()) {
            Path resolved = other.file(RunFolder.RESOLVED);
            if (!together.contains(other)
                    && Files.isRegularFile(resolved)
                    && Files.readString(resolved, StandardCharsets.UTF_8)
                            .contains(run.path().toString())
                    && other.status().state() != State.DONE) {
                return Optional.of(other.name() + " begins with its weights and has not finished");
            }
        }
        return Optional.empty();
    }
}
