package org.astrapia.config;

import java.util.List;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.training.ClassifierMethod;

/** What {@code retrain.classifier} asks for that cannot be, or makes no sense. */
final class ClassifierChecks {
    /** What a training of the classifier alone needs. */
    private static final List<Key<?>> OF_TRAINING =
            List.of(RetrainKeys.CLASSIFIER_SAMPLER, RetrainKeys.CLASSIFIER_LOSS, RetrainKeys.CLASSIFIER_OPTIMIZER);

    private final Retrain retrain;
    private final KeyValues values;

    private ClassifierChecks(Retrain retrain, KeyValues values) {
        this.retrain = retrain;
        this.values = values;
    }

    /** Reports it. */
    static void check(Experiment experiment, KeyValues values) {
        if (values.readable(
                RetrainKeys.CLASSIFIER_METHOD, RetrainKeys.CLASSIFIER_EPOCHS, RetrainKeys.CLASSIFIER_LOSS)) {
            ClassifierChecks checks = new ClassifierChecks(experiment.retrain(), values);
            experiment.retrain().classifier().ifPresentOrElse(checks::present, checks::absent);
        }
    }

    private void absent() {
        if (values.node(RetrainKeys.CLASSIFIER_EPOCHS).isPresent()) { // 0, which says that none is wanted
            return;
        }
        if (values.node(RetrainKeys.CLASSIFIER_METHOD).isPresent()) {
            values.error(
                    RetrainKeys.CLASSIFIER_METHOD,
                    "this way trains the classifier, for no epoch; set retrain.classifier.epochs: 10");
            return;
        }
        OF_TRAINING.stream()
                .filter(key -> values.node(key).isPresent())
                .forEach(key -> values.error(
                        key, "the classifier is trained anew for no epoch; set retrain.classifier.epochs: 10"));
    }

    private void present(Retrain.Classifier classifier) {
        ClassifierMethod method = classifier.method();
        Loss trained = retrain.recipe().loss();
        if (retrain.probes()) {
            values.error(
                    RetrainKeys.HEAD,
                    "a probe is a classifier that is trained anew on a body that stays, and retrain.classifier would do it"
                            + " once more; give the probe another retrain.sampler or retrain.loss, or leave one of both");
        }
        if (!method.trains()) {
            withoutTraining(method);
            if (!Losses.scales(trained).isEmpty()) {
                values.error(
                        RetrainKeys.CLASSIFIER_METHOD,
                        "the class vectors of " + trained.print()
                                + " have length 1 already, so that dividing by their length changes nothing; maybe retrain,"
                                + " or another retrain.loss");
            }
            return;
        }
        Loss loss = classifier.recipe().loss();
        if (!Losses.needsLabels(loss)
                || Losses.needsTwoViews(loss)
                || !Losses.ofAlpha(loss).isEmpty()) {
            values.error(
                    RetrainKeys.CLASSIFIER_LOSS,
                    "a classifier is trained with labels, by losses such as cross-entropy, balanced-softmax or focal(1)");
        } else if ((method.keepsClassifier() || method.beginsWithClassifier())
                && !Losses.scales(loss).isEmpty()) {
            values.error(
                    RetrainKeys.CLASSIFIER_LOSS,
                    loss.print()
                            + " is about cosines, and scales are factors of the logits that there are; maybe method:"
                            + " retrain, or another loss");
        } else if (method.beginsWithClassifier() && !Losses.scales(trained).isEmpty()) {
            values.error(
                    RetrainKeys.CLASSIFIER_METHOD,
                    "the classifier of " + trained.print()
                            + " gives cosines, so that it cannot be trained on as a linear one; maybe scales, which leaves it"
                            + " as it is, or another retrain.loss");
        } else if (Losses.scales(loss).size() > 1) {
            values.error(RetrainKeys.CLASSIFIER_LOSS, "one classifier has one scale of its cosines");
        }
    }

    private void withoutTraining(ClassifierMethod method) {
        if (values.get(RetrainKeys.CLASSIFIER_EPOCHS) > 0) {
            values.error(
                    RetrainKeys.CLASSIFIER_EPOCHS,
                    method.print() + " needs no training; leave the epochs out, or take the method retrain or scales");
        }
        OF_TRAINING.stream()
                .filter(key -> values.node(key).isPresent())
                .forEach(key -> values.error(key, method.print() + " needs no training, so this would not be used"));
    }
}
