package org.astrapia.config.search;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.word;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Arguments;
import org.astrapia.language.Term;
import org.astrapia.language.TermParameter;

/** A search that judges architectures one by one, each by a network of its own. */
public sealed interface TrialMethod extends SearchMethod {
    /** Trials at most. */
    int MOST = 10_000;

    /** Asks the table in the place of a training. */
    TermParameter EVALUATE = word("evaluate", "table").orNothing().named();

    /** These methods by name. */
    List<Term<? extends SearchMethod>> FAMILY = List.of(
            term(
                    Random.class,
                    "random",
                    "draws this many architectures at random, trains each, and keeps the best on held-out images; with"
                            + " evaluate=table none is trained, and space.table tells the best",
                    a -> new Random(a.integer("candidates"), asks(a)),
                    integer("candidates").from(1).to(MOST).of(Random::candidates),
                    EVALUATE.of(TrialMethod::judge)),
            term(
                    Evolution.class,
                    "evolution",
                    "ageing evolution: begins with a population drawn at random, then changes one edge or operation of the"
                            + " best of a sample and trains that; the oldest leaves",
                    a -> new Evolution(a.integer("trials"), a.integer("population"), a.integer("sample"), asks(a)),
                    integer("trials").from(1).to(MOST).of(Evolution::trials),
                    integer("population").from(1).to(MOST).or(10).named().of(Evolution::population),
                    integer("sample").from(1).to(MOST).or(3).named().of(Evolution::sample),
                    EVALUATE.of(TrialMethod::judge)),
            term(
                    SuccessiveHalving.class,
                    "successive-halving",
                    "draws this many architectures at random and trains all for few epochs, then the best 1/eta of them on to eta"
                            + " times as many, until search.epochs is reached",
                    a -> new SuccessiveHalving(a.integer("candidates"), a.integer("eta")),
                    integer("candidates").from(1).to(MOST).of(SuccessiveHalving::candidates),
                    integer("eta").from(2).to(100).or(3).named().of(SuccessiveHalving::eta)),
            term(
                    Hyperband.class,
                    "hyperband",
                    "several successive halvings, from many architectures with few epochs to few with search.epochs",
                    a -> new Hyperband(a.integer("eta")),
                    integer("eta").from(2).to(100).or(3).named().of(Hyperband::eta)),
            term(
                    Reinforce.class,
                    "reinforce",
                    "draws architectures from a policy with a probability for every operation of every edge, trains each, and makes"
                            + " those likelier that are better than the moving mean of the results",
                    a -> new Reinforce(a.integer("trials"), a.number("rate"), a.number("baseline"), asks(a)),
                    integer("trials").from(1).to(MOST).of(Reinforce::trials),
                    number("rate").above(0).to(1000).or(10.0).named().of(Reinforce::rate),
                    number("baseline").from(0).below(1).or(0.9).named().of(Reinforce::baseline),
                    EVALUATE.of(TrialMethod::judge)),
            term(
                            ZeroCost.class,
                            "zero-cost",
                            "ranks this many architectures drawn at random by a proxy at their initial weights, trains the best of"
                                    + " them, and keeps the best on held-out images; with train=0 the first of the ranking",
                            a -> new ZeroCost(
                                    a.integer("candidates"), a.word("proxy", Proxy.class), a.integer("train"), asks(a)),
                            integer("candidates").from(1).to(MOST).of(ZeroCost::drawn),
                            word("proxy", Proxy.class).named().of(ZeroCost::proxy),
                            integer("train").from(0).to(MOST).or(0).named().of(ZeroCost::train),
                            EVALUATE.of(TrialMethod::judge))
                    .unless(ZeroCost::flaw));

    private static boolean asks(Arguments arguments) {
        return arguments.has("evaluate");
    }

    private static Optional<String> judge(SearchMethod method) {
        return Optional.of("table").filter(judge -> method.asksTable());
    }

    /**
     * What each is in another form.
     *
     * @param <R> the form
     */
    interface Kinds<R> {
        /** {@link Random}. */
        R random(Random method);

        /** {@link Evolution}. */
        R evolution(Evolution method);

        /** {@link SuccessiveHalving}. */
        R successiveHalving(SuccessiveHalving method);

        /** {@link Hyperband}. */
        R hyperband(Hyperband method);

