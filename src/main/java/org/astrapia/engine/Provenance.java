package org.astrapia.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.config.Experiment;
import org.astrapia.graph.Execution;
import org.astrapia.graph.device.TensorFlowDevices;

/** {@code provenance.json}: what a run's numbers come from. */
final class Provenance {
    private Provenance() {}

    /**
     * Writes it.
     *
     * @param resolved text of {@code resolved.yaml}
     */
    static void write(
            RunFolder folder, Plan plan, String resolved, Experiment experiment, RunData data, Execution execution) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", plan.word());
        document.put("description", Sha256.of(resolved.getBytes(StandardCharsets.UTF_8)));
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

    /**
     * The command that began the run.
     *
     * @throws org.astrapia.language.InvalidInputException when the folder does not say
     */
    static Plan plan(RunFolder folder) {
        try {
            return Plan.of(read(folder).get("command").getAsString());
        } catch (RuntimeException e) {
            Path resolved = folder.file(RunFolder.RESOLVED);
            throw Refusal.of(
                    folder.file(RunFolder.PROVENANCE),
                    "this file of the run is missing or damaged, and no checkpoint keeps a copy, so the run cannot go on. "
                            + (Files.exists(resolved)
                                    ? "Begin it anew: " + anew(folder.path())
                                    : "Nothing was computed in this folder; remove it"));
        }
    }

    /** The command that begins a run anew that lies in this folder. */
    static String anew(Path folder) {
        String resolved = folder.resolve(RunFolder.RESOLVED).toString();
        try {
            Plan plan = Plan.of(JsonFile.read(folder.resolve(RunFolder.PROVENANCE))
                    .get("command")
                    .getAsString());
            return "astrapia " + plan.word() + " " + resolved
                    + (plan == Plan.RETRAIN ? " --genotype " + folder.resolve(RunFolder.GENOTYPE) : "");
        } catch (RuntimeException unknown) {
            return "astrapia run " + resolved;
        }
    }

    /** The build of the program that began the run. */
    static String build(RunFolder folder) {
        JsonObject document = read(folder);
        return build(text(document, "program_version"), text(document, "commit"), text(document, "tensorflow_version"));
    }

    /** This build of the program. */
    static String build() {
        return build(Optional.of(programVersion()), SourceCommit.find(), Optional.of(TensorFlowDevices.version()));
    }

    /** What a person should know who goes on with a run that another build of the program began; empty when it did not. */
    static Optional<String> otherBuild(RunFolder folder) {
        return Optional.of(build(folder))
                .filter(began -> !began.equals(build()))
                .map(began -> "the run began with " + began + " and goes on with " + build()
                        + ": its numbers are those of a run without a break where both compute alike");
    }

    private static String build(Optional<String> version, Optional<String> commit, Optional<String> tensorFlow) {
        return "astrapia " + version.orElse("of an unknown version")
                + commit.map(name -> ", commit " + name.substring(0, Math.min(10, name.length())))
                        .orElse("")
                + ", TensorFlow " + tensorFlow.orElse("of an unknown version");
    }

    /**
     * Makes sure that the description is the one with which the run began; one that an earlier build began does not tell.
     *
     * @throws org.astrapia.language.InvalidInputException when it is not
     */
    static void requireSameDescription(RunFolder folder, Originals originals) {
        Optional<String> then = text(read(folder), "description");
        if (then.isPresent() && !then.get().equals(originals.description())) {
            throw Refusal.of(
                    folder.file(RunFolder.RESOLVED),
                    "the description was changed after this run had begun. Put it back, or begin a run with the changed one: "
                            + anew(folder.path()));
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
    static void requireSameData(RunFolder folder, Experiment experiment, RunData data) {
        JsonObject then = read(folder).getAsJsonObject("data");
        String digest = then == null ? "" : text(then, "digest").orElse("");
        if (!digest.equals(data.dataset().digest())) {
            String now = experiment.data().path().map(path -> "that of " + path).orElse("now it");
            throw Refusal.of(
                    folder.file(RunFolder.PROVENANCE),
                    "the data set has changed since the run began: its digest was " + digest + ", and " + now + " is "
                            + data.dataset().digest()
                            + otherOrder(then, data.dataset().classes())
                            + "; the run cannot go on with the same numbers. Begin it anew: " + anew(folder.path()));
        }
    }

    /** The same classes in another order, as an earlier build sorted names that are numbers. */
    private static String otherOrder(JsonObject then, List<String> now) {
        List<String> classes = new ArrayList<>();
        if (then != null && then.get("classes") instanceof JsonArray names) {
            names.forEach(name -> classes.add(name.getAsString()));
        }
        boolean reordered = !classes.equals(now)
                && classes.size() == now.size()
                && Set.copyOf(classes).equals(Set.copyOf(now));
        return reordered
                ? ". Its classes stood in another order, " + String.join(", ", classes) + ", and now "
                        + String.join(", ", now) + ": since then names sort with their numbers by value"
                : "";
    }

    /** Where the data lay when the run began; empty where it drew them. */
    static Optional<String> dataPath(RunFolder folder) {
        JsonObject then = read(folder).getAsJsonObject("data");
        return then == null ? Optional.empty() : text(then, "path");
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
