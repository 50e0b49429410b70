package org.astrapia.config.search;

import java.util.Optional;
import org.astrapia.config.loss.LabelSetLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;

/** What a supernet's classifier learns to tell. */
public enum SearchTask {
    /** The classes of the data. */
    LABELS,
    /**
     * By how many quarter turns an image was rotated, drawn anew in every epoch, which needs no labels (Gidaris et al. 2018, arXiv
     * 1803.07728; as a task of a search Liu et al. 2020, UnNAS, arXiv 2003.12056).
     */
    ROTATION;

    /** Quarter turns that there are. */
    public static final int TURNS = 4;

    /** Why it does not go with the rest of a search; empty where it does. */
    public Optional<String> unlike(SearchMethod method, Loss weights, Loss architecture) {
        if (this == LABELS) {
            return Optional.empty();
        }
        if (!method.hasSupernet()) {
            return Optional.of(
                    "this method has no supernet that could tell rotations: its networks are trained by the recipe of"
                            + " `retrain`, or not at all");
        }
        if (method.labelsAreRandom()) {
            return Optional.of(
                    "labels=random of search.method takes the place of what is to be told; it is one or the other");
        }
        if (!Losses.needsLabels(weights) && !Losses.needsLabels(architecture)) {
            return Optional.of("no loss of the search tells anything of an image; maybe cross-entropy");
        }
        if (Losses.needsLabels(architecture) && !Losses.needsLabels(weights)) {
            return Optional.of(
                    "the weights do not learn what the architecture's loss asks for; maybe cross-entropy for both");
        }
        return isOfSets(weights) || isOfSets(architecture)
                ? Optional.of("an image has one rotation, and this loss is for several labels; maybe cross-entropy")
                : Optional.empty();
    }

    private static boolean isOfSets(Loss loss) {
        return loss.parts().anyMatch(part -> part.loss() instanceof LabelSetLoss);
    }
}
