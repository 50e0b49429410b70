package org.astrapia.config.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One successive halving: many candidates with few epochs, then the best of them with more.
 *
 * @param rungs one after the other
 */
public record Bracket(List<Rung> rungs) {
    public Bracket {
        rungs = List.copyOf(rungs);
    }

    /**
     * A judgement of candidates after as many epochs.
     *
     * @param candidates that are judged
     * @param epochs of each since its beginning
     */
    public record Rung(int candidates, int epochs) {}

    /**
     * Successive halving (Jamieson and Talwalkar 2016) of so many candidates: in each rung the best {@code 1/eta} of the one before,
     * with {@code eta} times as many epochs, up to the full number.
     *
     * @param full epochs of a candidate that is trained to its end
     */
    public static Bracket halving(int candidates, int eta, int full) {
        int halvings = Math.min(logarithm(candidates, eta), logarithm(full, eta));
        return of(candidates, halvings, eta, full);
    }

    /**
     * The brackets of Hyperband (Li et al. 2018, algorithm 1, arXiv 1603.06560), the one of the most candidates first: with {@code
     * S = floor(log_eta(full))}, for {@code s = S, ..., 0} a successive halving of {@code ceil((S + 1) * eta^s / (s + 1))} candidates
     * in {@code s + 1} rungs.
     *
     * @param full epochs of a candidate that is trained to its end
     */
    public static List<Bracket> hyperband(int eta, int full) {
        int most = logarithm(full, eta);
        List<Bracket> brackets = new ArrayList<>();
        for (int halvings = most; halvings >= 0; halvings--) {
            long wanted = (most + 1) * power(eta, halvings);
            int candidates = Math.toIntExact((wanted + halvings) / (halvings + 1));
            brackets.add(of(candidates, halvings, eta, full));
        }
        return brackets;
    }

    private static Bracket of(int candidates, int halvings, int eta, int full) {
        List<Rung> rungs = new ArrayList<>();
        for (int rung = 0; rung <= halvings; rung++) {
            long share = power(eta, halvings - rung);
            int epochs = (int) Math.max(1, (2L * full + share) / (2 * share)); // rounded to the nearest
            rungs.add(new Rung((int) (candidates / power(eta, rung)), epochs));
        }
        return new Bracket(rungs);
    }

    /** Candidates that are drawn for it. */
    public int candidates() {
        return rungs.get(0).candidates();
    }

    /** Epochs of all trainings. */
    public long epochs() {
        long all = 0;
        int before = 0;
        for (Rung rung : rungs) {
            all += (long) rung.candidates() * (rung.epochs() - before);
            before = rung.epochs();
        }
        return all;
    }

    /** The largest whole number to which {@code base} can be raised without passing {@code number}. */
    private static int logarithm(int number, int base) {
        int logarithm = 0;
        for (long power = base; power <= number; power *= base) {
            logarithm++;
        }
        return logarithm;
    }

    private static long power(int base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
