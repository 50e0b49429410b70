package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.astrapia.config.loss.ClassBalance;
import org.astrapia.config.loss.ImageSets;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.LabelSetLoss;
import org.astrapia.config.loss.Loss;

/** Writes a loss as values; every term without its factor becomes an output. */
final class LossBuilder {
    private static final LabelLoss.PerImage CROSS_ENTROPY = new LabelLoss.Focal(0);

    private final ProgramBuilder program;
    private final String prefix;
    private final Labels labels;
    private final List<Integer> classCounts;
    private final Optional<Searched> searched;
    private final Map<Term, Value> written = new HashMap<>();
    private final Map<List<Integer>, Embeddings> embeddings = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    /**
     * @param prefix of the names of the terms' outputs
     * @param searched what losses of alpha are about; empty when nothing is searched
     */
    LossBuilder(ProgramBuilder program, String prefix, Labels labels, Optional<Searched> searched) {
        this.program = program;
        this.prefix = prefix;
        this.labels = labels;
        this.classCounts = labels.input().classCounts();
        this.searched = searched;
    }

    /** Where nothing is searched. */
    LossBuilder(ProgramBuilder program, String prefix, Labels labels) {
        this(program, prefix, labels, Optional.empty());
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
            return term(loss.name(), loss, logits(), () -> mixed(of -> mean(loss, logits(), of)));
        }

        @Override
        public Value reweighted(Loss.Reweighted loss) {
            return term(loss.loss().name(), loss, logits(), () -> mixed(of -> weightedMean(loss, logits(), of)));
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
        public Value concentration(LabelFreeLoss.Concentration loss) {
            List<Value> alphas = searched(loss).alphas();
            return term(loss.name(), loss, alphas.get(0), () -> program.concentration(alphas));
        }

        @Override
        public Value budget(LabelFreeLoss.Budget loss) {
            Searched search = searched(loss);
            return term(
                    loss.name(),
                    loss,
                    search.alphas().get(0),
                    () -> program.budget(
                            ExpectedSize.budget(loss, search.space(), search.input(), search.latency()),
                            search.expected(program)));
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

    private Searched searched(LabelFreeLoss loss) {
        return searched.orElseThrow(
                () -> new IllegalArgumentException(loss.name() + " is a loss of alpha; this network has none"));
    }

    private Value zeroOne(LabelFreeLoss.ZeroOne zeroOne) {
        List<Value> mixes = searched(zeroOne).mixes();
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

    /** A loss by the labels of the images; where they are mixed, and by those of the images mixed into them. */
    private Value mixed(UnaryOperator<Value> loss) {
        Value own = loss.apply(labels.ofBatch());
        return labels.mixedIn()
                .map(others -> program.mixed(own, loss.apply(others)))
                .orElse(own);
    }

    /** Where images have one label each, a class is a set of one. */
    private LossOp.SetLoss ofSets(LabelSetLoss loss) {
        ImageSets images = labels.input().sets().orElseGet(() -> ImageSets.single(classCounts));
        return new LossOp.SetLoss(images.sets(), loss.form(images, classCounts));
    }

    private Value mean(LabelLoss loss, Value logits, Value labels) {
        if (loss.ofSets().isPresent()) {
            return program.mean(program.ofSets(ofSets(loss.ofSets().get()), logits, labels), labels);
        }
        boolean plain =
                loss.ownFormula().isEmpty() && loss.smoothing(classCounts).isEmpty();
        return plain
                ? program.crossEntropy(changed(loss, logits, labels), labels)
                : program.mean(each(loss, logits, labels), labels);
    }

    private Value weightedMean(Loss.Reweighted loss, Value logits, Value labels) {
        List<Double> weights = ClassBalance.weights(classCounts, loss.weights());
        if (loss.loss().ofSets().isPresent()) {
            LossOp.SetLoss plain = ofSets(loss.loss().ofSets().get());
            LossOp.SetLoss weighted =
                    new LossOp.SetLoss(plain.sets(), plain.form().times(weights));
            return program.mean(program.ofSets(weighted, logits, labels), labels);
        }
        boolean overWeights = loss.loss().ownFormula().isEmpty();
        return program.classMean(
                each(loss.loss(), logits, labels),
                labels,
                new LossOp.ClassMean(weights, loss.weights().from(), overWeights));
    }

    /** The loss of each image. */
    private Value each(LabelLoss loss, Value logits, Value labels) {
        Value changed = changed(loss, logits, labels);
        List<Double> smoothing = loss.smoothing(classCounts);
        return smoothing.isEmpty()
                ? program.perImage(loss.ownFormula().orElse(CROSS_ENTROPY), changed, labels)
                : program.smoothed(changed, labels, smoothing);
    }

    /** The logits as the loss wants them. */
    private Value changed(LabelLoss loss, Value logits, Value labels) {
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
