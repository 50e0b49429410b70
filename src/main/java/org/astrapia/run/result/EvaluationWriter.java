package org.astrapia.run.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.astrapia.config.Experiment.Evaluate;
import org.astrapia.data.Dataset;
import org.astrapia.run.JsonFile;
import org.astrapia.run.RunFolder;

/** {@code evaluation.json}: what the trained networks predicted on both test sets. */
public final class EvaluationWriter {
    private EvaluationWriter() {}

    /**
     * Writes it, and the confusion matrices beside it as {@link ConfusionFiles}.
     *
     * @param trainCounts training images of each class
     * @throws java.io.UncheckedIOException when one cannot be written
     */
    public static void write(
            RunFolder folder, Dataset data, List<Integer> trainCounts, Evaluate how, RunResults results) {
        List<TrainedNetwork> networks = Stream.of(results.network(), results.baseline())
                .flatMap(Optional::stream)
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("classes", data.classes());
        document.put("train_counts", trainCounts);
        if (how.logitAdjustment() != 0) {
            document.put("logit_adjustment", how.logitAdjustment());
        }
        document.put(
                "networks", networks.stream().map(EvaluationWriter::network).toList());
        JsonFile.write(folder.file(RunFolder.EVALUATION), document);
        ConfusionFiles.write(folder, data.classes(), networks);
    }

    private static Map<String, Object> network(TrainedNetwork network) {
        Map<String, Evaluation> evaluations = network.result().evaluations().byName("_");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", network.name());
        document.put("parameters", network.counts().parameters());
        document.put("multiply_adds", network.counts().multiplyAdds());
        Map<String, Object> balancedAccuracy = new LinkedHashMap<>();
        Map<String, Object> macroF1 = new LinkedHashMap<>();
        evaluations.forEach((name, evaluation) -> {
            balancedAccuracy.put(name, orNull(evaluation.balancedAccuracy()));
            macroF1.put(name, orNull(evaluation.macroF1()));
        });
        document.put("balanced_accuracy", balancedAccuracy);
        document.put("macro_f1", macroF1);
        network.result()
                .evaluations()
                .calibration()
                .ifPresent(calibration -> document.put("calibration", calibration.document()));
        network.result().evaluations().scores().ifPresent(scores -> document.put("labels", scores.document()));
        evaluations.forEach((name, evaluation) -> document.put("confusion_" + name, evaluation.confusion()));
        return document;
    }

    private static Object orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
