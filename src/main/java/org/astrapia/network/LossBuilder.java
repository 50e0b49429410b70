package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.astrapia.config.Loss;

/** Writes a loss as values; every unweighted term becomes an output. */
final class LossBuilder {
    private final ProgramBuilder program;
    private final String prefix;
    private final Value labels;
    private final List<Value> mixes;
    private final Map<Term, Value> written = new HashMap<>();

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

    /** The loss of {@code logits}; a term that was written before for the same logits is used again. */
    Value write(Loss loss, Value logits) {
        if (loss instanceof Loss.CrossEntropy) {
            return term("cross-entropy", logits, () -> program.crossEntropy(logits, labels));
        } else if (loss instanceof Loss.ZeroOne zeroOne) {
            if (mixes.isEmpty()) {
                throw new IllegalArgumentException("zero-one is a loss of alpha; this network has none");
            }
            return term("zero-one", mixes.get(0), () -> program.zeroOne(zeroOne.norm(), mixes));
        } else if (loss instanceof Loss.Weighted weighted) {
            return program.times(write(weighted.loss(), logits), weighted.factor());
        }
        List<Value> terms = new ArrayList<>();
        ((Loss.Total) loss).terms().forEach(term -> terms.add(write(term, logits)));
        return program.sum(terms);
    }

    private Value term(String name, Value of, Supplier<Value> writer) {
        return written.computeIfAbsent(new Term(name, of), key -> program.output(prefix + name, writer.get()));
    }

    private record Term(String name, Value of) {}
}
