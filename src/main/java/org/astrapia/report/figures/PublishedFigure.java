package org.astrapia.report.figures;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.astrapia.language.EnumWords;
import org.astrapia.run.Settings;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;

/**
 * An accuracy that a publication states.
 *
 * @param method the publication's name of it
 * @param experiment how the names of our experiments with this method begin
 * @param network our name of the fixed network that it is
 * @param reading which of our numbers is meant
 * @param dataset the name of the data set
 * @param distribution how its images are spread over the classes, as an experiment has it
 * @param accuracy on the balanced test set, 0 to 1
 * @param epoch {@code best} or {@code last}, where the publication says which test epoch it is
 * @param epochs of the training, with and without labels, where it says so
 * @param source where it stands
 */
public record PublishedFigure(
        String method,
        Optional<String> experiment,
        Optional<String> network,
        Reading reading,
        String dataset,
        String distribution,
        double accuracy,
        Optional<String> epoch,
        OptionalInt epochs,
        String source) {
    /** A number of ours that a figure may be about, always on the balanced test set. */
    public enum Reading {
        /** The trained network's. */
        PLAIN {
            @Override
            OptionalDouble of(Run run, NetworkResult network) {
                return network.balancedAccuracy();
            }
        },
        /** The same from adjusted logits. */
        ADJUSTED {
            @Override
            OptionalDouble of(Run run, NetworkResult network) {
                return network.adjusted().map(NetworkResult::balancedAccuracy).orElse(OptionalDouble.empty());
            }
        },
        /** The network's before its classifier was made anew. */
        BEFORE_CLASSIFIER {
            @Override
            OptionalDouble of(Run run, NetworkResult network) {
                return run.summary().at("accuracy_before_classifier").number("balanced");
            }
        };

        /** Of the network of a run; empty where it was not measured. */
        abstract OptionalDouble of(Run run, NetworkResult network);

        /** As {@code published.yaml} writes it. */
        String word() {
            return EnumWords.of(this);
        }
    }

    /** Whether it was measured on the data of these runs. */
    public boolean isOnDataOf(RunGroup group) {
        return dataset.equals(group.dataset()) && distribution.equals(group.distribution());
    }

    /** Whether it is about experiments of this name. */
    boolean names(String name) {
        return experiment.filter(name::startsWith).isPresent();
    }

    /**
     * The network of these runs that is of the same method.
     *
     * @param known whether a figure is about experiments of this name
     */
    Optional<String> sameMethod(RunGroup group, boolean known) {
        if (names(group.experiment())) {
            return group.lead();
        }
        Settings settings = group.settings();
        boolean plain = settings.value("retrain.loss").orElse("").equals("cross-entropy");
        return network.filter(name -> plain && !known && group.networks().contains(name));
    }
}
