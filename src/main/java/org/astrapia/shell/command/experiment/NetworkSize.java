package org.astrapia.shell.command.experiment;

import java.util.Locale;
import java.util.Map;
import org.astrapia.config.Experiment;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;

/**
 * How large the network is that an experiment begins with: the supernet, or the fixed network if nothing is searched.
 *
 * @param name {@code supernet}, or the fixed network's ({@code resnet-32})
 */
record NetworkSize(String name, NetworkCounts counts) {
    private static final String SUPERNET = "supernet";

    /** Counts it. */
    static NetworkSize of(Experiment experiment, Input input) {
        return experiment
                .retrain()
                .network()
                .fixed()
                .map(fixed -> new NetworkSize(fixed.word(), NetworkCounts.of(Networks.fixed(fixed, input))))
                .orElseGet(() ->
                        new NetworkSize(SUPERNET, NetworkCounts.of(Networks.supernet(experiment.space(), input))));
    }

    /** Adds it to a document: as {@code supernet}, or as {@code network}. */
    void writeTo(Map<String, Object> document) {
        document.put(name.equals(SUPERNET) ? SUPERNET : "network", name.equals(SUPERNET) ? counts : this);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-10s %,d parameters, %,d multiply-adds",
                name,
                counts.parameters(),
                counts.multiplyAdds());
    }
}
