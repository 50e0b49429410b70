package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.loss.ClassBalance;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;

/** Writes a loss as values; every term without its factor becomes an output. */
final class LossBuilder {
    private static final LabelLoss.PerImage CROSS_ENTROPY = new LabelLoss.Focal(0);

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
     * @param mixes mixing weights of all kinds of cell; empty when nothing is searched
     */
    LossBuilder(ProgramBuilder program, String prefix, Labels labels, List<Value> mixes) {
        this.program = program;
        this.prefix = prefix;
        this.labels = labels.ofBatch();
        this.classCounts = List.copyOf(labels.classCounts());
        this.mixes = List.copyOf(mixes);
    }

    /** Where nothing is searched. */
    LossBuilder(ProgramBuilder program, String prefix, Labels labels) {
        this(program, prefix, labels, List.of());
    }

    /** The loss of a network; a term that was written before for the same network is used again. */
    Value write(Loss loss, Views views) {
        return loss.accept(new Writer(Optional.of(views)));
    }

    /** The part of a loss that depends on alpha directly, not through the network; empty where there is none. */
    Optional<Value> ofAlphaAlone(Loss loss) {
        return loss.ofAlphaAlone().map(part -> part.accept(new Writer(Optional.empty())));
    }

    private final class Writer implements Loss.Visitor<Value>, LabelFreeLoss.Kinds<Value> {
        private final Optional<Views> views;

        /**
         * @param views of the network; empty when none is needed
         */
        Writer(Optional<Views> views) {
            this.views = views;
        }

        private Value logits() {
            return views.orElseThrow().logits();
        }

        @Override
        public Value ofLabels(LabelLoss loss) {
            return term(loss.name(), loss, logits(), () -> mean(loss, logits()));
        }

        @Override
        public Value reweighted(Loss.Reweighted loss) {
            return term(loss.loss().name(), loss, logits(), () -> weightedMean(loss, logits()));
        }

        @Override
        public Value labelFree(LabelFreeLoss loss) {
            return loss.kind(this);
        }

        @Override
        public Value zeroOne(LabelFreeLoss.ZeroOne loss) {
            return LossBuilder.this.zeroOne(loss);
        }

        @Override
        public Value barlowTwins(LabelFreeLoss.BarlowTwins loss) {
            return LossBuilder.this.barlowTwins(loss, views.orElseThrow());
        }

        @Override
        public Value weighted(Loss.Weighted loss) {
            return program.times(loss.loss().accept(this), loss.factor());
        }

        @Override
        public Value total(Loss.Total loss) {
            List<Value> terms = new ArrayList<>();
            for (Loss term : loss.terms()) {
                terms.add(term.accept(this));
            }
            return program.sum(terms);
        }
    }

    private Value zeroOne(LabelFreeLoss.ZeroOne zeroOne) {
        if (mixes.isEmpty()) {
            throw new IllegalArgumentException("zero-one is a loss of alpha; this network has none");
        }
        return term(zeroOne.name(), zeroOne, mixes.get(0), () -> program.zeroOne(zeroOne.norm(), mixes));
    }

    /** Its terms are told per dimension, so that projectors of any size compare; lambda is part of the second. */
    private Value barlowTwins(LabelFreeLoss.BarlowTwins loss, Views views) {
        Embeddings pair = embeddings.computeIfAbsent(
                loss.projector(),
                sizes -> Embeddings.write(program, "projector" + (embeddings.size() + 1), sizes, views));
        Term key = new Term(loss, pair.first());
        Value known = written.get(key);
        if (known != null) {
            return known;
        }
        Value correlation = program.crossCorrelation(
                program.standardise(pair.first(), loss.center()), program.standardise(pair.second(), loss.center()));
        Value on = program.onDiagonal(correlation);
        Value off = program.times(program.offDiagonal(correlation), loss.lambda());
        double perDimension = 1.0 / loss.projector().get(loss.projector().size() - 1);
        String number = number("barlow");
        program.output(prefix + "barlow-on" + number, program.times(on, perDimension));
        program.output(prefix + "barlow-off" + number, program.times(off, perDimension));
        Value value = program.times(program.sum(List.of(on, off)), loss.scale());
        written.put(key, value);
        return value;
    }

    private Value mean(LabelLoss loss, Value logits) {
        Value changed = changed(loss, logits);
        return loss.ownFormula()
                .map(formula -> program.mean(program.perImage(formula, changed, labels), labels))
                .orElseGet(() -> program.crossEntropy(changed, labels));
    }

    private Value weightedMean(Loss.Reweighted loss, Value logits) {
        Optional<LabelLoss.PerImage> own = loss.loss().ownFormula();
        Value each = program.perImage(own.orElse(CROSS_ENTROPY), changed(loss.loss(), logits), labels);
        List<Double> weights = ClassBalance.weights(classCounts, loss.weights());
        return program.classMean(
                each, labels, new LossOp.ClassMean(weights, loss.weights().from(), own.isEmpty()));
    }

    /** The logits as the loss wants them. */
    private Value changed(LabelLoss loss, Value logits) {
        List<Double> offsets = loss.offsets(classCounts);
        List<Double> margins = loss.margins(classCounts);
        Value moved = offsets.isEmpty() ? logits : program.offset(logits, offsets);
        return margins.isEmpty() ? moved : program.margin(moved, labels, margins);
    }

    /** Two terms of one name, such as focal(1) and focal(2), are told apart by a number behind the second. */
    private Value term(String name, Loss loss, Value of, Supplier<Value> writer) {
        Term key = new Term(loss, of);
        Value known = written.get(key);
        if (known != null) {
            return known;
        }
        Value value = program.output(prefix + name + number(name), writer.get());
        written.put(key, value);
        return value;
    }

    private String number(String name) {
        int number = names.merge(name, 1, Integer::sum);
        return number == 1 ? "" : "-" + number;
    }

    private record Term(Loss loss, Value of) {}
}
