package org.astrapia.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Description;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.config.value.SeveralValues;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.run.Plan;
import org.astrapia.run.Sha256;

/** Reads what a description says of several runs, and unfolds it into trials. Everything that is wrong is told before the first begins. */
public final class SweepReader {
    private static final int ID = 12;

    private final Description description;
    private final Plan plan;
    private final Problems problems;

    private SweepReader(Description description, Plan plan) {
        this.description = description;
        this.plan = plan;
        this.problems = description.problems();
    }

    /**
     * The sweep that a description is of; empty where it is of one run.
     *
     * @param plan which stages each trial has
     * @throws InvalidInputException with every problem of every trial
     */
    public static Optional<PlannedSweep> read(Description description, Plan plan) {
        return new SweepReader(description, plan).read();
    }

    private Optional<PlannedSweep> read() {
        Optional<YamlMap.Entry> entry = description.sweep();
        if (entry.isPresent() && entry.get().value().asMap().isEmpty()) {
            description.experiment(); // refuses it
        }
        SweepSection section =
                new SweepSection(entry.flatMap(found -> found.value().asMap()), description, problems);
        SweepSettings settings = section.settings();
        List<Axis> axes = section.axes();
        problems.throwIfErrors();
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, YamlNode>> excluded = section.excluded(axes);
        Map<String, String> baseline = section.baseline(axes);
        problems.throwIfErrors();
        long combinations = axes.stream().mapToLong(Axis::size).reduce(1, SweepReader::times);
        if (combinations > SeveralValues.MOST) {
            YamlNode last = axes.get(axes.size() - 1).parts().get(0).values().get(0);
            problems.error(
                    last.at(),
                    last.length(),
                    String.format(
                            Locale.ROOT,
                            "the axes have %,d combinations; a sweep has at most %,d trials",
                            combinations,
                            SeveralValues.MOST));
            problems.throwIfErrors();
        }
        List<Map<String, YamlNode>> points = Axis.product(axes).stream()
                .filter(point -> excluded.stream().noneMatch(values -> SweepSection.holds(point, values)))
                .toList();
        if (points.isEmpty()) {
            YamlNode first = excluded.get(0).values().iterator().next();
            problems.error(first.at(), first.length(), "`exclude` leaves no combination of the axes");
            problems.throwIfErrors();
        }
        return Optional.of(unfold(axes, points, baseline, settings));
    }

    private static long times(long one, long other) {
        return Math.min(Integer.MAX_VALUE, one * other);
    }

    private PlannedSweep unfold(
            List<Axis> axes, List<Map<String, YamlNode>> points, Map<String, String> baseline, SweepSettings settings) {
        List<LoadedExperiment> experiments = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        Map<String, Trial> known = new LinkedHashMap<>();
        for (Map<String, YamlNode> point : points) {
            try {
                LoadedExperiment loaded = description.experiment(point);
                Map<String, String> values = new LinkedHashMap<>();
                point.forEach((key, node) -> values.put(key, ValueText.of(node)));
                Trial trial = new Trial(trials.size() + 1, id(loaded), values, 0, 0);
                Trial twin = known.putIfAbsent(trial.id(), trial);
                if (twin != null) {
                    twins(point, twin, trial);
                }
                trials.add(trial);
                experiments.add(loaded);
            } catch (InvalidInputException refused) {
                problems.addAll(refused.problems());
            }
        }
        problems.throwIfErrors();
        Map<String, List<String>> texts = new LinkedHashMap<>();
        axes.forEach(axis -> axis.parts()
                .forEach(part -> texts.put(
                        part.key(), part.values().stream().map(ValueText::of).toList())));
        List<List<String>> together =
                axes.stream().map(Axis::keys).filter(keys -> keys.size() > 1).toList();
        String name = experiments.get(0).experiment().name();
        return new PlannedSweep(new Sweep(name, plan, texts, together, baseline, settings, trials), experiments);
    }

    private void twins(Map<String, YamlNode> point, Trial twin, Trial trial) {
        point.forEach((key, node) -> {
            if (!twin.values().get(key).equals(trial.values().get(key))) {
                problems.error(
                        node.at(),
                        node.length(),
                        "`" + key + "` changes nothing here: " + twin.label() + " and " + trial.label()
                                + " are the same run");
            }
        });
        if (twin.values().equals(trial.values())) {
            YamlNode node = point.values().iterator().next();
            problems.error(
                    node.at(), node.length(), "this value stands twice: " + trial.label() + " would be run twice");
        }
    }

    private String id(LoadedExperiment loaded) {
        String content = plan.word() + "\n" + ResolvedWriter.write(loaded.experiment());
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, ID);
    }
}
