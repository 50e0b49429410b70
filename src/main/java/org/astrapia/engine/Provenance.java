package org.astrapia.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.graph.Execution;
import org.astrapia.graph.device.TensorFlowDevices;

/** {@code provenance.json}: what a run's numbers come from. */
final class Provenance {
    private Provenance() {}

    static void write(RunFolder folder, Plan plan, Experiment experiment, RunData data, Execution execution) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", plan.word());
        document.put(
                "started", OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("program_version", programVersion());
        document.put("commit", SourceCommit.find().orElse(null));
        document.put("tensorflow_version", TensorFlowDevices.version());
        document.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        document.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        document.putAll(Processor.here().entries());
        document.put("threads", execution.threads());
        document.put("device", execution.described());
        document.put("seeds", seeds(experiment.seed()));
        document.put("data", data(experiment, data));
        JsonFile.write(folder.file(RunFolder.PROVENANCE), document);
    }

    /** The command that began the run. */
    static Plan plan(RunFolder folder) {
        try {
            return Plan.of(read(folder).get("command").getAsString());
        } catch (RuntimeException e) {
            throw Refusal.of(folder.file(RunFolder.PROVENANCE), "this file of the run names no command");
        }
    }

    /** The number of threads with which the run began; a run that does not tell took as many as it had cores. */
    static int threads(RunFolder folder) {
        JsonObject document = read(folder);
        return number(document, "threads")
                .or(() -> number(document, "cores"))
                .orElse(Processor.here().cores());
    }

    /** The processor on which the run began. */
    static Processor processor(RunFolder folder) {
        JsonObject document = read(folder);
        return new Processor(
                number(document, "cores").orElse(Processor.here().cores()),
                text(document, "processor"),
                text(document, "instructions"));
    }

    private static Optional<Integer> number(JsonObject document, String name) {
        return text(document, name)
                .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf);
    }

    private static Optional<String> text(JsonObject document, String name) {
        JsonElement value = document.get(name);
        return value == null || !value.isJsonPrimitive() ? Optional.empty() : Optional.of(value.getAsString());
    }

    /**
     * Makes sure that the data are those with which the run began.
     *
     * @throws org.astrapia.language.InvalidInputException when they are not
     */
    static void requireSameData(RunFolder folder, RunData data) {
        JsonObject then = read(folder).getAsJsonObject("data");
        String digest =
                then == null || !then.has("digest") ? "" : then.get("digest").getAsString();
        if (!digest.equals(data.dataset().digest())) {
            throw Refusal.of(
                    folder.file(RunFolder.PROVENANCE),
                    "the data set has changed since the run began: its digest was " + digest + ", now it is "
                            + data.dataset().digest() + "; the run cannot go on with the same numbers");
        }
    }

    private static JsonObject read(RunFolder folder) {
        return JsonFile.read(folder.file(RunFolder.PROVENANCE));
    }

    private static String programVersion() {
        return Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
                .orElse("not packaged");
    }

    private static Map<String, Object> seeds(Experiment.Seeds seeds) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("data", seeds.data());
        document.put("search", seeds.search());
        document.put("retrain", seeds.retrain());
        return document;
    }

    private static Map<String, Object> data(Experiment experiment, RunData data) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dataset", data.dataset().name());
        document.put("path", experiment.data().path().map(Object::toString).orElse(null));
        document.put("digest", data.dataset().digest());
        document.put("classes", data.dataset().classes());
        document.put("available", data.available());
        document.put("train_counts", data.trainCounts());
        document.put("test_counts", data.testCounts());
        document.put("long_tailed_test_counts", data.longTailedTestCounts());
        return document;
    }
}