        /** {@link Reinforce}. */
        R reinforce(Reinforce method);

        /** {@link ZeroCost}. */
        R zeroCost(ZeroCost method);
    }

    /** Lets the visitor see which one it is. */
    <R> R kind(Kinds<R> kinds);

    @Override
    default <R> R accept(Visitor<R> visitor) {
        return visitor.trials(this);
    }

    /** By which it ranks architectures before it trains any, if it does. */
    default Optional<Proxy> ranking() {
        return Optional.empty();
    }

    @Override
    default boolean hasSupernet() {
        return false;
    }

    /**
     * The best of some architectures drawn at random, each trained for the search's epochs on the weights' part of the
     * training images and judged on the other part: the baseline of Li and Talwalkar (2019).
     *
     * @param asksTable whether the table of true accuracies judges them in the place of a training
     */
    record Random(int candidates, boolean asksTable) implements TrialMethod {
        /** Each is trained. */
        public Random(int candidates) {
            this(candidates, false);
        }

        @Override
        public int networks(int full) {
            return candidates;
        }

        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.random(this);
        }
    }

    /**
     * Ageing evolution (Real et al. 2019, algorithm 1, arXiv 1802.01548). The initial values are those of NAS-Bench-201's script; the
     * paper has a population of 100 and samples of 25.
     *
     * @param trials architectures that are judged, the first population among them
     * @param population architectures that live at a time
     * @param sample architectures of which the best has a child, drawn with replacement
     * @param asksTable as of {@link Random}
     */
    record Evolution(int trials, int population, int sample, boolean asksTable) implements TrialMethod {
        @Override
        public Optional<String> doubt() {
            return Optional.of("the first population, " + population + ", takes all " + trials
                            + " trials, so that nothing evolves. Maybe more trials, or a smaller population")
                    .filter(doubt -> population >= trials);
        }

        @Override
        public int networks(int full) {
            return trials;
        }

        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.evolution(this);
        }
    }

    /** {@link Bracket#halving}. */
    record SuccessiveHalving(int candidates, int eta) implements TrialMethod {
        @Override
        public int networks(int full) {
            return candidates;
        }

        @Override
        public long epochs(int full) {
            return Bracket.halving(candidates, eta, full).epochs();
        }

        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.successiveHalving(this);
        }
    }

    /** {@link Bracket#hyperband}. */
    record Hyperband(int eta) implements TrialMethod {
        @Override
        public int networks(int full) {
            return Bracket.hyperband(eta, full).stream()
                    .mapToInt(Bracket::candidates)
                    .sum();
        }

        @Override
        public long epochs(int full) {
            return Bracket.hyperband(eta, full).stream()
                    .mapToLong(Bracket::epochs)
                    .sum();
        }

        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.hyperband(this);
        }
    }

    /**
     * The policy gradient of Williams (1992), as in the search that NAS-Bench-201 calls REINFORCE, with a softmax for each edge.
     *
     * @param rate of the steps of the policy's logits, for rewards from 0 to 1
     * @param baseline share that the moving mean of the rewards keeps
     * @param asksTable as of {@link Random}
     */
    record Reinforce(int trials, double rate, double baseline, boolean asksTable) implements TrialMethod {
        @Override
        public int networks(int full) {
            return trials;
        }

        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.reinforce(this);
        }
    }

    /**
     * The best by a proxy.
     *
     * @param drawn architectures that are ranked
     * @param train how many of the best are trained; 0 for none
     * @param asksTable whether the table judges those in the place of a training
     */
    record ZeroCost(int drawn, Proxy proxy, int train, boolean asksTable) implements TrialMethod {
        @Override
        public int networks(int full) {
            return train;
        }

        @Override
        public boolean labelFree(boolean ofWeights, boolean ofArchitecture) {
            return train == 0;
        }

        @Override
        public Optional<Proxy> ranking() {
            return Optional.of(proxy);
        }

        private Optional<String> flaw() {
            if (train > drawn) {
                return Optional.of("of " + drawn + " candidates it cannot train " + train);
            }
            return Optional.of("with train=0 the proxy alone decides, so that evaluate=table has nothing to judge")
                    .filter(wrong -> asksTable && train == 0);
        }

        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.zeroCost(this);
        }
    }
}
