package org.astrapia.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Retrain;
import org.astrapia.config.TrainedStage;
import org.astrapia.config.loss.ClassBalance;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.data.Normalization;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.serving.TrainedModel;
import org.astrapia.language.InvalidInputException;
import org.astrapia.network.Ending;
import org.astrapia.network.Input;
import org.astrapia.network.Layout;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.GenotypeFiles;
import org.astrapia.run.OriginalFiles;
import org.astrapia.run.Plan;
import org.astrapia.run.Provenance;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunRefusal;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.content.RunReader;
import org.astrapia.run.result.Calibration;
import org.astrapia.run.result.NetworkResult;

/**
 * A trained network of a run that is done, with the weights with which the run was tested. Its data need not be there any more.
 *
 * @param model what it computes
 * @param card what else is known of it
 */
public record RunModel(TrainedModel model, ModelCard card) {
    private static final String LAYOUT = "layout";
    private static final String AVERAGE = ".average";
    private static final String FEATURE_MEAN = "features/mean";
    private static final String FEATURE_SCALE = "features/scale";
    private static final float EPSILON = 1e-5f;

    /**
     * Reads it.
     *
     * @param baseline whether the fixed network beside is meant, and not the run's own
     * @throws InvalidInputException when the run is not done, trained no such network, or its files are damaged
     */
    public static RunModel of(RunFolder folder, boolean baseline) {
        if (folder.status().state() != State.DONE) {
            throw RunRefusal.of(
                    folder.path(),
                    "this run is not done but " + folder.status().state().word() + "; `astrapia resume " + folder.name()
                            + "` brings it to its end");
        }
        Plan plan = Provenance.plan(folder);
        if (!plan.trains()) {
            throw RunRefusal.of(
                    folder.path(),
                    "this run was only a search; it has no trained network. `astrapia retrain "
                            + folder.file(RunFolder.RESOLVED) + " --genotype " + folder.file(RunFolder.GENOTYPE)
                            + "` trains one");
        }
        Provenance.requireSameDescription(folder, OriginalFiles.read(folder, plan));
        Experiment experiment = experiment(folder);
        Optional<Retrain> retrain = baseline
                ? experiment.beside()
                : Optional.of(experiment.retrain().ofItsNetwork());
        return new Reader(
                        folder,
                        experiment,
                        Provenance.trained(folder),
                        baseline ? TrainedStage.BASELINE : TrainedStage.RETRAIN,
                        retrain.orElseThrow(() -> RunRefusal.of(
                                folder.path(), "this run trained no fixed network beside its own: baseline is none")))
                .read();
    }

    /** Its description, also where the data have gone. */
    private static Experiment experiment(RunFolder folder) {
        try {
            return ExperimentReader.read(folder.file(RunFolder.RESOLVED), List.of())
                    .experiment();
        } catch (InvalidInputException refused) {
            try {
                List<String> anywhere = List.of("data.path=" + folder.path());
                return ExperimentReader.read(folder.file(RunFolder.RESOLVED), anywhere)
                        .experiment();
            } catch (InvalidInputException again) {
                throw refused;
            }
        }
    }

