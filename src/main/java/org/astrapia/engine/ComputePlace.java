package org.astrapia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * The same for a run that began elsewhere.
     *
     * @param threads with which it began; on a GPU they change no numbers
     * @param began processor on which it began
     * @param device as it was described then
     * @param done whether it only is tested anew, which takes 32 bits everywhere
     * @throws InvalidInputException when it began with numbers that this device does not have
     */
    ComputePlace asBegun(int threads, Processor began, Optional<String> device, boolean done) {
        boolean narrow = device.filter(Execution::wasNarrow).isPresent();
        if (narrow && !execution.isNarrow() && !done) {
            throw RunRefusal.of(
                    "compiler.precision",
                    "the run began with numbers of 16 bits (bfloat16), which this device does not multiply; it cannot go on"
                            + " here with the same numbers. Go on where it began, or begin anew with precision: float32");
        }
        if (execution.isNarrow() != narrow) {
            Precision other = narrow ? Precision.BFLOAT16 : Precision.FLOAT32;
            return new ComputePlace(execution.with(other), notes).asBegun(threads, began, device, done);
        }
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
        if (precision == Precision.BFLOAT16) {
            Optional<String> obstacle =
                    placement.isGpu() ? Gpus.whyNoBfloat16(experiment.device().index()) : PrecisionNotes.ofProcessor();
            if (obstacle.isPresent()) {
                all.add(PrecisionNotes.everything(obstacle.get()));
                precision = Precision.FLOAT32;
            }
        }
        if (placement.isGpu()) {
            all.add("computing on " + placement.described());
        } else if (precision == Precision.MIXED) {
            all.add("compiler.precision: mixed needs a GPU; the processor computes with 32 bits");
        }
        return new ComputePlace(
                new Execution(placement, precision).with(experiment.compiler().lossScale()), all);
    }
}
