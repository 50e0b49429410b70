package org.astrapia.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.DataDescription;
import org.astrapia.data.DataOutline;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.network.Counts;
import picocli.CommandLine.Mixin;

/** {@code check}: everything that can be said of an experiment without TensorFlow and without reading a picture. */
final class CheckCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Override
    int run(Context context) {
        LoadedExperiment loaded;
        ExperimentPreview preview;
        try {
            loaded = arguments.read(context);
            preview = ExperimentPreview.of(loaded);
        } catch (InvalidInputException refused) {
            return refuse(context, refused.problems());
        }
        DataOutline data = preview.data();
        Counts supernet = count(loaded.experiment(), data.classes(), data.side());
        List<TrainingSteps> stages = TrainingSteps.of(loaded.experiment(), preview.trainingCounts());
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
        print(context, supernet);
        stages.forEach(stage -> context.print(stage.toString()));
        return ExitStatus.DONE;
    }

    /** Tells the problems, and the size of the supernet where all that is wrong is that the data is not here. */
    private int refuse(Context context, List<Problem> problems) {
        Optional<Counts> supernet = arguments.readWithoutData(context).flatMap(CheckCommand::countWithoutData);
        context.warn(problems);
        if (context.json()) {
            Map<String, Object> document = Failures.document(ExitStatus.USAGE, ProblemDocument.of(problems));
            supernet.ifPresent(counts -> document.put("supernet", counts));
            context.printJson(document);
        } else {
            supernet.ifPresent(counts -> print(context, counts));
        }
        return ExitStatus.USAGE;
    }

    private static Optional<Counts> countWithoutData(LoadedExperiment loaded) {
        DataDescription data = loaded.experiment().data();
        OptionalInt classes = DataOutline.classes(data.dataset());
        return classes.isEmpty()
                ? Optional.empty()
                : Optional.of(count(loaded.experiment(), classes.getAsInt(), data.imageSizePx()));
    }

    private static Counts count(Experiment experiment, int classes, int side) {
        return Counts.ofSupernet(experiment.space(), classes, side, side);
    }

    private static void print(Context context, Counts supernet) {
        context.print(String.format(
                Locale.ROOT,
                "%-10s %,d parameters, %,d multiply-adds",
                "supernet",
                supernet.parameters(),
                supernet.multiplyAdds()));
    }
}
