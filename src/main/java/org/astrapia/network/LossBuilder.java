package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.Loss;

/** Writes a loss as values; every unweighted term becomes an output. */
final class LossBuilder {
    private final ProgramBuilder program;
    private final String prefix;
    private final Value labels;
    private final List<Value> mixes;
    private final Map<Term, Value> written = new HashMap<>();
    private final Map<List<Integer>, Embeddings> embeddings = new HashMap<>();

    /**
     * @param prefix of the names of the terms' outputs
     * @param labels of the batch
     * @param mixes mixing weights of all kinds of cell; empty when nothing is searched
     */
    LossBuilder(ProgramBuilder program, String prefix, Value labels, List<Value> mixes) {
        this.program = program;
        this.prefix = prefix;
        this.labels = labels;
        this.mixes = List.copyOf(mixes);
    }

    /** The loss of a network; a term that was written before for the same network is used again. */
    Value write(Loss loss, Views views) {
        if (loss instanceof Loss.CrossEntropy) {
            Value logits = views.logits();
            return term("cross-entropy", logits, () -> program.crossEntropy(logits, labels));
        } else if (loss instanceof Loss.BarlowTwins barlow) {
            return barlowTwins(barlow, views);
        } else if (loss instanceof Loss.ZeroOne zeroOne) {
            return zeroOne(zeroOne);
        } else if (loss instanceof Loss.Weighted weighted) {
            return program.times(write(weighted.loss(), views), weighted.factor());
        }
        List<Value> terms = new ArrayList<>();
        ((Loss.Total) loss).terms().forEach(term -> terms.add(write(term, views)));
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
        return term("zero-one", mixes.get(0), () -> program.zeroOne(zeroOne.norm(), mixes));
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

    private Value term(String name, Value of, Supplier<Value> writer) {
        return written.computeIfAbsent(new Term(name, of), key -> program.output(prefix + name, writer.get()));
    }

    private record Term(String name, Value of) {}
}
