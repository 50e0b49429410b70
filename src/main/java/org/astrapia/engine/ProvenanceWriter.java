package org.astrapia.engine;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.config.training.Choice;
import org.astrapia.engine.stage.RunData;
import org.astrapia.engine.stage.StartingPoint;
import org.astrapia.graph.Execution;
import org.astrapia.graph.device.TensorFlowDevices;
import org.astrapia.run.Build;
import org.astrapia.run.JsonFile;
import org.astrapia.run.Plan;
import org.astrapia.run.Processor;
import org.astrapia.run.Provenance;
import org.astrapia.run.RunFolder;
import org.astrapia.run.Sha256;
import org.astrapia.run.SourceCommit;
import org.astrapia.run.result.SearchCost;

/** Writes {@code provenance.json}; {@link Provenance} reads it. */
final class ProvenanceWriter {
    private ProvenanceWriter() {}

    /**
     * Writes it.
     *
     * @param resolved text of {@code resolved.yaml}
     * @param search what it cost to find the genotype that the run is given, where that is known
     */
    static void write(
            RunFolder folder,
            Plan plan,
            String resolved,
            Experiment experiment,
            RunData data,
            Execution execution,
            Optional<SearchCost> search) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", plan.word());
        document.put("description", Sha256.of(resolved.getBytes(StandardCharsets.UTF_8)));
        document.put(
                "started", OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("program_version", Build.programVersion());
        document.put("commit", SourceCommit.find().orElse(null));
        SourceCommit.isChanged().ifPresent(changed -> document.put("uncommitted_changes", changed));
        document.put("tensorflow_version", TensorFlowDevices.version());
        document.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        document.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        document.putAll(Processor.here().entries());
        document.put("threads", execution.threads());
        document.put("device", execution.described());
        document.put("seeds", seeds(experiment.seed()));
        document.put("data", data(experiment, data));
        experiment.table().ifPresent(table -> document.put("table", table(table)));
        experiment.search().latency().ifPresent(table -> document.put("latency", latency(table)));
        experiment
                .retrain()
                .from()
                .filter(run -> plan.trains())
                .map(StartingPoint::of)
                .ifPresent(start -> document.put("from", from(start)));
        search.ifPresent(cost -> document.put(Provenance.SEARCH, cost.document()));
        Choice choice = experiment.retrain().choice();
        if (choice.validates()) {
            document.put("choice", choice(choice, experiment.seed().data(), data));
        }
        JsonFile.write(folder.file(RunFolder.PROVENANCE), document);
    }

    /** What a person should know who goes on with a run that another build of the program began; empty when it did not. */
    static Optional<String> otherBuild(RunFolder folder) {
        String here = Build.here(TensorFlowDevices.version()).toString();
        return Optional.of(Provenance.build(folder).toString())
                .filter(began -> !began.equals(here))
                .map(began -> "the run began with " + began + " and goes on with " + here
                        + ": its numbers are those of a run without a break where both compute alike");
    }

    private static Map<String, Object> seeds(Experiment.Seeds seeds) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("data", seeds.data());
        document.put("search", seeds.search());
        document.put("retrain", seeds.retrain());
        return document;
    }

    private static Map<String, Object> table(Experiment.Table table) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", table.file().toString());
        table.column().ifPresent(column -> document.put("column", column));
        document.put("digest", Sha256.of(table.file()));
        return document;
    }

    private static Map<String, Object> latency(LatencyTable table) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", table.file().toString());
        document.put("digest", Sha256.of(table.file()));
        return document;
    }

    private static Map<String, Object> from(StartingPoint start) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", start.run().getFileName().toString());
        document.put("run_path", start.run().toString());
        document.put("checkpoint", start.digest());
        return document;
    }

    /** By what the weights of networks are chosen. */
    private static Map<String, Object> choice(Choice choice, long seed, RunData data) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("keep", choice.printedKeep());
        boolean own = choice.validation().own();
        document.put("validation", own ? "own" : choice.validation().share());
        document.put(
                "validation_counts",
                own
                        ? data.validationCounts()
                        : data.heldOutCounts(choice.validation().share(), seed));
        document.put("patience", choice.patience());
        return document;
    }

    private static Map<String, Object> data(Experiment experiment, RunData data) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dataset", data.dataset().name());
        document.put("path", experiment.data().path().map(Object::toString).orElse(null));
        document.put("digest", data.dataset().digest());
        document.put("classes", data.dataset().classes());
        document.put("mean", data.normalization().mean());
        document.put("deviation", data.normalization().deviation());
        data.dataset().train().sets().ifPresent(sets -> document.put("label_sets", sets.count()));
        document.put("available", data.available());
        document.put("train_counts", data.trainCounts());
        document.put("test_counts", data.testCounts());
        document.put("long_tailed_test_counts", data.longTailedTestCounts());
        return document;
    }
}
