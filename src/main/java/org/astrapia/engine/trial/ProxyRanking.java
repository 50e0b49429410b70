package org.astrapia.engine.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.search.TrialMethod.ZeroCost;

/** Random architectures by a proxy; then the best of them are trained. */
final class ProxyRanking implements Strategy {
    private final RandomDraws draws;
    private final ZeroCost method;
    private final int epochs;
    private final List<Ranked> ranking = new ArrayList<>();
    private List<Trial> best = List.of();
    private int trained;
    private Trial last;

    /**
     * @param epochs of each candidate that is trained
     */
    ProxyRanking(Architectures architectures, ZeroCost method, int epochs) {
        this.draws = new RandomDraws(architectures, method.drawn(), 0);
        this.method = method;
        this.epochs = epochs;
    }

    private record Ranked(Trial trial, double score) {}

    @Override
    public Optional<Trial> next() {
        Optional<Trial> trial = draws.next().or(this::trained);
        trial.ifPresent(one -> last = one);
        return trial;
    }

    private Optional<Trial> trained() {
        if (trained == 0) {
            best = ranking.stream()
                    .sorted(Comparator.comparingDouble(Ranked::score).reversed()) // equal ones stay in their order
                    .map(Ranked::trial)
                    .distinct()
                    .limit(method.train())
                    .map(trial -> new Trial(trial.number(), trial.genotype(), epochs))
                    .toList();
        }
        return trained < best.size() ? Optional.of(best.get(trained++)) : Optional.empty();
    }

    @Override
    public void judged(double score) {
        if (last.isByProxy()) {
            ranking.add(new Ranked(last, score));
        }
    }

    @Override
    public int trials() {
        return method.drawn() + method.train();
    }
}
