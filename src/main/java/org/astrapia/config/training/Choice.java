package org.astrapia.config.training;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.word;

import java.util.Optional;
import org.astrapia.config.value.Validation;
import org.astrapia.language.Vocabulary;

/**
 * Which weights of a training are kept, chosen without the test sets.
 *
 * @param validation images that are held out
 * @param keep weights of which epoch are tested and kept
 * @param patience epochs without a better validation behind which the training ends; 0 for all epochs
 */
public record Choice(Validation validation, Keep keep, int patience) {
    /** Nothing is held out, and the last weights are kept. */
    public static final Choice NONE = new Choice(Validation.NONE, new Keep.Last(), 0);

    /** Whether images are held out. */
    public boolean validates() {
        return validation.isAny();
    }

    /** What is measured on them. */
    public Measure measure() {
        return keep.measure().orElse(Measure.BALANCED_ACCURACY);
    }

    /** What is measured on images that are held out. */
    public enum Measure {
        /** Mean of the classes' recall. */
        BALANCED_ACCURACY,
        /** Share of right images, which follows the large classes. */
        ACCURACY,
        /** Mean of the classes' F1. */
        MACRO_F1,
        /** Mean over the classes of the area under the curve of true over false positive rates. */
        AUROC;

        /** The same for images that may have several labels, of which no accuracy is known. */
        public Measure ofSeveralLabels() {
            return this == BALANCED_ACCURACY ? AUROC : this;
        }
    }

    /** Weights of which epoch are kept. */
    public sealed interface Keep {
        /** Both ways by name. */
        Vocabulary<Keep> TERMS = Vocabulary.of(
                "way to keep weights",
                Keep.class,
                term(Last.class, "last", "those of the last epoch", a -> new Last()),
                term(
                        Best.class,
                        "best",
                        "those of the epoch that was best on the images of retrain.validation, the first of equal ones",
                        a -> new Best(a.word("measure", Measure.class)),
                        word("measure", Measure.class).or("balanced-accuracy").of(Best::by)));

        /** By what the epoch is chosen, if it is. */
        Optional<Measure> measure();

        /** The last epoch's. */
        record Last() implements Keep {
            @Override
            public Optional<Measure> measure() {
                return Optional.empty();
            }
        }

        /** Those of the best epoch. */
        record Best(Measure by) implements Keep {
            @Override
            public Optional<Measure> measure() {
                return Optional.of(by);
            }
        }
    }

    /** As an experiment writes the way to keep weights. */
    public String printedKeep() {
        return Keep.TERMS.print(keep);
    }
}
