package org.astrapia.config.search;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;

import org.astrapia.language.Vocabulary;

/** What ends a differentiable search before its last epoch. */
public sealed interface SearchStop {
    /** The rules by name. */
    Vocabulary<SearchStop> TERMS = Vocabulary.of(
            "rule",
            SearchStop.class,
            term(Never.class, "none", "all epochs are walked", a -> new Never()),
            term(
                    Skips.class,
                    "skips",
                    "ends with the epoch behind which a cell of the genotype has this many skip connections or more (DARTS+); the"
                            + " first epochs in which alpha moves do not count",
                    a -> new Skips(a.integer("most"), a.integer("from")),
                    integer("most").from(1).to(1000).or(2).of(Skips::most),
                    integer("from").from(0).to(1_000_000).or(5).named().of(Skips::from)),
            term(
                    Eigenvalue.class,
                    "eigenvalue",
                    "ends when the largest eigenvalue of the architecture loss's Hessian by alpha rises: the mean of 5 measurements is"
                            + " more than this many times the mean of the 5 that ended 4 measurements before (R-DARTS)",
                    a -> new Eigenvalue(a.number("factor"), a.integer("every"), a.integer("from")),
                    number("factor").above(0).to(1000).or(1.3).of(Eigenvalue::factor),
                    integer("every").from(1).to(1000).or(2).named().of(Eigenvalue::every),
                    integer("from").from(0).to(1_000_000).or(10).named().of(Eigenvalue::from)));

    /**
     * What a rule is in another form.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        /** {@link Never}. */
        R never(Never rule);

        /** {@link Skips}. */
        R skips(Skips rule);

        /** {@link Eigenvalue}. */
        R eigenvalue(Eigenvalue rule);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** Whether it may end a search. */
    default boolean isSet() {
        return true;
    }

    /** All epochs are walked. */
    record Never() implements SearchStop {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.never(this);
        }

        @Override
        public boolean isSet() {
            return false;
        }
    }

    /**
     * Early stopping of DARTS+ (Liang et al. 2019, section 3.2).
     *
     * @param most skip connections of a cell that end the search
     * @param from epochs of alpha that do not count, since its values are chance yet
     */
    record Skips(int most, int from) implements SearchStop {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.skips(this);
        }
    }

    /**
     * Early stopping of R-DARTS (Zela et al. 2020, section 4.3).
     *
     * @param factor by which the mean has to rise
     * @param every epochs from one measurement to the next
     * @param from epochs of alpha before the first one
     */
    record Eigenvalue(double factor, int every, int from) implements SearchStop {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.eigenvalue(this);
        }

        /** Whether it is measured at the end of an epoch, counted from 0 since alpha moves. */
        public boolean isMeasured(int epoch) {
            return epoch >= from && (epoch - from) % every == 0;
        }
    }
}
