package org.astrapia.shell.command.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.export.ImagePredictor;
import org.astrapia.export.ModelCard;
import org.astrapia.export.NamedImages;
import org.astrapia.export.Prediction;
import org.astrapia.graph.serving.SavedModelFile;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.table.Csv;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: what a trained network says of image files. */
final class PredictCommand extends Command {
    private static final int NAMED = 3;

    @Parameters(
            index = "0",
            paramLabel = "RUN|SAVEDMODEL",
            description = "A run, by its folder or the first letters of its name, or a SavedModel that export wrote.")
    String model = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE|DIR",
            description = "Image files, and folders of which all images are taken.")
    List<String> images = List.of();

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "How many classes are shown of each image; 1 if not given.")
    int top = 1;

    @Option(
            names = "--prior",
            paramLabel = "SHARES",
            description =
                    "Shares of the classes among these images: balanced, natural for those of the training images, or"
                            + " counts([20, 3]) in the order of the classes. Probabilities are corrected for them.")
    Optional<String> prior = Optional.empty();

    @Option(names = "--csv", description = "Print comma-separated values.")
    boolean csv;

    @Option(
            names = "--baseline",
            description = "The fixed network that was trained beside, in the place of the run's own.")
    boolean baseline;

    @Override
    public int run(CommandContext context) throws IOException {
        if (csv && context.json()) {
            throw new UsageException("--csv and --json: one of them is allowed.");
        }

        NamedImages files = NamedImages.of(images.stream()
                .map(name -> context.resolve(CommandContext.path(name)))
                .toList());
        try (ImagePredictor predictor = open(context)) {
            int classes = predictor.card().classes().size();
            if (top < 1 || top > classes) {
                throw new UsageException(
                        "--top " + top + ": a number from 1 to " + classes + ", the classes, is allowed.");
            }
            ImagePredictor.Predicted found = predictor.predict(
                    files.images(), prior.map(predictor::prior).orElseGet(predictor::assumed));
            List<NamedImages.PassedOver> passedOver = new ArrayList<>(files.passedOver());
            passedOver.addAll(found.passedOver());
            tell(context, predictor.card(), found, passedOver, files.others());
            print(context, predictor.card(), found.predictions(), passedOver);
            return found.predictions().isEmpty() ? ExitStatus.FAILED : ExitStatus.DONE;
        }
    }

    private ImagePredictor open(CommandContext context) {
        Path path = context.resolve(CommandContext.path(model));
        if (!SavedModelFile.isOne(path)) {
            return ImagePredictor.ofRun(RunArgument.find(context, model), baseline);
        }
        if (baseline) {
            throw new UsageException("--baseline: a SavedModel holds one network.");
        }
        return ImagePredictor.ofSavedModel(path);
    }

    private static void tell(
            CommandContext context,
            ModelCard card,
            ImagePredictor.Predicted found,
            List<NamedImages.PassedOver> passedOver,
            List<Path> others) {
        passedOver.forEach(file ->
                context.here().err().println("passed over: " + shown(context, file.file()) + ": " + file.reason()));
        if (!others.isEmpty()) {
            String first = String.join(
                    ", ",
                    others.stream()
                            .limit(NAMED)
                            .map(file -> shown(context, file))
                            .toList());
            context.note(
                    "no images: " + first + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : ""));
        }
        found.depth()
                .ifPresent(
                        bits -> context.note(
                                "images of 16 bits: " + bits
                                        + " are used, as many as the brightest of these images needs; data.folder.depth of the experiment would fix it"));
        if (card.temperature().isEmpty()) {
            context.note(
                    "probabilities are not calibrated: no temperature was fitted, since the run held no images out"
                            + " (retrain.validation), all of them were right, or an earlier build tested it: evaluate fits one");
        }
    }

    private void print(
            CommandContext context,
            ModelCard card,
            List<Prediction> predictions,
            List<NamedImages.PassedOver> passedOver) {
        if (context.json()) {
            context.printJson(document(context, card, predictions, passedOver));
        } else if (csv) {
            StringBuilder text = new StringBuilder(Csv.line(header()));
            predictions.forEach(prediction -> text.append(Csv.line(row(context, card, prediction, "%.6f", 1))));
            context.export(text.toString());
        } else if (!predictions.isEmpty()) {
            TerminalTable table = new TerminalTable();
            List<String> header = header();
            for (int i = 0; i < header.size(); i++) {
                boolean number = header.get(i).startsWith("probability");
                table.column(
                        header.get(i).replace('_', ' ') + (number ? ", %" : ""), number ? Align.RIGHT : Align.LEFT);
            }
            predictions.forEach(prediction -> table.row(row(context, card, prediction, "%.2f", 100)));
            context.print(table.render(context.style()));
        }
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("file", "class", "probability"));
        IntStream.rangeClosed(2, top).forEach(rank -> header.addAll(List.of("class_" + rank, "probability_" + rank)));
        return header;
    }

    private List<String> row(
            CommandContext context, ModelCard card, Prediction prediction, String format, double factor) {
        List<String> row = new ArrayList<>(List.of(shown(context, prediction.file())));
        prediction.top(top).forEach(label -> {
            row.add(card.classes().get(label));
            row.add(String.format(
                    Locale.ROOT, format, factor * prediction.probabilities().get(label)));
        });
        return row;
    }

    private Map<String, Object> document(
            CommandContext context,
            ModelCard card,
            List<Prediction> predictions,
            List<NamedImages.PassedOver> passedOver) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("model", card.document());
        document.put("calibrated", card.temperature().isPresent());
        document.put("prior", prior.orElse(null));
        document.put(
                "predictions",
                predictions.stream()
                        .map(prediction -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("file", shown(context, prediction.file()));
                            entry.put(
                                    "top",
                                    prediction.top(top).stream()
                                            .map(label -> named(card, prediction, label))
                                            .toList());
                            return entry;
                        })
                        .toList());
        document.put(
                "passed_over",
                passedOver.stream()
                        .map(file -> Map.of("file", shown(context, file.file()), "reason", file.reason()))
                        .toList());
        return document;
    }

    private static Map<String, Object> named(ModelCard card, Prediction prediction, int label) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("class", card.classes().get(label));
        entry.put("probability", prediction.probabilities().get(label));
        return entry;
    }

    /** Within this folder, as a person would write it. */
    private static String shown(CommandContext context, Path file) {
        Path here = context.resolve(Path.of(""));
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }
}
