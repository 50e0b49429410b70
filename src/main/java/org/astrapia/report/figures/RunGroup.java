package org.astrapia.report.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.run.Settings;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;

/**
 * Runs of one experiment that differ in nothing but their seeds.
 *
 * @param label its name, with what tells it from others of that name
 * @param runs at least one, in the order in which they were given
 */
public record RunGroup(String label, List<Run> runs) {
    public RunGroup {
        runs = List.copyOf(runs);
    }

    /** The description that its runs share. */
    public Settings settings() {
        return runs.get(0).settings().only(Settings::isDescription);
    }

    /** The experiment's name. */
    public String experiment() {
        return runs.get(0).experiment();
    }

    /** How the images are spread over the classes, as the experiment has it. */
    public String distribution() {
        return settings().value(Settings.DISTRIBUTION).orElse(NumberText.NONE);
    }

    /** The name of the data set. */
    public String dataset() {
        return settings().value("data.dataset").orElse(NumberText.NONE);
    }

    /** Data set and distribution in words. */
    public String data() {
        return dataset() + ", " + distribution();
    }

    /** Names of the networks, the searched one first. */
    public List<String> networks() {
        return runs.stream()
                .flatMap(run -> run.networks().stream())
                .map(NetworkResult::name)
                .distinct()
                .toList();
    }

    /** The network that the experiment is about: the searched one, or the fixed one that was trained in its place. */
    public Optional<String> lead() {
        return networks().stream().findFirst();
    }

    /** Seeds of the runs, in their order. */
    public List<String> seeds() {
        return runs.stream().map(Run::seeds).toList();
    }

    /** A network's values, of the runs that have one. */
    public Sample sample(String network, Measure measure) {
        return Sample.of(runs.stream().map(run -> value(run, network, measure)).toList());
    }

    /** One network less another, within each run, so that the seeds are paired. */
    public Sample difference(String network, String other, Measure measure) {
        return Sample.of(runs.stream()
                .map(run -> less(value(run, network, measure), value(run, other, measure)))
                .toList());
    }

    /** How many times as large one network is as another, within each run. */
    public Sample ratio(String network, String other, Measure measure) {
        return Sample.of(runs.stream()
                .map(run -> Ratio.of(value(run, network, measure), value(run, other, measure)))
                .toList());
    }

    /**
     * This experiment's network less another experiment's, over the seeds that both have; of several runs with the same
     * seeds their mean counts.
     */
    public Sample pairedDifference(String network, RunGroup other, String othersNetwork, Measure measure) {
        Map<String, Sample> theirs = other.bySeeds(othersNetwork, measure);
        List<Double> differences = new ArrayList<>();
        bySeeds(network, measure).forEach((seeds, ours) -> {
            if (theirs.containsKey(seeds)) {
                differences.add(ours.mean() - theirs.get(seeds).mean());
            }
        });
        return new Sample(differences);
    }

    private Map<String, Sample> bySeeds(String network, Measure measure) {
        Map<String, List<OptionalDouble>> values = new LinkedHashMap<>();
        runs.forEach(run ->
                values.computeIfAbsent(run.seeds(), seeds -> new ArrayList<>()).add(value(run, network, measure)));
        Map<String, Sample> samples = new LinkedHashMap<>();
        values.forEach((seeds, same) -> samples.put(seeds, Sample.of(same)));
        samples.values().removeIf(sample -> sample.size() == 0);
        return samples;
    }

    /** What a network cost, of the runs that tell. */
    public Sample cost(String network, CostFigure cost) {
        return Sample.of(runs.stream().map(run -> cost.of(run, network)).toList());
    }

    private static OptionalDouble value(Run run, String network, Measure measure) {
        return run.network(network).map(measure::of).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble less(OptionalDouble value, OptionalDouble other) {
        return value.isPresent() && other.isPresent()
                ? OptionalDouble.of(value.getAsDouble() - other.getAsDouble())
                : OptionalDouble.empty();
    }
}
