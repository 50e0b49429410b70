package org.astrapia.network;

import java.util.Locale;
import org.astrapia.config.training.Size;
import org.astrapia.config.training.Size.Measure;

/**
 * The width that was found for a size.
 *
 * @param channels of the first cell's nodes, or of a residual network's first stage
 * @param size that was asked for
 * @param counts the network's
 */
public record Width(int channels, Size size, NetworkCounts counts) {
    /** What the network has of what was asked for. */
    public long found() {
        return count(size.measure(), counts);
    }

    /** How far that is from what was asked for, as a share of it: above 0 where the network is larger. */
    public double deviation() {
        return (double) (found() - size.number()) / size.number();
    }

    /** In words. */
    public String described() {
        return String.format(
                Locale.ROOT,
                "%d channels give %,d %s, %s the %,d that %s asks for",
                channels,
                found(),
                size.measure() == Measure.PARAMETERS ? "parameters" : "multiply-adds",
                found() == size.number()
                        ? "exactly"
                        : String.format(
                                Locale.ROOT,
                                "%.1f %% %s",
                                100 * Math.abs(deviation()),
                                deviation() > 0 ? "above" : "below"),
                size.number(),
                size.measure().key());
    }

    static long count(Measure measure, NetworkCounts counts) {
        return switch (measure) {
            case PARAMETERS -> counts.parameters();
            case MULTIPLY_ADDS -> counts.multiplyAdds();
        };
    }
}
