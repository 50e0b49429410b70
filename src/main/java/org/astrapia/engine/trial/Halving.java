package org.astrapia.engine.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.search.Bracket;
import org.astrapia.config.search.Bracket.Rung;

/** Successive halvings, one after the other: of the candidates of each rung the best go on in the next. */
final class Halving implements Strategy {
    private final Architectures architectures;
    private final List<Bracket> brackets;
    private int bracket;
    private int rung;
    private int drawn;

    /** Candidates of the current rung that are judged, and then those that wait. */
    private final List<Ranked> judged = new ArrayList<>();

    private List<Trial> waiting = List.of();
    private Trial last;

    Halving(Architectures architectures, List<Bracket> brackets) {
        this.architectures = architectures;
        this.brackets = List.copyOf(brackets);
    }

    private record Ranked(Trial trial, double score) {}

    @Override
    public Optional<Trial> next() {
        if (bracket == brackets.size()) {
            return Optional.empty();
        }
        List<Rung> rungs = brackets.get(bracket).rungs();
        if (judged.size() < rungs.get(rung).candidates()) {
            Optional<Trial> trial = rung == 0 ? draw(rungs.get(0)) : Optional.of(waiting.get(judged.size()));
            trial.ifPresent(one -> last = one);
            return trial;
        }
        advance(rungs);
        return next();
    }

    private Optional<Trial> draw(Rung first) {
        drawn++;
        return architectures.random(drawn).map(genotype -> new Trial(drawn, genotype, first.epochs()));
    }

    private void advance(List<Rung> rungs) {
        rung++;
        if (rung == rungs.size()) {
            bracket++;
            rung = 0;
            waiting = List.of();
        } else {
            Rung next = rungs.get(rung);
            waiting = judged.stream()
                    .sorted(Comparator.comparingDouble(Ranked::score).reversed()) // equal ones stay in their order
                    .limit(next.candidates())
                    .map(ranked ->
                            new Trial(ranked.trial().number(), ranked.trial().genotype(), next.epochs()))
                    .toList();
        }
        judged.clear();
    }

    @Override
    public void judged(double score) {
        judged.add(new Ranked(last, score));
    }

    @Override
    public int trials() {
        return brackets.stream()
                .flatMap(one -> one.rungs().stream())
                .mapToInt(Rung::candidates)
                .sum();
    }
}
