package org.astrapia.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Finding;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Retrain;
import org.astrapia.config.Retrain.BaselineRecipe;
import org.astrapia.config.StageSteps;
import org.astrapia.config.TrainedStage;
import org.astrapia.config.loss.Losses;
import org.astrapia.engine.search.Candidates;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Footprint;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.run.Plan;
import org.astrapia.run.Processor;

/** Refuses a run that cannot fit in the machine's memory, rather than let the system kill it in its first step. */
final class MemoryCheck {
    private static final double GB = 1e9;
    private static final String SEARCH_BATCH = "search.batch";
    private static final String BASELINE = "baseline";
    private static final String PRETRAIN_BATCH = "retrain.pretrain.batch";
    private static final String RETRAIN_BATCH = "retrain.batch";

    private final Experiment experiment;
    private final Input input;
    private final int[] kept;
    private final long availableBytes;
    private final boolean narrow;
    private final List<Finding> findings = new ArrayList<>();
    private long largest;

    /** For this machine or container. */
    MemoryCheck(Experiment experiment, Input input, int[] kept) {
        this(experiment, input, kept, machineBytes());
    }

    /** @param kept training images of each class, or set of labels */
    MemoryCheck(Experiment experiment, Input input, int[] kept, long availableBytes) {
        this.experiment = experiment;
        this.input = input;
        this.kept = kept;
        this.availableBytes = availableBytes;
        this.narrow = experiment.compiler().precision() == Precision.BFLOAT16 && Processor.hasBfloat16();
    }

    /**
     * Looks at each stage of the run. The network that a search will find is not known: one of random cells stands for it. Of
     * random candidates it takes the largest.
     *
     * @return what is too large
     */
    List<Finding> findings(Plan plan, Optional<Genotype> genotype) {
        if (experiment.compiler().memoryChecked()) {
            look(plan, genotype);
        }
        return findings;
    }

    /** Of the stage that takes most, by the same estimate, in bytes. */
    long largestBytes(Plan plan, Optional<Genotype> genotype) {
        look(plan, genotype);
        return largest;
    }

    private void look(Plan plan, Optional<Genotype> genotype) {
        List<StageSteps> searches = StageSteps.of(experiment, kept, plan.searches(experiment), false);
        if (!searches.isEmpty()) {
            int weights = searches.get(searches.size() - 1).imagesPerEpoch();
            search(weights, Arrays.stream(kept).sum() - weights);
        }
        if (!plan.trains()) {
            return;
        }
        List<StageSteps> steps = StageSteps.of(experiment, kept, false, true);
        List<TrainedStage> stages = TrainedStage.of(experiment);
        for (int i = 0; i < stages.size(); i++) {
            if (!stages.get(i).probes()) { // a probe trains a classifier on features, and no network
                training(stages.get(i), genotype, steps.get(i).imagesPerEpoch());
            }
        }
    }

    private void training(TrainedStage stage, Optional<Genotype> genotype, int images) {
        Retrain retrain = stage.retrain();
        Optional<FixedNetwork> fixed = retrain.network().fixed();
        Optional<Genotype> cells =
                fixed.isPresent() ? Optional.empty() : genotype.or(() -> Optional.of(Candidates.any(experiment)));
        boolean labels = Losses.needsLabels(retrain.recipe().loss());
        String what = labels ? "the retraining" : "the pre-training";
        if (stage.isOfBaseline()) {
            what = fixed.orElseThrow().word() + (labels ? "" : ", pre-trained,");
        }
        boolean published = stage.isOfBaseline() && experiment.baselineRecipe() == BaselineRecipe.PUBLISHED;
        if (published) {
            training(what, retrain, cells, images, BASELINE);
        } else if (labels) {
            training(what, retrain, cells, images, RETRAIN_BATCH);
        } else {
            training(what, retrain, cells, images, PRETRAIN_BATCH, RETRAIN_BATCH);
        }
    }

    /**
     * Both parts of a search's images, as an epoch shows them.
     *
     * @param weights images for the weights
     * @param architecture images for alpha
     */
    private void search(int weights, int architecture) {
        Search search = experiment.search();
        if (search.method().hasSupernet()) {
            int batch = Math.min(search.batch(), Math.max(weights, architecture));
            require(
                    "the search",
                    batch,
                    bytes(Networks.ofSearch(experiment.space(), search, input), batch, false),
                    SEARCH_BATCH);
            return;
        }
        Retrain budget = experiment.retrain().forCandidate(search.epochs(), search.batch());
        List<Genotype> drawn = Candidates.of(experiment, input).drawn();
        for (TrainedStage stage : TrainedStage.of("candidates", budget)) {
            if (stage.probes()) {
                continue;
            }
            boolean labels = Losses.needsLabels(stage.retrain().recipe().loss());
            drawn.stream()
                    .max(Comparator.comparingLong(genotype -> bytesBeforePasses(genotype, stage.retrain())))
                    .ifPresent(largest -> training(
                            labels ? "a random candidate" : "the pre-training of a random candidate",
                            stage.retrain(),
                            Optional.of(largest),
                            weights,
                            labels ? new String[] {SEARCH_BATCH} : new String[] {PRETRAIN_BATCH, RETRAIN_BATCH}));
        }
    }

    private void training(String what, Retrain retrain, Optional<Genotype> cells, int images, String... keys) {
        int batch = Math.min(retrain.recipe().batch(), images);
        Program program = Networks.ofTraining(cells, experiment.space(), retrain, input);
        require(what, batch, bytes(program, batch, averages(retrain)), keys);
    }

    private static boolean averages(Retrain retrain) {
        return retrain.recipe().average() > 0;
    }

    private long bytes(Program program, int batch, boolean averages) {
        return Footprint.estimatedBytes(
                PassPipeline.run(program, experiment.compiler().passes(), narrow), batch, averages);
    }

    /** Too much, but told in no time, so that many can be compared. */
    private long bytesBeforePasses(Genotype genotype, Retrain retrain) {
        return Footprint.estimatedBytes(
                Networks.ofTraining(Optional.of(genotype), experiment.space(), retrain, input),
                retrain.recipe().batch(),
                averages(retrain));
    }

    private void require(String what, int batch, long bytes, String... keys) {
        largest = Math.max(largest, bytes);
        if (bytes > availableBytes) {
            findings.add(Finding.of(
                    String.format(
                            Locale.ROOT,
                            "%s takes about %.1f GB of memory with %d images per step, and this machine has %.1f GB."
                                    + " Maybe %s or smaller images; compiler.memory: unchecked tries it all the same",
                            what,
                            bytes / GB,
                            batch,
                            availableBytes / GB,
                            keys[0].equals(BASELINE)
                                    ? "a smaller baseline, baseline-recipe: retrain with a smaller retrain.batch,"
                                    : "a smaller " + keys[0] + ", fewer channels"),
                    keys));
        }
    }

    /** All that this machine or container has. */
    private static long machineBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
