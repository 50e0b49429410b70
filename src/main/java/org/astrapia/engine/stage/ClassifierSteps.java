package org.astrapia.engine.stage;

import org.astrapia.config.Recipe;
import org.astrapia.config.Retrain.Classifier;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.data.batch.Batch;
import org.astrapia.graph.LinearProbe;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.Target;

/**
 * A classifier that is trained anew, and what it is given of images.
 *
 * @param classifier how it is trained
 * @param network whose body stays, in evaluation mode
 * @param target what graphs are compiled for
 */
public record ClassifierSteps(Classifier classifier, NetworkModel network, Target target) {
    /** What it is given of a batch: the network's features, or the logits that it scales. */
    public Batch given(Batch images) {
        float[] values = method().keepsClassifier() ? network.logits(images) : network.features(images);
        return new Batch(values, images.labels());
    }

    /** Compiles it; it is not initialised yet. */
    public LinearProbe compile() {
        Recipe recipe = classifier.recipe();
        if (method().keepsClassifier()) {
            return LinearProbe.scales(
                    recipe.loss(),
                    recipe.optimizer(),
                    target.ofFeatures(target.input().classes()));
        }
        Target ofFeatures = target.ofFeatures(network.featureCount());
        return method().beginsWithClassifier()
                ? LinearProbe.scaledClassifier(recipe.loss(), recipe.optimizer(), ofFeatures)
                : LinearProbe.compile(recipe.loss(), recipe.optimizer(), ofFeatures);
    }

    /** Lets it begin: with random weights, or with those of the network's classifier. */
    public void initialize(LinearProbe made, long seed) {
        made.initialize(seed);
        if (method().beginsWithClassifier()) {
            made.begin(network.evaluated());
        }
    }

    private ClassifierMethod method() {
        return classifier.method();
    }
}
