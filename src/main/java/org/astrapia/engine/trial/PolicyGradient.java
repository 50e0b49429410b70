package org.astrapia.engine.trial;

import java.util.Optional;
import java.util.SplittableRandom;
import org.astrapia.config.search.TrialMethod.Reinforce;
import org.astrapia.genotype.Genotype;

/** Architectures drawn from a policy, which learns from their results (Williams 1992). */
final class PolicyGradient implements Strategy {
    private final Architectures architectures;
    private final Reinforce method;
    private final int epochs;
    private final Policy policy;
    private int number;
    private Policy.Draw last;

    /** Of the moving mean of the rewards. */
    private double sum;

    private double weight;

    /**
     * @param epochs of each candidate
     */
    PolicyGradient(Architectures architectures, Reinforce method, int epochs) {
        this.architectures = architectures;
        this.method = method;
        this.epochs = epochs;
        this.policy = new Policy(architectures.space(), architectures.name());
    }

    @Override
    public Optional<Trial> next() {
        if (number == method.trials()) {
            return Optional.empty();
        }
        number++;
        return architectures.made(number, this::draw).map(genotype -> new Trial(number, genotype, epochs));
    }

    private Genotype draw(SplittableRandom random) {
        last = policy.draw(random);
        return last.genotype();
    }

    /**
     * {@code logits += rate * (reward - mean) * gradient(log probability)}, the mean with this reward in it, without the bias of its
     * beginning: NAS-Bench-201's {@code ExponentialMovingAverage}.
     */
    @Override
    public void judged(double score) {
        sum = method.baseline() * sum + (1 - method.baseline()) * score;
        weight = method.baseline() * weight + 1 - method.baseline();
        policy.climb(last, method.rate() * (score - sum / weight));
    }

    /** What it draws from. */
    Policy policy() {
        return policy;
    }

    @Override
    public int trials() {
        return method.trials();
    }
}
