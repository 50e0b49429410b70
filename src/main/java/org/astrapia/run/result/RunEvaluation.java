package org.astrapia.run.result;

import java.util.List;

/**
 * The content of {@code evaluation.json}.
 *
 * @param classes their names
 * @param trainCounts training images of each class
 * @param networks the searched network first, then the baseline if there is one
 */
public record RunEvaluation(List<String> classes, List<Integer> trainCounts, List<NetworkResult> networks) {
    public RunEvaluation {
        classes = List.copyOf(classes);
        trainCounts = List.copyOf(trainCounts);
        networks = List.copyOf(networks);
    }

    /** Whether the images may have several labels. */
    public boolean ofSeveralLabels() {
        return networks.stream().anyMatch(NetworkResult::ofSeveralLabels);
    }

    /** Number of classes in a group. */
    public long classesIn(ShotGroup group) {
        return trainCounts.stream()
                .filter(count -> ShotGroup.of(count) == group)
                .count();
    }
}
