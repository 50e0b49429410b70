package org.astrapia.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.DataOutline;
import org.astrapia.network.Counts;
import picocli.CommandLine.Mixin;

/** {@code check}: everything that can be said of an experiment without TensorFlow and without reading a picture. */
final class CheckCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Override
    int run(Context context) {
        LoadedExperiment loaded = arguments.read(context);
        Experiment experiment = loaded.experiment();
        ExperimentPreview preview = ExperimentPreview.of(loaded);
        DataOutline data = preview.data();
        Counts supernet = Counts.ofSupernet(experiment.space(), data.classes(), data.side(), data.side());
        List<TrainingSteps> stages = TrainingSteps.of(experiment, preview.trainingCounts());
        context.warn(preview.warnings());
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("problems", List.of());
            document.put("warnings", ProblemDocument.of(preview.warnings()));
            document.put("supernet", supernet);
            document.put("stages", stages);
            context.printJson(document);
            return ExitStatus.DONE;
        }
        context.print(arguments.file + ": ok");
        context.print(String.format(
                Locale.ROOT,
                "%-10s %,d parameters, %,d multiply-adds",
                "supernet",
                supernet.parameters(),
                supernet.multiplyAdds()));
        stages.forEach(stage -> context.print(stage.toString()));
        return ExitStatus.DONE;
    }
}
