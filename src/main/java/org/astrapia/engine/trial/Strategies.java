package org.astrapia.engine.trial;

import java.util.List;
import org.astrapia.config.search.Bracket;
import org.astrapia.config.search.TrialMethod;

/** The strategy of each method. */
public final class Strategies {
    private Strategies() {}

    /**
     * That of a method, at its beginning.
     *
     * @param epochs of a candidate that is trained to its end
     */
    public static Strategy of(TrialMethod method, Architectures architectures, int epochs) {
        return method.kind(new TrialMethod.Kinds<>() {
            @Override
            public Strategy random(TrialMethod.Random random) {
                return new RandomDraws(architectures, random.candidates(), epochs);
            }

            @Override
            public Strategy evolution(TrialMethod.Evolution evolution) {
                return new AgeingEvolution(architectures, evolution, epochs);
            }

            @Override
            public Strategy successiveHalving(TrialMethod.SuccessiveHalving halving) {
                return new Halving(
                        architectures, List.of(Bracket.halving(halving.candidates(), halving.eta(), epochs)));
            }

            @Override
            public Strategy hyperband(TrialMethod.Hyperband hyperband) {
                return new Halving(architectures, Bracket.hyperband(hyperband.eta(), epochs));
            }

            @Override
            public Strategy reinforce(TrialMethod.Reinforce reinforce) {
                return new PolicyGradient(architectures, reinforce, epochs);
            }

            @Override
            public Strategy zeroCost(TrialMethod.ZeroCost zeroCost) {
                return new ProxyRanking(architectures, zeroCost, epochs);
            }
        });
    }
}
