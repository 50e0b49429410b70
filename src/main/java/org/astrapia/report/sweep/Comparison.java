package org.astrapia.report.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.statistics.PairedDifference;

/**
 * Trials of one value less those of the baseline, pair by pair: the two of a pair have the same seeds and the same values of all other
 * axes.
 *
 * @param value {@code search.method=darts}
 * @param minus {@code search.method=random(10)}
 * @param rest the values of the other axes but seeds, which all pairs share; empty without such
 * @param pairs that are planned
 * @param difference of the pairs of which both trials are done
 */
public record Comparison(
        String value, String minus, String rest, SweepMeasure measure, int pairs, PairedDifference difference) {
    /** All of a sweep, for the most telling measures. */
    public static List<Comparison> of(SweepResults results) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Map<String, String> baseline : baselines(results.sweep())) {
            for (SweepMeasure measure : results.measures().stream()
                    .filter(SweepMeasure::share)
                    .limit(2)
                    .toList()) {
                comparisons.addAll(of(results, baseline, measure));
            }
        }
        return comparisons;
    }

    /** The one that is asked for, or the first value of each axis in turn. */
    static List<Map<String, String>> baselines(Sweep sweep) {
        if (!sweep.baseline().isEmpty()) {
            return List.of(sweep.baseline());
        }
        List<Map<String, String>> baselines = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Map.Entry<String, List<String>> axis : sweep.axes().entrySet()) {
            List<String> keys = sweep.together().stream()
                    .filter(group -> group.contains(axis.getKey()))
                    .findFirst()
                    .orElse(List.of(axis.getKey()));
            if (axis.getValue().size() > 1
                    && !seen.contains(axis.getKey())
                    && keys.stream().noneMatch(Trial::isSeed)) {
                Map<String, String> first = new LinkedHashMap<>();
                keys.forEach(key -> first.put(key, sweep.axes().get(key).get(0)));
                baselines.add(first);
            }
            seen.addAll(keys);
        }
        return baselines;
    }

    private static List<Comparison> of(SweepResults results, Map<String, String> baseline, SweepMeasure measure) {
        Set<String> keys = withThoseThatChangeAlong(results.sweep(), baseline.keySet());
        Map<String, Trial> references = new LinkedHashMap<>();
        for (Trial trial : results.sweep().trials()) {
            if (isOf(trial, baseline)) {
                references.putIfAbsent(trial.label(key -> !keys.contains(key)), trial);
            }
        }
        Map<List<String>, List<OptionalDouble>> pairs = new LinkedHashMap<>();
        for (Trial trial : results.sweep().trials()) {
            Trial reference = references.get(trial.label(key -> !keys.contains(key)));
            if (reference == null || isOf(trial, baseline)) {
                continue;
            }
            String value = trial.label(key -> keys.contains(key));
            String rest = trial.label(key -> !keys.contains(key) && !Trial.isSeed(key));
            pairs.computeIfAbsent(List.of(value, rest), same -> new ArrayList<>())
                    .add(less(results.value(trial, measure), results.value(reference, measure)));
        }
        List<Comparison> comparisons = new ArrayList<>();
        String minus = references.values().stream()
                .findFirst()
                .map(trial -> trial.label(keys::contains))
                .orElse("");
        pairs.forEach((names, differences) -> comparisons.add(new Comparison(
                names.get(0),
                minus,
                names.get(1),
                measure,
                differences.size(),
                new PairedDifference(differences.stream()
                        .flatMapToDouble(OptionalDouble::stream)
                        .toArray()))));
        return comparisons;
    }

    private static Set<String> withThoseThatChangeAlong(Sweep sweep, Set<String> keys) {
        Set<String> all = new LinkedHashSet<>(keys);
        sweep.together().stream()
                .filter(group -> group.stream().anyMatch(keys::contains))
                .forEach(all::addAll);
        return all;
    }

    private static boolean isOf(Trial trial, Map<String, String> baseline) {
        return baseline.entrySet().stream()
                .allMatch(value ->
                        blank(trial.values().getOrDefault(value.getKey(), "")).equals(blank(value.getValue())));
    }

    private static String blank(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static OptionalDouble less(OptionalDouble value, OptionalDouble other) {
        return value.isPresent() && other.isPresent()
                ? OptionalDouble.of(value.getAsDouble() - other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The values of the baseline without their keys: {@code random(10)}. */
    public String minusShort() {
        return minus.replaceAll("(^|, )[a-z][a-z0-9.-]*=", "$1");
    }

    /** {@code +1.20}, mean of the differences in points. */
    public String mean() {
        return difference.size() == 0 ? "n/a" : measure.difference(difference.mean());
    }

    /** Standard deviation of the differences. */
    public String deviation() {
        return difference.size() < 2
                ? "n/a"
                : measure.difference(difference.deviation()).substring(1);
    }

    /** {@code -0.40 to +2.80}, by Student's t. */
    public String interval() {
        return interval(difference.studentInterval());
    }

    /** The same by the bootstrap. */
    public String bootstrap() {
        return interval(difference.bootstrapInterval());
    }

    private String interval(PairedDifference.Interval interval) {
        return Double.isNaN(interval.low())
                ? "n/a"
                : measure.difference(interval.low()) + " to " + measure.difference(interval.high());
    }

    /** Probability by Wilcoxon's test, {@code 0.0625}. */
    public String probability() {
        OptionalDouble p = difference.wilcoxon();
        return p.isEmpty() ? "n/a" : String.format(Locale.ROOT, "%.4f", p.getAsDouble());
    }

    /** {@code 5}, or {@code 3 of 5} where trials are missing. */
    public String count() {
        return difference.size() == pairs ? Integer.toString(pairs) : difference.size() + " of " + pairs;
    }
}
