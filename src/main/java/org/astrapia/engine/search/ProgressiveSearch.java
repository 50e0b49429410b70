package org.astrapia.engine.search;

import java.util.Optional;
import org.astrapia.config.search.Progressive;
import org.astrapia.engine.stage.EpochLoop;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.network.SupernetPart;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.SearchCost;
import org.astrapia.space.Derivations;
import org.astrapia.space.KeptOperations;
import org.astrapia.space.SearchSpace;

/**
 * Searches one after the other, each with more cells and fewer operations (Chen et al. 2019, P-DARTS). As in the published code each begins
 * with weights and logits of its own. Its dropout, which there drops single numbers behind a skip connection, here drops all of an image.
 */
public final class ProgressiveSearch implements Search {
    private final RunContext run;
    private final Progressive method;

    public ProgressiveSearch(RunContext run, Progressive method) {
        this.run = run;
        this.method = method;
    }

    /**
     * A part of the search.
     *
     * @param name of its stage
     * @param number from 0
     * @param parts how many there are
     * @param supernet that it trains
     * @param dropout of skip connections at its beginning
     */
    record Part(String name, int number, int parts, SupernetPart supernet, double dropout) {
        /** A search that has no parts. */
        static Part whole(SearchSpace space) {
            return new Part(DifferentiableSearch.NAME, 0, 1, SupernetPart.whole(space), 0);
        }

        /** Whether it is all of the search. */
        boolean isWhole() {
            return parts == 1;
        }

        /**
         * Probability with which skip connections are dropped in an epoch, as the published code has it: it falls evenly before alpha moves,
         * and then by exp(-0.2) an epoch.
         *
         * @param warmUp epochs in which alpha waits
         * @param epochs of all
         */
        double dropoutIn(int epoch, int warmUp, int epochs) {
            return epoch < warmUp
                    ? dropout * (epochs - epoch - 1) / epochs
                    : dropout * Math.exp(-0.2 * (epoch - warmUp));
        }
    }

    @Override
    public Optional<Found> run() {
        SearchSpace space = run.experiment().space();
        KeptOperations kept = KeptOperations.all(space);
        Cost cost = Cost.NONE;
        long steps = 0;
        Optional<SearchResult> before = Optional.empty();
        Optional<String> ended = Optional.empty();
        for (int number = 0; number < method.parts(); number++) {
            int operations = method.operations().get(number);
            KeptOperations all = kept;
            kept = before.map(result ->
                            all.strongest(operations, run.experiment().search().mixing(), result.alphas()))
                    .orElse(all);
            boolean last = number + 1 == method.parts();
            String name = DifferentiableSearch.NAME + (last ? "" : "-" + (number + 1));
            SupernetPart supernet = new SupernetPart(
                    space.withCells(method.cells().get(number)),
                    kept,
                    method.dropout().get(number) > 0);
            Part part = new Part(
                    name, number, method.parts(), supernet, method.dropout().get(number));
            Optional<Checkpoint> trained = new DifferentiableSearch(run, part).trained();
            if (trained.isEmpty()) {
                return Optional.empty();
            }
            SearchResult result = SearchResult.of(trained.get(), space);
            cost = cost.plus(result.cost());
            steps += result.steps();
            ended = EpochLoop.reason(trained.get());
            before = Optional.of(result);
        }
        return Optional.of(new Found(
                Derivations.derive(
                        run.experiment().derive(),
                        space,
                        run.experiment().search().mixing(),
                        before.orElseThrow().alphas(),
                        run.experiment().name()),
                new SearchCost(cost, steps),
                ended));
    }
}
