package org.astrapia.config.loss;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.astrapia.language.Binding;
import org.astrapia.language.Numbers;
import org.astrapia.language.Vocabulary;
import org.astrapia.space.Mixing;

/** What a network, or alpha, is trained to make small. */
public sealed interface Loss {
    /** The losses that a name alone makes. */
    Vocabulary<Named> TERMS =
            Vocabulary.of("loss", Named.class, List.of(LabelLoss.TERMS, LabelSetLoss.TERMS, LabelFreeLoss.TERMS));

    /**
     * What a loss is in another form, such as a network's values.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        R ofLabels(LabelLoss loss);

        R labelFree(LabelFreeLoss loss);

        R reweighted(Reweighted loss);

        R weighted(Weighted loss);

        R total(Total loss);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** As an experiment writes it, its defaults visible. */
    String print();

    /** How tightly that text holds together behind a number; class weights hold like a name. */
    default Binding binding() {
        return Binding.ATOM;
    }

    /** The losses that this one is a sum of, class weights left out. */
    Stream<Part> parts();

    /** {@code factor * loss} within a sum. */
    record Part(double factor, Named loss) {}

    /** What of it depends on alpha directly, not through the network; empty where nothing does. */
    default Optional<Loss> ofAlphaAlone() {
        return Optional.empty();
    }

    /** What of it makes up for classes being of different sizes, as it is written. */
    default Stream<String> corrections() {
        return Stream.of();
    }

    /** A loss that one name makes. */
    sealed interface Named extends Loss permits LabelLoss, LabelFreeLoss {
        @Override
        default String print() {
            return TERMS.print(this);
        }

        /** The name, {@code cross-entropy}. */
        default String name() {
            return TERMS.name(this);
        }

        @Override
        default Stream<Part> parts() {
            return Stream.of(new Part(1, this));
        }

        /** Whether it looks at labels. */
        default boolean needsLabels() {
            return false;
        }

        /** Why it makes no sense with a way of mixing, and what it needs; empty where it does. */
        default Optional<String> unlike(Mixing mixing) {
            return Optional.empty();
        }

        /** Whether it is for images that may have several labels. */
        default boolean knowsSeveralLabels() {
            return false;
        }

        /** Whether it compares two views of every image. */
        default boolean needsTwoViews() {
            return false;
        }

        /** By what it is multiplied itself. */
        default double ownFactor() {
            return 1;
        }

        /** Scale of the cosines that the classifier gives it; empty for a plain classifier. */
        default OptionalDouble cosineScale() {
            return OptionalDouble.empty();
        }
    }

    /**
     * {@code class-balanced(...) * loss}: each image's loss counts by its class. Cross-entropies of every kind are
     * averaged as {@code sum(w l) / sum(w)} over the batch, as the LDAM code does by torch's weighted cross-entropy; the
     * focal loss as {@code sum(w l) / N} (Cui et al. 2019, equation 12). The LDAM code's focal loss takes p from the
     * weighted cross-entropy besides, which neither paper does; here p is the network's.
     */
    record Reweighted(ClassWeights weights, LabelLoss loss) implements Loss {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reweighted(this);
        }

        @Override
        public String print() {
            return ClassWeights.TERMS.print(weights) + " * " + loss.print();
        }

        @Override
        public Stream<Part> parts() {
            return loss.parts();
        }

        @Override
        public Stream<String> corrections() {
            return Stream.concat(Stream.of(ClassWeights.TERMS.print(weights)), loss.corrections());
        }
    }

    /** {@code factor * loss}. */
    record Weighted(double factor, Loss loss) implements Loss {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.weighted(this);
        }

        @Override
        public String print() {
            return Numbers.print(factor) + " * " + Binding.ATOM.of(loss.print(), loss.binding());
        }

        @Override
        public Binding binding() {
            return Binding.PRODUCT;
        }

        @Override
        public Stream<String> corrections() {
            return loss.corrections();
        }

        @Override
        public Stream<Part> parts() {
            return loss.parts().map(part -> new Part(factor * part.factor(), part.loss()));
        }

        @Override
        public Optional<Loss> ofAlphaAlone() {
            return loss.ofAlphaAlone().map(part -> new Weighted(factor, part));
        }
    }

    /** {@code a + b + ...}. */
    record Total(List<Loss> terms) implements Loss {
        public Total {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.total(this);
        }

        @Override
        public String print() {
            return terms.stream()
                    .map(loss -> Binding.PRODUCT.of(loss.print(), loss.binding()))
                    .collect(joining(" + "));
        }

        @Override
        public Binding binding() {
            return Binding.SUM;
        }

        @Override
        public Stream<String> corrections() {
            return terms.stream().flatMap(Loss::corrections);
        }

        @Override
        public Stream<Part> parts() {
            return terms.stream().flatMap(Loss::parts);
        }

        @Override
        public Optional<Loss> ofAlphaAlone() {
            List<Loss> parts =
                    terms.stream().flatMap(term -> term.ofAlphaAlone().stream()).toList();
            return parts.isEmpty() ? Optional.empty() : Optional.of(new Total(parts));
        }
    }
}
