package org.astrapia.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code evaluation.json}: what the trained networks predicted on both test sets. */
final class EvaluationFile {
    private EvaluationFile() {}

    static void write(RunFolder folder, RunData data, RunResults results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("classes", data.dataset().classes());
        document.put("train_counts", data.trainCounts());
        document.put("networks", networks(results));
        JsonFile.write(folder.file(RunFolder.EVALUATION), document);
    }

    private static List<Map<String, Object>> networks(RunResults results) {
        return Stream.of(results.network(), results.baseline())
                .flatMap(Optional::stream)
                .map(EvaluationFile::network)
                .toList();
    }

    private static Map<String, Object> network(TrainedNetwork network) {
        Evaluations evaluations = network.result().evaluations();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", network.name());
        document.put("parameters", network.counts().parameters());
        document.put("multiply_adds", network.counts().multiplyAdds());
        document.put("confusion_balanced", evaluations.balanced().confusion());
        document.put("confusion_long_tailed", evaluations.longTailed().confusion());
        return document;
    }
}
