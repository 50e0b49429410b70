package org.astrapia.shell.command.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.astrapia.run.RunFolders;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;

/** What one would do next when a run is done: told to a person at a terminal alone. */
final class NextSteps {
    private NextSteps() {}

    static void tell(CommandContext context, Path folder) throws IOException {
        if (!context.here().terminals().err() || context.quiet() || context.json()) {
            return;
        }
        Run run = RunReader.read(folder);
        if (!run.isDone()) {
            return;
        }
        List<String> steps = new ArrayList<>();
        String name = run.name();
        if (run.genotype().isPresent()) {
            steps.add("genotype draw runs/" + name + "/genotype.yaml");
        }
        if (!run.architecture().isEmpty()) {
            steps.add("why " + name);
        }
        if (!run.networks().isEmpty()) {
            earlier(RunArgument.all(context), name).forEach(other -> steps.add("runs compare " + other + " " + name));
            steps.add("export " + name + " --as onnx --out " + run.experiment() + ".onnx");
        } else if (run.genotype().isPresent()) {
            steps.add("retrain runs/" + name + "/resolved.yaml --genotype runs/" + name + "/genotype.yaml");
        }
        context.note("next:");
        steps.forEach(step -> context.note("  " + step));
    }

    /** The run before it. */
    private static List<String> earlier(RunFolders runs, String name) {
        List<String> names = runs.list().stream()
                .map(folder -> folder.name())
                .filter(other -> other.compareTo(name) < 0)
                .toList();
        return names.isEmpty() ? List.of() : List.of(names.get(names.size() - 1));
    }
}
