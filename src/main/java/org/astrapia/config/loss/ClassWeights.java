package org.astrapia.config.loss;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.number;

import org.astrapia.language.TermParameter;
import org.astrapia.language.Vocabulary;

/** How much an image of a class counts, by the class's number n of training images; the weights of all C classes sum to C. */
public sealed interface ClassWeights {
    /** The class weights by name. */
    Vocabulary<ClassWeights> TERMS = Vocabulary.of(
            "class weight",
            ClassWeights.class,
            term(
                    ClassBalanced.class,
                    "class-balanced",
                    "before a loss of labels: weights a class of n training images by (1 - beta) / (1 - beta^n); from is the share of"
                            + " the training after which this begins",
                    a -> new ClassBalanced(a.number("beta"), a.number("from")),
                    number("beta").from(0).below(1).or(0.9999).of(ClassBalanced::beta),
                    start().of(ClassBalanced::from)),
            term(
                    InverseFrequency.class,
                    "inverse-frequency",
                    "before a loss of labels: weights a class of n training images by 1 / n; from is the share of the training after"
                            + " which this begins",
                    a -> new InverseFrequency(a.number("from")),
                    start().of(InverseFrequency::from)));

    /**
     * Share of the training, at least 0 and below 1, after which the weights apply; before it every class counts the
     * same (deferred re-weighting, Cao et al. 2019, algorithm 1: from 0.8).
     */
    double from();

    /** Weight of an image of a class of n training images, up to a factor that all classes share. */
    double of(int n);

    /** {@code class-balanced(beta)}: {@code (1 - beta) / (1 - beta^n)} (Cui et al. 2019, equation 7). */
    record ClassBalanced(double beta, double from) implements ClassWeights {
        @Override
        public double of(int n) {
            return (1 - beta) / (1 - Math.pow(beta, n));
        }
    }

    /** {@code inverse-frequency}: {@code 1 / n}. */
    record InverseFrequency(double from) implements ClassWeights {
        @Override
        public double of(int n) {
            return 1.0 / n;
        }
    }

    private static TermParameter start() {
        return number("from").from(0).below(1).or(0.0).named();
    }
}