    /** Puts one network together. */
    private record Reader(
            RunFolder folder, Experiment experiment, Provenance.Trained trained, String stage, Retrain retrain) {
        RunModel read() {
            Optional<Genotype> genotype = retrain.network().fixed().isPresent()
                    ? Optional.empty()
                    : Optional.of(new GenotypeFiles(folder, folder.path()).read(experiment.space()));
            Normalization normalization = trained.normalization();
            int side = experiment.data().dataset().side();
            Input input = new Input(side, side, normalization.mean().length, trained.trainCounts());
            Map<String, float[]> weights = new LinkedHashMap<>();
            Ending ending = retrain.probes() ? probe(weights) : network(weights);
            AssumedPrior prior = prior();
            double tau = experiment.evaluate().logitAdjustment();
            if (tau != 0) {
                ending = ending.withAdjustment();
                float[] added = new float[input.classes()];
                List<Double> logPriors = ClassBalance.logPriors(trained.trainCounts());
                for (int label = 0; label < added.length; label++) {
                    added[label] = (float) (-tau * logPriors.get(label));
                }
                site(weights, Ending.ADJUSTMENT, new float[added.length], ones(added.length), added);
            }
            Program program = Networks.ofUse(genotype, experiment.space(), retrain, input, ending);
            try {
                Optional<Double> temperature = temperature();
                TrainedModel model = new TrainedModel(
                        program,
                        weights,
                        normalization,
                        trained.classes(),
                        temperature.orElse(1.0),
                        trained.severalLabels());
                return new RunModel(model, card(prior.adjusted(tau), tau, temperature));
            } catch (IllegalArgumentException missing) {
                throw RunRefusal.of(
                        folder.checkpoints(stage),
                        "the weights are not those of the network that this build makes of the run: "
                                + missing.getMessage());
            }
        }

        private ModelCard card(AssumedPrior prior, double tau, Optional<Double> temperature) {
            String which = TrainedStage.after(stage);
            String weights = retrain.probes()
                    ? "a linear classifier on the features of the training without labels"
                    : retrain.classifier()
                            .map(anew -> "the classifier made anew by "
                                    + anew.method().print() + " (" + which + ")")
                            .orElse(retrain.recipe().average() > 0 ? "the moving averages" : "the last weights");
            weights +=
                    retrain.choice().validates() ? "; keep: " + retrain.choice().printedKeep() : "";
            weights += tau == 0 ? "" : "; logits - " + tau + " * log prior";
            return new ModelCard(
                    folder.name(),
                    retrain.network().fixed().map(FixedNetwork::word).orElse("genotype"),
                    weights,
                    trained.classes(),
                    trained.trainCounts(),
                    experiment.data().dataset().side(),
                    experiment.data().dataset().ownSide(),
                    experiment.data().dataset().folder().depth(),
                    prior,
                    temperature,
                    trained.severalLabels());
        }

        /** What was fitted when the run was tested. */
        private Optional<Double> temperature() {
            try {
                return RunReader.read(folder.path()).networks().stream()
                        .skip(stage.equals(TrainedStage.BASELINE) ? 1 : 0)
                        .findFirst()
                        .flatMap(NetworkResult::calibration)
                        .flatMap(Calibration::fitted)
                        .map(Calibration.Fitted::temperature);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private AssumedPrior prior() {
            if (retrain.classifier().isEmpty()) {
                return AssumedPrior.of(retrain.recipe());
            }
            Retrain.Classifier anew = retrain.classifier().get();
            return anew.method().trains()
                    ? AssumedPrior.of(anew.recipe())
                    : AssumedPrior.unknown(
                            "its classifier was made anew by `" + anew.method().print() + "`");
        }

        /** The weights of a network trained with labels, and how its classifier was made anew. */
        private Ending network(Map<String, float[]> weights) {
            Optional<ClassifierMethod> method = retrain.classifier().map(Retrain.Classifier::method);
            if (method.isEmpty() || method.get().trains()) {
                weights.putAll(evaluated(stage, true));
            } else { // computed: the checkpoint behind holds the whole network
                weights.putAll(evaluated(TrainedStage.after(stage), true));
                return Ending.OWN;
            }
            if (method.isEmpty()) {
                return Ending.OWN;
            }
            Map<String, float[]> anew = evaluated(TrainedStage.after(stage), true);
            if (method.get().keepsClassifier()) {
                float[] factors = anew.get("classifier/scale");
                site(weights, Ending.SCALES, new float[factors.length], factors, new float[factors.length]);
                return new Ending(Optional.empty(), false, true, false);
            }
            weights.putAll(anew);
            boolean scaled = method.get().beginsWithClassifier();
            if (scaled) {
                float[] factors = weights.remove("scale");
                site(weights, Ending.SCALES, new float[factors.length], factors, new float[factors.length]);
            }
            return new Ending(Optional.of(retrain.classifier().get().recipe().loss()), false, scaled, false);
        }

        /** The weights of a network that learnt without labels, and of the linear classifier on its features. */
        private Ending probe(Map<String, float[]> weights) {
            Checkpoint before = checkpoint(TrainedStage.before(stage));
            weights.putAll(cut(before, TrainedStage.before(stage), "", false));
            Checkpoint own = checkpoint(stage);
            weights.putAll(cut(own, stage, "", true));
            if (!own.has(FEATURE_MEAN)) {
                throw RunRefusal.of(
                        folder.checkpoints(stage),
                        "an earlier build of the program trained this linear classifier; it did not keep the mean and the"
                                + " deviation of the features, so the network cannot be put together without the training"
                                + " images. Run it again: " + Provenance.anew(folder.path()));
            }
            float[] mean = own.floats(FEATURE_MEAN);
            float[] scale = own.floats(FEATURE_SCALE);
            site(weights, Ending.FEATURES, mean, scale, new float[mean.length]);
            return new Ending(Optional.of(retrain.recipe().loss()), true, false, false);
        }

        /** What an evaluation takes: the moving averages where there are any. */
        private Map<String, float[]> evaluated(String of, boolean classifier) {
            Checkpoint last = checkpoint(of);
            boolean averages = last.variables().containsKey("weights" + AVERAGE);
            return cut(last, of, averages ? AVERAGE : "", classifier);
        }

        private Map<String, float[]> cut(Checkpoint checkpoint, String of, String suffix, boolean classifier) {
            if (!checkpoint.has(LAYOUT)) {
                throw RunRefusal.of(
                        folder.checkpoints(of),
                        "an earlier build of the program wrote this run, and kept no names of its weights. Run it again: "
                                + Provenance.anew(folder.path()));
            }
            Map<String, float[]> state = checkpoint.variables();
            try {
                return Layout.parse(checkpoint.text(LAYOUT))
                        .cut(
                                state.getOrDefault("weights" + suffix, new float[0]),
                                state.getOrDefault("statistics" + suffix, new float[0]),
                                classifier);
            } catch (IllegalArgumentException other) {
                throw checkpoint.refusal(other.getMessage());
            }
        }

        private Checkpoint checkpoint(String of) {
            return new CheckpointStore(folder.checkpoints(of), damaged -> {
                        throw RunRefusal.of(folder.checkpoints(of), damaged);
                    })
                    .latest()
                    .orElseThrow(() -> RunRefusal.of(folder.checkpoints(of), "its checkpoints are gone"));
        }

        /** {@code (x - mean) * scale + offset} as a batch normalisation. */
        private static void site(
                Map<String, float[]> weights, String name, float[] mean, float[] scale, float[] offset) {
            float[] statistics = new float[2 * mean.length];
            System.arraycopy(mean, 0, statistics, 0, mean.length);
            for (int i = mean.length; i < statistics.length; i++) {
                statistics[i] = 1 - EPSILON;
            }
            weights.put(TrainedModel.statistics(name), statistics);
            weights.put(name + "/gamma", scale);
            weights.put(name + "/beta", offset);
        }

        private static float[] ones(int size) {
            float[] ones = new float[size];
            java.util.Arrays.fill(ones, 1);
            return ones;
        }
    }
}
