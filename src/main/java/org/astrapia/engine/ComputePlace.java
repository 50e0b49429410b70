package org.astrapia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.graph.Execution;
import org.astrapia.graph.device.Gpus;
import org.astrapia.graph.device.Obstacle;
import org.astrapia.graph.device.Placement;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.Processor;
import org.astrapia.run.RunRefusal;

/**
 * Where an experiment computes.
 *
 * @param execution device and precision
 * @param notes what a person should know about the choice
 */
record ComputePlace(Execution execution, List<String> notes) {
    ComputePlace {
        notes = List.copyOf(notes);
    }

    /**
     * Chooses, and tries a GPU before it takes one; call it before anything else of TensorFlow is used.
     *
     * @param say is told what takes a while
     * @throws InvalidInputException when the experiment asks for a GPU that does not compute
     */
    static ComputePlace choose(Experiment experiment, Consumer<String> say) {
        Experiment.Device device = experiment.device();
        GpuMemory memory = experiment.compiler().gpuMemory();
        return switch (device.kind()) {
            case CPU -> of(experiment, Placement.CPU, List.of());
            case GPU -> gpu(experiment, Gpus.tryOne(device.index(), memory, say));
            case AUTO ->
                Gpus.areExpected()
                        ? any(experiment, Gpus.tryOne(device.index(), memory, say))
                        : of(experiment, Placement.CPU, List.of());
        };
    }

    /** The same for a run that began with so many threads, on that processor; on a GPU neither changes numbers. */
    ComputePlace asBegun(int threads, Processor began) {
        if (execution.placement().isGpu()) {
            return this;
        }
        List<String> all = new ArrayList<>(notes);
        all.addAll(Processor.here().notes(began, threads));
        return new ComputePlace(execution.withThreads(threads), all);
    }

    /** Somebody who asks for a GPU does not want the days that the processor would take. */
    private static ComputePlace gpu(Experiment experiment, Gpus.Answer answer) {
        if (!answer.obstacles().isEmpty()) {
            throw RunRefusal.of(
                    "device",
                    "a GPU is asked for, and " + Obstacle.text(answer.obstacles()) + ". "
                            + Obstacle.advice(answer.obstacles()) + " device: auto or cpu computes on the processor");
        }
        return of(experiment, answer.placement(), List.of());
    }

    private static ComputePlace any(Experiment experiment, Gpus.Answer answer) {
        if (answer.obstacles().isEmpty()) {
            return of(experiment, answer.placement(), List.of());
        }
        return of(
                experiment,
                Placement.CPU,
                List.of("computing on the processor: " + Obstacle.text(answer.obstacles()) + ". "
                        + Obstacle.advice(answer.obstacles())));
    }

    private static ComputePlace of(Experiment experiment, Placement placement, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        Precision precision = experiment.compiler().precision();
        if (placement.isGpu()) {
            all.add("computing on " + placement.described());
        } else if (precision == Precision.MIXED) {
            all.add("compiler.precision: mixed needs a GPU; the processor computes with 32 bits");
        }
        return new ComputePlace(
                new Execution(placement, precision).with(experiment.compiler().lossScale()), all);
    }
}
