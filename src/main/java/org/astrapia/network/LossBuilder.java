package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.Loss;

/** Writes a loss as values; every term without its factor becomes an output. */
final class LossBuilder {
    private final ProgramBuilder program;
    private final String prefix;
    private final Value labels;
    private final List<Integer> classCounts;
    private final List<Value> mixes;
    private final Map<Term, Value> written = new HashMap<>();
    private final Map<List<Integer>, Embeddings> embeddings = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    /**
     * @param prefix of the names of the terms' outputs
     * @param labels of the batch
     * @param classCounts training images of each class
     * @param mixes mixing weights of all kinds of cell; empty when nothing is searched
     */
    LossBuilder(ProgramBuilder program, String prefix, Value labels, List<Integer> classCounts, List<Value> mixes) {
        this.program = program;
        this.prefix = prefix;
        this.labels = labels;
        this.classCounts = List.copyOf(classCounts);
        this.mixes = List.copyOf(mixes);
    }

    /** The loss of a network; a term that was written before for the same network is used again. */
    Value write(Loss loss, Views views) {
        if (loss instanceof Loss.OfLabels ofLabels) {
            return term(name(ofLabels), loss, views.logits(), () -> mean(ofLabels, views.logits()));
        } else if (loss instanceof Loss.Reweighted reweighted) {
            return term(name(reweighted.loss()), loss, views.logits(), () -> weightedMean(reweighted, views.logits()));
        } else if (loss instanceof Loss.BarlowTwins barlow) {
            return barlowTwins(barlow, views);
        } else if (loss instanceof Loss.ZeroOne zeroOne) {
            return zeroOne(zeroOne);
        } else if (loss instanceof Loss.Weighted weighted) {
            return program.times(write(weighted.loss(), views), weighted.factor());
        }
        List<Value> terms = new ArrayList<>();
        for (Loss term : ((Loss.Total) loss).terms()) {
            terms.add(write(term, views));
        }
        return program.sum(terms);
    }

    /** The part of a loss that depends on alpha directly, not through the network; empty where there is none. */
    Optional<Value> ofAlphaAlone(Loss loss) {
        if (loss instanceof Loss.ZeroOne zeroOne) {
            return Optional.of(zeroOne(zeroOne));
        } else if (loss instanceof Loss.Weighted weighted) {
            return ofAlphaAlone(weighted.loss()).map(part -> program.times(part, weighted.factor()));
        } else if (loss instanceof Loss.Total total) {
            List<Value> parts = total.terms().stream()
                    .flatMap(term -> ofAlphaAlone(term).stream())
                    .toList();
            return parts.isEmpty() ? Optional.empty() : Optional.of(program.sum(parts));
        }
        return Optional.empty();
    }

    private Value zeroOne(Loss.ZeroOne zeroOne) {
        if (mixes.isEmpty()) {
            throw new IllegalArgumentException("zero-one is a loss of alpha; this network has none");
        }
        return term("zero-one", zeroOne, mixes.get(0), () -> program.zeroOne(zeroOne.norm(), mixes));
    }

    /** Its terms are told per dimension, so that projectors of any size compare; lambda is part of the second. */
    private Value barlowTwins(Loss.BarlowTwins loss, Views views) {
        Embeddings pair = embeddings.computeIfAbsent(
                loss.projector(),
                sizes -> Embeddings.write(program, "projector" + (embeddings.size() + 1), sizes, views));
        Value correlation = program.crossCorrelation(
                program.standardise(pair.first(), loss.center()), program.standardise(pair.second(), loss.center()));
        Value on = program.onDiagonal(correlation);
        Value off = program.times(program.offDiagonal(correlation), loss.lambda());
        double perDimension = 1.0 / loss.projector().get(loss.projector().size() - 1);
        program.output(prefix + "barlow-on", program.times(on, perDimension));
        program.output(prefix + "barlow-off", program.times(off, perDimension));
        return program.times(program.sum(List.of(on, off)), loss.scale());
    }

    private Value mean(Loss.OfLabels loss, Value logits) {
        return loss instanceof Loss.Focal focal
                ? program.mean(program.focal(logits, labels, focal.gamma()), labels)
                : program.crossEntropy(adjusted(loss, logits), labels);
    }

    private Value weightedMean(Loss.Reweighted loss, Value logits) {
        boolean focal = loss.loss() instanceof Loss.Focal;
        double gamma = loss.loss() instanceof Loss.Focal of ? of.gamma() : 0;
        Value each = program.focal(adjusted(loss.loss(), logits), labels, gamma);
        List<Double> weights = ClassBalance.weights(classCounts, loss.weights());
        return program.classMean(each, labels, weights, loss.weights().from(), !focal);
    }

    /** The logits of which the cross-entropy is taken. */
    private Value adjusted(Loss.OfLabels loss, Value logits) {
        if (loss instanceof Loss.Ldam ldam) {
            List<Double> margins = ClassBalance.margins(classCounts, ldam.margin()).stream()
                    .map(margin -> margin * ldam.scale())
                    .toList();
            return program.margin(logits, labels, margins);
        }
        double tau = loss instanceof Loss.LogitAdjusted adjusted
                ? adjusted.tau()
                : loss instanceof Loss.BalancedSoftmax ? 1 : 0;
        if (tau == 0) {
            return logits;
        }
        return program.offset(
                logits,
                ClassBalance.logPriors(classCounts).stream()
                        .map(prior -> tau * prior)
                        .toList());
    }

    private static String name(Loss.OfLabels loss) {
        if (loss instanceof Loss.Focal) {
            return "focal";
        } else if (loss instanceof Loss.Ldam) {
            return "ldam";
        } else if (loss instanceof Loss.LogitAdjusted) {
            return "logit-adjusted";
        }
        return loss instanceof Loss.BalancedSoftmax ? "balanced-softmax" : "cross-entropy";
    }

    /** Two terms of one name, such as focal(1) and focal(2), are told apart by a number behind the second. */
    private Value term(String name, Loss loss, Value of, Supplier<Value> writer) {
        Term key = new Term(loss, of);
        Value known = written.get(key);
        if (known != null) {
            return known;
        }
        int number = names.merge(name, 1, Integer::sum);
        Value value = program.output(prefix + name + (number == 1 ? "" : "-" + number), writer.get());
        written.put(key, value);
        return value;
    }

    private record Term(Loss loss, Value of) {}
}
