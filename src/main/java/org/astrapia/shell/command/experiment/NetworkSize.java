package org.astrapia.shell.command.experiment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Retrain;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.network.Width;

/**
 * How large the network is that an experiment begins with: the supernet, or the fixed network if nothing is searched.
 *
 * @param name {@code supernet}, or the fixed network's ({@code resnet-32})
 * @param channels of its first stage, where they were found for a size
 */
record NetworkSize(String name, NetworkCounts counts, Optional<Integer> channels) {
    private static final String SUPERNET = "supernet";

    /** Counts it. */
    static NetworkSize of(Experiment experiment, Input input) {
        Retrain retrain = experiment.retrain().ofItsNetwork();
        Optional<FixedNetwork> fixed = retrain.network().fixed();
        if (fixed.isEmpty()) {
            Program supernet =
                    Networks.supernet(experiment.space(), experiment.search().channels(), input);
            return new NetworkSize(SUPERNET, NetworkCounts.of(supernet), Optional.empty());
        }
        NetworkCounts counts = NetworkCounts.of(Networks.ofTest(Optional.empty(), experiment.space(), retrain, input));
        Optional<Width> width = Networks.width(Optional.empty(), experiment.space(), retrain, input);
        return new NetworkSize(fixed.get().word(), counts, width.map(Width::channels));
    }

    /** Adds it to a document: as {@code supernet}, or as {@code network}. */
    void writeTo(Map<String, Object> document) {
        document.put(name.equals(SUPERNET) ? SUPERNET : "network", name.equals(SUPERNET) ? counts : document());
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("counts", counts);
        channels.ifPresent(known -> document.put("channels", known));
        return document;
    }

    /**
     * In words.
     *
     * @param width letters of the column of names
     */
    String line(int width) {
        return String.format(
                Locale.ROOT,
                "%-" + width + "s %,d parameters, %,d multiply-adds%s",
                name,
                counts.parameters(),
                counts.multiplyAdds(),
                channels.map(known -> ", " + known + " channels").orElse(""));
    }
}
