package org.astrapia.config.search;

import java.util.Optional;

/**
 * How large an architecture may be that a search draws, counted as the network that is retrained. An architecture that is larger is
 * drawn anew.
 *
 * @param parameters trainable weights at most, if there is a bound
 * @param multiplyAdds of one image at most, if there is a bound
 */
public record SearchLimits(Optional<Long> parameters, Optional<Long> multiplyAdds) {
    /** No bounds. */
    public static final SearchLimits NONE = new SearchLimits(Optional.empty(), Optional.empty());

    /** Whether there is a bound. */
    public boolean areSet() {
        return parameters.isPresent() || multiplyAdds.isPresent();
    }

    /** Whether a network of this size is within them. */
    public boolean allow(long itsParameters, long itsMultiplyAdds) {
        return parameters.filter(most -> itsParameters > most).isEmpty()
                && multiplyAdds.filter(most -> itsMultiplyAdds > most).isEmpty();
    }
}
