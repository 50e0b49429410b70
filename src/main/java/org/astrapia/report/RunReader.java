package org.astrapia.report;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.astrapia.engine.Evaluation;
import org.astrapia.engine.RunFolders;
import org.astrapia.engine.RunStatus;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;

/** Reads a run folder, also one that is still being written or was cut off. */
public final class RunReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final Path folder;
    private final List<String> unreadable = new ArrayList<>();

    private RunReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads what is there; a missing or torn file leaves its part empty.
     *
     * @throws IOException if a file is there but cannot be opened
     */
    public static Run read(Path folder) throws IOException {
        return new RunReader(folder).read();
    }

    private Run read() throws IOException {
        Optional<RunStatus> status = status();
        Json provenance = json("provenance.json");
        Json summary = json("summary.json");
        Optional<RunEvaluation> evaluation = evaluation(json("evaluation.json"));
        Optional<String> genotypeText = text("genotype.yaml");
        return new Run(
                folder,
                status,
                provenance,
                metrics(text("metrics.csv").orElse("")),
                architecture(text("architecture.csv").orElse("")),
                evaluation,
                summary,
                genotypeText.flatMap(this::genotype),
                genotypeText,
                text("resolved.yaml"),
                unreadable);
    }

    /** Every operation that the text names is known here: a report does not build it. */
    private Optional<Genotype> genotype(String text) {
        Set<String> named = NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        try {
            return Optional.of(GenotypeText.parse(new Source("genotype.yaml", text), named));
        } catch (InvalidInputException torn) {
            unreadable.add("genotype.yaml: " + torn.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private Json json(String name) throws IOException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Json.empty();
        }
        try {
            return Json.parse(text.get());
        } catch (JsonParseException torn) {
            unreadable.add(name + ": " + torn.getMessage());
            return Json.empty();
        }
    }

    private static List<EpochRow> metrics(String text) {
        List<EpochRow> rows = new ArrayList<>();
        for (Map<String, String> row : CsvFile.rows(text)) {
            Map<String, Double> values = new HashMap<>();
            row.forEach((column, cell) -> number(cell).ifPresent(value -> values.put(column, value)));
            Optional<Double> epoch = number(row.getOrDefault("epoch", ""));
            if (epoch.isPresent() && row.containsKey("stage")) {
                rows.add(new EpochRow(row.get("stage"), epoch.get().intValue(), values));
            }
        }
        return rows;
    }

    private static List<MixingRow> architecture(String text) {
        List<MixingRow> rows = new ArrayList<>();
        for (Map<String, String> row : CsvFile.rows(text)) {
            Optional<Double> epoch = number(row.getOrDefault("epoch", ""));
            Optional<Double> to = number(row.getOrDefault("to", ""));
            Optional<Double> from = number(row.getOrDefault("from", ""));
            Optional<Double> weight = number(row.getOrDefault("weight", ""));
            if (epoch.isPresent() && to.isPresent() && from.isPresent() && weight.isPresent()) {
                rows.add(new MixingRow(
                        epoch.get().intValue(),
                        row.getOrDefault("cell", ""),
                        to.get().intValue(),
                        from.get().intValue(),
                        row.getOrDefault("operation", ""),
                        weight.get()));
            }
        }
        return rows;
    }

    private static Optional<Double> number(String cell) {
        try {
            return Optional.of(Double.valueOf(cell));
        } catch (NumberFormatException empty) {
            return Optional.empty();
        }
    }

    private static Optional<RunEvaluation> evaluation(Json json) {
        if (json.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> trainCounts =
                json.wholes("train_counts").stream().map(Math::toIntExact).toList();
        List<NetworkResult> networks = json.objects("networks").stream()
                .map(network -> new NetworkResult(
                        network.text("name").orElse("network"),
                        network.whole("parameters"),
                        network.whole("multiply_adds"),
                        evaluation(network.matrix("confusion_balanced"), trainCounts),
                        evaluation(network.matrix("confusion_long_tailed"), trainCounts),
                        evaluation(network.matrix("confusion_balanced_adjusted"), trainCounts),
                        evaluation(network.matrix("confusion_long_tailed_adjusted"), trainCounts)))
                .toList();
        return Optional.of(new RunEvaluation(json.texts("classes"), trainCounts, networks));
    }

    /** Empty unless there is a row and a column for each class. */
    private static Optional<Evaluation> evaluation(List<List<Long>> confusion, List<Integer> trainCounts) {
        int classes = trainCounts.size();
        boolean square = confusion.size() == classes && confusion.stream().allMatch(row -> row.size() == classes);
        return classes > 0 && square ? Optional.of(new Evaluation(confusion, trainCounts)) : Optional.empty();
    }

    private Optional<RunStatus> status() {
        if (!Files.isRegularFile(folder.resolve("status.json"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunFolders(folder).find(folder.toString()).status());
        } catch (InvalidInputException damaged) {
            unreadable.add("status.json: " + damaged.getMessage());
            return Optional.empty();
        }
    }
}
