package org.astrapia.shell.command.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.DataFit;
import org.astrapia.config.Description;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.StageSteps;
import org.astrapia.data.DataOutline;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.engine.PrecisionNotes;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.network.Input;
import org.astrapia.run.Plan;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.FailureDocument;
import org.astrapia.shell.command.ProblemDocument;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.command.arguments.ExperimentPreview;
import org.astrapia.shell.command.arguments.SweepPreview;
import org.astrapia.shell.experiment.RunTime;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.sweep.PlannedSweep;
import org.astrapia.sweep.SweepReader;
import picocli.CommandLine.Mixin;

/** {@code check}: everything that can be said of an experiment without TensorFlow, and with a look at so many pictures that it takes seconds. */
final class CheckCommand extends Command {
    /** Letters of the column of names, where none is longer. */
    private static final int NAMES = 10;

    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Override
    public int run(CommandContext context) {
        LoadedExperiment loaded;
        ExperimentPreview preview;
        try {
            Description description = arguments.describe(context);
            Optional<PlannedSweep> sweep = SweepReader.read(description, Plan.RUN);
            if (sweep.isPresent()) {
                return tell(context, SweepPreview.of(sweep.get()));
            }
            loaded = description.experiment();
            preview = ExperimentPreview.examined(loaded);
        } catch (InvalidInputException refused) {
            return refuse(context, refused.problems());
        }
        DataOutline data = preview.data();
        Input input = Input.squares(
                data.side(),
                loaded.experiment().data().dataset().channels(),
                data.classes().size());
        NetworkSize size = NetworkSize.of(loaded.experiment(), input);
        List<String> notes = new ArrayList<>(data.notes());
        notes.addAll(PrecisionNotes.here(loaded.experiment(), input));
        List<StageSteps> stages = preview.stages();
        List<Problem> warnings = warnings(loaded, preview);
        double seconds = RunTime.seconds(loaded.experiment(), input, stages);
        context.warn(warnings);
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("problems", List.of());
            document.put("warnings", ProblemDocument.of(warnings));
            document.put("notes", notes);
            size.writeTo(document);
            document.put("stages", stages);
            document.put("processor_seconds", Math.round(seconds));
            context.printJson(document);
            return ExitStatus.DONE;
        }
        notes.forEach(context::note);
        context.print(arguments.file() + ": ok");
        int width = Math.max(NAMES, size.name().length());
        context.print(size.line(width));
        stages.forEach(stage -> context.print(stage.line(width)));
        context.print(String.format(
                Locale.ROOT, "%-" + width + "s %s on this processor", "time", RunTime.described(seconds)));
        return ExitStatus.DONE;
    }

    /** Several runs: how many, and what they take together. */
    private int tell(CommandContext context, SweepPreview sweep) {
        context.warn(sweep.warnings());
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("problems", List.of());
            document.put("warnings", ProblemDocument.of(sweep.warnings()));
            document.putAll(sweep.document());
            context.printJson(document);
            return ExitStatus.DONE;
        }
        context.print(arguments.file() + ": ok");
        sweep.planned().sweep().axes().forEach((key, values) -> context.print(key + " = " + String.join(", ", values)));
        context.print(sweep.described());
        return ExitStatus.DONE;
    }

    /** Those of a run, and that the search is too short, which who only tries the program out need not hear each time. */
    private static List<Problem> warnings(LoadedExperiment loaded, ExperimentPreview preview) {
        List<Problem> warnings = new ArrayList<>(preview.warnings());
        if (Plan.RUN.searches(loaded.experiment())) {
            int[] kept = DataFit.kept(loaded.experiment(), preview.data());
            loaded.stillnessWarning(Arrays.stream(kept).sum()).ifPresent(warnings::add);
        }
        return warnings;
    }

    /** Tells the problems, and the size of the network where all that is wrong is that the data is not here. */
    private int refuse(CommandContext context, List<Problem> problems) {
        Optional<NetworkSize> size = arguments.readWithoutData(context).flatMap(CheckCommand::sizeWithoutData);
        context.warn(problems);
        if (context.json()) {
            Map<String, Object> document = FailureDocument.of(ExitStatus.USAGE, problems);
            size.ifPresent(known -> known.writeTo(document));
            context.printJson(document);
        } else {
            size.ifPresent(known -> context.print(known.line(NAMES)));
        }
        return ExitStatus.USAGE;
    }

    private static Optional<NetworkSize> sizeWithoutData(LoadedExperiment loaded) {
        DatasetChoice data = loaded.experiment().data().dataset();
        int classes = data.classes().size();
        return classes == 0
                ? Optional.empty()
                : Optional.of(
                        NetworkSize.of(loaded.experiment(), Input.squares(data.side(), data.channels(), classes)));
    }
}
