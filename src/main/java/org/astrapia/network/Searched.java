package org.astrapia.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;

/**
 * What losses of a supernet are told of the search.
 *
 * @param alphas logits of each kind of cell
 * @param mixes mixing weights of each kind of cell
 * @param latency of the operations, where a loss counts milliseconds
 */
record Searched(
        SearchSpace space,
        Mixing mixing,
        Input input,
        List<Value> alphas,
        List<Value> mixes,
        Optional<LatencyTable> latency) {
    Searched {
        alphas = List.copyOf(alphas);
        mixes = List.copyOf(mixes);
    }

    /** Mixing weights; of what is drawn in a step the means. */
    List<Value> expected(ProgramBuilder program) {
        if (!mixing.draws()) {
            return mixes;
        }
        List<Value> means = new ArrayList<>();
        alphas.forEach(alpha -> means.add(program.expected(alpha, mixing)));
        return means;
    }
}
