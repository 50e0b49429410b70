package org.astrapia.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.DataOutline;
import org.astrapia.data.LongTail;
import org.astrapia.language.Problem;

/**
 * What is known of an experiment before anything is loaded.
 *
 * @param data outline of its data set
 * @param trainingCounts training images per class that the distribution keeps
 * @param warnings of the description, and of the description together with the data
 */
record ExperimentPreview(DataOutline data, List<Integer> trainingCounts, List<Problem> warnings) {
    ExperimentPreview {
        trainingCounts = List.copyOf(trainingCounts);
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks at the description and at the names and sizes of the data's files.
     *
     * @throws org.astrapia.language.InvalidInputException when the data is damaged or does not fit the distribution
     */
    static ExperimentPreview of(LoadedExperiment loaded) {
        DataOutline data = DataOutline.of(loaded.experiment().data());
        int[] kept = LongTail.counts(
                loaded.experiment().data().distribution().forClasses(data.classes()),
                data.available().stream().mapToInt(Integer::intValue).toArray());
        List<Problem> warnings = new ArrayList<>(loaded.warnings());
        loaded.thresholdWarning(Arrays.stream(kept).sum()).ifPresent(warnings::add);
        return new ExperimentPreview(data, Arrays.stream(kept).boxed().toList(), warnings);
    }
}
