package org.astrapia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Retrain;
import org.astrapia.engine.search.Candidates;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.passes.Narrowing;
import org.astrapia.graph.passes.Narrowing.Outcome;
import org.astrapia.graph.passes.Narrowing.Reason;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.run.Processor;

/** What {@code compiler.precision: bfloat16} means for the networks of an experiment: what keeps 32 bits, and why. Needs no TensorFlow. */
public final class PrecisionNotes {
    private PrecisionNotes() {}

    /** Of an experiment that may run on this machine's processor; none for another precision. */
    public static List<String> here(Experiment experiment, Input input) {
        if (experiment.compiler().precision() != Precision.BFLOAT16) {
            return List.of();
        }
        Optional<String> obstacle = experiment.device().kind() == Device.Kind.GPU ? Optional.empty() : ofProcessor();
        return obstacle.isPresent() ? List.of(everything(obstacle.get())) : of(experiment, input);
    }

    /** Why this machine's processor computes with 32 bits; empty where it has 16. */
    static Optional<String> ofProcessor() {
        return Processor.hasBfloat16()
                ? Optional.empty()
                : Optional.of("this processor has neither AVX512_BF16 nor AMX");
    }

    /** Where a device has no such numbers. */
    static String everything(String obstacle) {
        return "compiler.precision: bfloat16 changes nothing here, since " + obstacle + "; all numbers have 32 bits";
    }

    /** Of the networks of an experiment, on a device that has such numbers. */
    static List<String> of(Experiment experiment, Input input) {
        List<String> notes = new ArrayList<>();
        Retrain retrain = experiment.retrain().ofItsNetwork();
        Optional<FixedNetwork> fixed = retrain.network().fixed();
        boolean searches = fixed.isEmpty() && experiment.search().method().hasSupernet();
        if (searches) {
            notes.add(note(
                    "the search network",
                    Networks.ofSearch(experiment.space(), experiment.search(), input),
                    experiment));
        }
        Optional<Genotype> cells = fixed.isPresent() ? Optional.empty() : Optional.of(Candidates.any(experiment));
        notes.add(note(
                fixed.map(FixedNetwork::word).orElse("a network of random cells"),
                Networks.ofTraining(cells, experiment.space(), retrain, input),
                experiment));
        return notes;
    }

    private static String note(String network, Program program, Experiment experiment) {
        Outcome outcome = Narrowing.outcome(
                PassPipeline.run(program, experiment.compiler().passes()));
        int all = outcome.narrow()
                + outcome.wide().values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder note = new StringBuilder(String.format(
                Locale.ROOT, "bfloat16: %,d of %,d maps of %s have 16 bits", outcome.narrow(), all, network));
        for (Map.Entry<Reason, Integer> wide : new TreeMap<>(outcome.wide()).entrySet()) {
            note.append(
                    String.format(Locale.ROOT, "; 32 bits for %,d %s", wide.getValue(), why(wide.getKey(), outcome)));
        }
        return note.toString();
    }

    private static String why(Reason reason, Outcome outcome) {
        return switch (reason) {
            case CHANNELS ->
                "whose channels, or those of what is read ("
                        + outcome.channels().stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + "), are no multiple of " + Narrowing.CHANNELS;
            case STRIDED -> "that are depthwise windows with a stride, which are slow with 16";
        };
    }
}
