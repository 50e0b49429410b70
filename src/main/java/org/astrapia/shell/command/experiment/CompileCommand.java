package org.astrapia.shell.command.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Footprint;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code compile}: what the compiler makes of an experiment's supernet, without TensorFlow. */
final class CompileCommand extends Command {
    private static final double MIB = 1L << 20;
    private static final double GB = 1e9;

    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    /** The program behind a pass. */
    private record Stage(String after, int operations, long keptBytes, long estimatedBytes) {}

    @Override
    public int run(CommandContext context) {
        LoadedExperiment loaded = arguments.readWithoutData(context).orElseGet(() -> arguments.read(context));
        Experiment experiment = loaded.experiment();
        Program program = supernet(experiment);
        List<Stage> stages = stages(program, experiment);
        NetworkCounts counts = NetworkCounts.of(program);
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("parameters", counts.parameters());
            document.put("multiply_adds", counts.multiplyAdds());
            document.put("stages", stages);
            context.printJson(document);
            return ExitStatus.DONE;
        }
        TerminalTable table = new TerminalTable()
                .column("supernet", Align.LEFT)
                .column("operations", Align.RIGHT)
                .column("kept for gradients", Align.RIGHT);
        stages.forEach(stage -> table.row(List.of(
                stage.after(),
                String.format(Locale.ROOT, "%,d", stage.operations()),
                String.format(Locale.ROOT, "%,.0f MiB", stage.keptBytes() / MIB))));
        context.print(table.render(context.style()));
        context.print(String.format(
                Locale.ROOT,
                "\n%,d parameters, %,d multiply-adds an image",
                counts.parameters(),
                counts.multiplyAdds()));
        context.print(String.format(
                Locale.ROOT,
                "about %.1f GB of memory for a search with %d images per step",
                stages.get(stages.size() - 1).estimatedBytes() / GB,
                experiment.search().batch()));
        context.note("kept for gradients: what a step of " + experiment.search().batch()
                + " images holds when its forward pass is done");
        return ExitStatus.DONE;
    }

    private static Program supernet(Experiment experiment) {
        DatasetChoice data = experiment.data().dataset();
        List<String> classes = data.classes().isEmpty() ? experiment.outline().classes() : data.classes();
        return Networks.ofSearch(
                experiment.space(), experiment.search(), Input.squares(data.side(), data.channels(), classes.size()));
    }

    /** The program as described, then behind each of the experiment's passes. */
    private static List<Stage> stages(Program program, Experiment experiment) {
        List<Stage> stages = new ArrayList<>(List.of(stage("as described", program, experiment)));
        Passes chosen = experiment.compiler().passes();
        List<String> run = new ArrayList<>();
        for (String pass : PassPipeline.names()) {
            if (chosen.all() || chosen.names().contains(pass)) {
                run.add(pass);
                stages.add(stage("after " + pass, PassPipeline.run(program, new Passes(false, run)), experiment));
            }
        }
        return stages;
    }

    private static Stage stage(String after, Program program, Experiment experiment) {
        return new Stage(
                after,
                program.values().size(),
                Footprint.keptBytes(program, experiment.search().batch()),
                Footprint.estimatedBytes(program, experiment.search().batch(), false));
    }
}
