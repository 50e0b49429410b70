package org.astrapia.config.training;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.flag;
import static org.astrapia.language.TermParameter.number;

import org.astrapia.language.Vocabulary;

/**
 * How the classifier of a trained network is made anew, for classes of different sizes, while its body stays as it is (Kang et al.
 * 2020, Decoupling Representation and Classifier for Long-Tailed Recognition).
 */
public sealed interface ClassifierMethod {
    /** The ways by name. */
    Vocabulary<ClassifierMethod> TERMS = Vocabulary.of(
            "way to make a classifier anew",
            ClassifierMethod.class,
            term(
                    Retrain.class,
                    "retrain",
                    "a new classifier on the features that the body gives; the paper's cRT",
                    a -> new Retrain()),
            term(
                    Scales.class,
                    "scales",
                    "one factor for the logits of each class, beginning with 1; the paper's LWS. With classifier=true the"
                            + " classifier is trained on beside them, as the code of MiSLAS does",
                    a -> new Scales(a.flag("classifier")),
                    flag("classifier").or("false").namedUnlessInitial().of(Scales::classifier)),
            term(
                    TauNorm.class,
                    "tau-norm",
                    "each class vector w becomes w / |w|^tau, without a bias; needs no training",
                    a -> new TauNorm(a.number("tau")),
                    number("tau").from(0).to(10).or(1.0).of(TauNorm::tau)));

    /** Whether it is trained; otherwise it is computed. */
    boolean trains();

    /** Whether it begins with the classifier that there is, and goes on from there. */
    boolean beginsWithClassifier();

    /** Whether the classifier that there is stays a part of the new one, as it is. */
    boolean keepsClassifier();

    /** As an experiment writes it. */
    default String print() {
        return TERMS.print(this);
    }

    /** {@code retrain}: a new classifier with random weights is trained. */
    record Retrain() implements ClassifierMethod {
        @Override
        public boolean beginsWithClassifier() {
            return false;
        }

        @Override
        public boolean keepsClassifier() {
            return false;
        }

        @Override
        public boolean trains() {
            return true;
        }
    }

    /**
     * {@code scales}: a factor of each class's logit is trained.
     *
     * @param classifier whether the classifier is trained on too, at the optimizer's {@code rate-head}; otherwise it stays
     */
    record Scales(boolean classifier) implements ClassifierMethod {
        @Override
        public boolean keepsClassifier() {
            return !classifier;
        }

        @Override
        public boolean beginsWithClassifier() {
            return classifier;
        }

        @Override
        public boolean trains() {
            return true;
        }
    }

    /** {@code tau-norm(tau)}: class vectors are divided by a power of their length (section 4.1). */
    record TauNorm(double tau) implements ClassifierMethod {
        @Override
        public boolean beginsWithClassifier() {
            return false;
        }

        @Override
        public boolean keepsClassifier() {
            return true;
        }

        @Override
        public boolean trains() {
            return false;
        }
    }
}
