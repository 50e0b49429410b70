package org.astrapia.shell.command.experiment;

import java.util.Locale;
import java.util.Map;
import org.astrapia.config.Experiment;
import org.astrapia.network.Counts;

/**
 * How large the network is that an experiment begins with: the supernet, or the fixed network if nothing is searched.
 *
 * @param name {@code supernet}, or the fixed network's ({@code resnet-32})
 */
record NetworkSize(String name, Counts counts) {
    private static final String SUPERNET = "supernet";

    /**
     * Counts it.
     *
     * @param side height and width of an image in pixels
     */
    static NetworkSize of(Experiment experiment, int classes, int side) {
        return experiment
                .retrain()
                .network()
                .fixed()
                .map(fixed -> new NetworkSize(fixed.word(), Counts.ofFixed(fixed, classes, side, side)))
                .orElseGet(() -> new NetworkSize(SUPERNET, Counts.ofSupernet(experiment.space(), classes, side, side)));
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
