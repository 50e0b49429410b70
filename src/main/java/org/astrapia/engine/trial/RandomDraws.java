package org.astrapia.engine.trial;

import java.util.Optional;

/** So many architectures, one as good as the other. */
final class RandomDraws implements Strategy {
    private final Architectures architectures;
    private final int candidates;
    private final int epochs;
    private int drawn;

    /**
     * @param epochs of each
     */
    RandomDraws(Architectures architectures, int candidates, int epochs) {
        this.architectures = architectures;
        this.candidates = candidates;
        this.epochs = epochs;
    }

    @Override
    public Optional<Trial> next() {
        if (drawn == candidates) {
            return Optional.empty();
        }
        drawn++;
        return architectures.random(drawn).map(genotype -> new Trial(drawn, genotype, epochs));
    }

    @Override
    public void judged(double score) {
        // the next one does not depend on it
    }

    @Override
    public int trials() {
        return candidates;
    }
}
