package org.astrapia.run.result;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Json;

/** Reads {@code evaluation.json}. */
public final class EvaluationReader {
    private static final List<String> MATRICES = List.of(
            "confusion_balanced",
            "confusion_long_tailed",
            "confusion_balanced_adjusted",
            "confusion_long_tailed_adjusted");

    private EvaluationReader() {}

    /** Why the document cannot be what a run wrote; empty when it can. */
    public static Optional<String> obstacle(Json json) {
        List<Long> counts = json.wholes("train_counts");
        int classes = json.texts("classes").size();
        if (classes != counts.size()) {
            return Optional.of("there are " + classes + " `classes` and " + counts.size() + " `train_counts`");
        }
        Optional<Long> wrong =
                counts.stream().filter(EvaluationReader::isAbsurd).findFirst();
        if (wrong.isPresent()) {
            return Optional.of(absurd("train_counts", wrong.get()));
        }
        for (Json network : json.objects("networks")) {
            for (String matrix : MATRICES) {
                Optional<Long> entry = network.matrix(matrix).stream()
                        .flatMap(List::stream)
                        .filter(EvaluationReader::isAbsurd)
                        .findFirst();
                if (entry.isPresent()) {
                    return Optional.of(absurd(matrix, entry.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAbsurd(long images) {
        return images < 0 || images > Integer.MAX_VALUE;
    }

    private static String absurd(String field, long images) {
        return "`" + field + "` holds " + images + ", allowed is from 0 to " + Integer.MAX_VALUE;
    }

    /** The content of a document without an {@link #obstacle}. */
    public static RunEvaluation read(Json json) {
        List<Integer> trainCounts =
                json.wholes("train_counts").stream().map(Math::toIntExact).toList();
        List<NetworkResult> networks = json.objects("networks").stream()
                .map(network -> new NetworkResult(
                        network.text("name").orElse("network"),
                        network.whole("parameters"),
                        network.whole("multiply_adds"),
                        evaluation(network.matrix(MATRICES.get(0)), trainCounts),
                        evaluation(network.matrix(MATRICES.get(1)), trainCounts),
                        evaluation(network.matrix(MATRICES.get(2)), trainCounts),
                        evaluation(network.matrix(MATRICES.get(3)), trainCounts),
                        Calibration.read(network.at("calibration")),
                        LabelScores.read(network.at("labels"), trainCounts.size())))
                .toList();
        return new RunEvaluation(json.texts("classes"), trainCounts, networks);
    }

    /** Empty unless there is a row and a column for each class. */
    private static Optional<Evaluation> evaluation(List<List<Long>> confusion, List<Integer> trainCounts) {
        int classes = trainCounts.size();
        boolean square = confusion.size() == classes && confusion.stream().allMatch(row -> row.size() == classes);
        return classes > 0 && square ? Optional.of(new Evaluation(confusion, trainCounts)) : Optional.empty();
    }
}
