package org.astrapia.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.DataFit;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.Finding;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.Retrain;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.data.DataOutline;
import org.astrapia.engine.search.Candidates;
import org.astrapia.engine.search.GroundTruth;
import org.astrapia.engine.stage.StartingPoint;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.Execution;
import org.astrapia.graph.device.Gpus;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem.Severity;
import org.astrapia.network.Input;
import org.astrapia.network.Layout;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.network.SpaceParts;
import org.astrapia.run.Plan;

/**
 * What is looked at before a run's first step: whether there are images enough, and memory. A check asks the same of the names of the data's files, so that it refuses what a run would refuse. Needs no
 * TensorFlow.
 */
public final class Preparation {
    /** The virtual machine, TensorFlow's code, and what both keep for themselves. */
    private static final long PROGRAM_BYTES = 1L << 30;

    private final Plan plan;
    private final LoadedExperiment loaded;
    private final Experiment experiment;
    private final DataOutline data;

    private Preparation(Plan plan, LoadedExperiment loaded, DataOutline data) {
        this.plan = plan;
        this.loaded = loaded;
        this.experiment = loaded.experiment();
        this.data = data;
    }

    /**
     * Looks before the device is chosen: memory counts where no GPU could be chosen.
     *
     * @param genotype that is retrained, where one is given
     * @throws InvalidInputException with all that is wrong, in its places
     */
    public static void require(Plan plan, LoadedExperiment loaded, DataOutline data, Optional<Genotype> genotype) {
        Device.Kind device = loaded.experiment().device().kind();
        boolean processor = device == Device.Kind.CPU || device == Device.Kind.AUTO && !Gpus.areExpected();
        new Preparation(plan, loaded, data).require(processor, genotype);
    }

    /**
     * About how much memory a run takes in all, in bytes: its largest stage, its images, and the program with TensorFlow.
     *
     * @param genotype that is retrained, where one is given
     */
    public static long memoryBytes(Plan plan, LoadedExperiment loaded, DataOutline data, Optional<Genotype> genotype) {
        Preparation prepared = new Preparation(plan, loaded, data);
        int[] kept = DataFit.kept(loaded.experiment(), data);
        long images = Arrays.stream(kept).asLongStream().sum()
                + data.test().stream().mapToLong(Integer::longValue).sum();
        long pixels = (long) data.side()
                * data.side()
                * loaded.experiment().data().dataset().channels();
        long largest = new MemoryCheck(loaded.experiment(), prepared.input(), kept).largestBytes(plan, genotype);
        return images * pixels + Math.max(PROGRAM_BYTES, largest); // what a stage takes has the program in it
    }

    /** Looks when the device is chosen; otherwise as {@link #require(Plan, LoadedExperiment, DataOutline, Optional)}. */
    static void require(
            Plan plan, LoadedExperiment loaded, DataOutline data, Execution execution, Optional<Genotype> genotype) {
        new Preparation(plan, loaded, data).require(!execution.placement().isGpu(), genotype);
    }

    /** Looks whether there are images enough; otherwise as {@link #require}. */
    static void requireImages(Plan plan, LoadedExperiment loaded, DataOutline data) {
        new Preparation(plan, loaded, data).require(false, Optional.empty());
    }

    private void require(boolean processor, Optional<Genotype> genotype) {
        List<Finding> findings =
                new ArrayList<>(DataFit.findings(experiment, data, plan.searches(experiment), plan.trains()));
        if (findings.isEmpty() && plan.searches(experiment)) {
            requireDrawable().ifPresent(findings::add);
            requireLatencies().ifPresent(findings::add);
        }
        if (findings.isEmpty() && processor) {
            findings.addAll(
                    new MemoryCheck(experiment, input(), DataFit.kept(experiment, data)).findings(plan, genotype));
        }
        if (findings.isEmpty()) {
            requireTable().ifPresent(findings::add);
        }
        if (findings.isEmpty() && plan.trains() && experiment.retrain().from().isPresent()) {
            requireSameShape(experiment.retrain().from().get(), genotype);
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings.stream()
                    .map(finding -> loaded.problem(Severity.ERROR, finding))
                    .toList());
        }
    }

    /** Looks whether the limits on the size of architectures leave any to draw. */
    private Optional<Finding> requireDrawable() {
        return experiment
                        .search()
                        .method()
                        .heedsLimits(experiment.space().skeleton().shape().edges())
                ? Candidates.of(experiment, input())
                        .flaw()
                        .map(lack -> Finding.of(lack, "search.limits.parameters", "search.limits.multiply-adds"))
                : Optional.empty();
    }

    /** Looks whether it is known how long the operations take, where a loss counts milliseconds. */
    private Optional<Finding> requireLatencies() {
        boolean counted = Stream.of(
                        experiment.search().weightLoss(), experiment.search().architectureLoss())
                .flatMap(Loss::parts)
                .anyMatch(part -> part.loss() instanceof LabelFreeLoss.Budget budget
                        && budget.measure() == LabelFreeLoss.Measure.MILLISECONDS);
        if (!counted) {
            return Optional.empty();
        }
        Optional<LatencyTable> table = experiment.search().latency();
        if (table.isEmpty()) {
            return Optional.of(Finding.of(
                    "budget(milliseconds) needs to know how long operations take: `search.latency` names the file that"
                            + " `bench EXPERIMENT --operations FILE` writes on the device that counts",
                    "search.loss.architecture",
                    "search.loss"));
        }
        return new SpaceParts(experiment.space(), input())
                .flaw(table.get())
                .map(flaw -> Finding.of(
                        "the file `" + table.get().file() + "` " + flaw + "; measure it with `bench EXPERIMENT"
                                + " --operations FILE`",
                        "search.latency"));
    }

    /** Looks whether the table of true accuracies has every architecture of the space. */
    private Optional<Finding> requireTable() {
        return experiment
                .table()
                .filter(table -> !Files.isRegularFile(table.file()))
                .map(table -> "the file `" + table.file() + "` does not exist")
                .or(() -> GroundTruth.of(experiment).flatMap(GroundTruth::lack))
                .map(wrong -> Finding.of(wrong, "space.table"));
    }

    /** Looks whether the network can begin with the weights of another run; of one that is to be searched only whether there are any. */
    private void requireSameShape(Path run, Optional<Genotype> genotype) {
        Retrain retrain = experiment.retrain().ofItsNetwork();
        try {
            StartingPoint start = StartingPoint.of(run);
            if (retrain.network().fixed().isPresent() || genotype.isPresent()) {
                Program program = Networks.ofTraining(
                        retrain.network().fixed().isPresent() ? Optional.empty() : genotype,
                        experiment.space(),
                        retrain,
                        input());
                start.weights(Layout.of(program), retrain.pretrain().isEmpty());
            }
        } catch (InvalidInputException refused) {
            throw loaded.placed(refused);
        }
    }

    private Input input() {
        List<Integer> kept = data.hasSeveralLabels()
                ? data.available()
                : Arrays.stream(DataFit.kept(experiment, data)).boxed().toList();
        return Input.squares(data.side(), experiment.data().dataset().channels(), kept);
    }
}
