package org.astrapia.shell.command.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.Images;
import org.astrapia.data.UsedImages;
import org.astrapia.run.Plan;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.experiment.ImageTable;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code data export}: a table of the images that an experiment uses, and for what. */
final class DataExportCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV file to write.")
    Path out = Path.of("");

    @Option(names = "--force", description = "Replace a file that exists.")
    boolean force;

    @Override
    public int run(CommandContext context) {
        LoadedExperiment loaded = arguments.read(context);
        OutputFile file = OutputFile.of(context, out, force);
        Experiment experiment = loaded.experiment();
        UsedImages used = ExperimentData.read(context, loaded);
        int[] heldOut = used.heldOut(
                experiment.retrain().choice().validation().share(),
                experiment.seed().data());
        file.write(ImageTable.of(used, heldOut, Plan.RUN.searches(experiment)));
        int trained = used.train().length - heldOut.length;
        int validation =
                heldOut.length + used.dataset().validation().map(Images::count).orElse(0);
        int tested = used.dataset().test().count();
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("table_path", file.path().toString());
            document.put("train", trained);
            document.put("validation", validation);
            document.put("test", tested);
            document.put("long_tailed_test", used.longTailedTest().length);
            document.put("digest", used.dataset().digest());
            context.printJson(document);
        } else {
            context.export(out.toString());
            context.note(String.format(
                    Locale.ROOT,
                    "%,d images for training, %,d for validation, %,d for the test, of which %,d are the long-tailed test",
                    trained,
                    validation,
                    tested,
                    used.longTailedTest().length));
        }
        return ExitStatus.DONE;
    }
}
