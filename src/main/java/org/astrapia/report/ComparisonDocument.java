package org.astrapia.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.astrapia.language.Json;
import org.astrapia.report.figures.CostFigure;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.PublishedRow;
import org.astrapia.report.figures.PublishedSearch;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.figures.SearchRow;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;

/**
 * Runs beside each other as a document of maps, lists, texts and numbers: for {@code runs compare --json}. Accuracies are
 * shares of 0 to 1; null stands for what was not measured.
 */
public final class ComparisonDocument {
    private ComparisonDocument() {}

    /** {@code runs}, each with its networks; {@code experiments}, each with means and paired differences; {@code published}, {@code searches}. */
    public static Map<String, Object> of(List<Run> runs) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runs", runs.stream().map(ComparisonDocument::run).toList());
        document.put(
                "experiments",
                RunGroups.of(runs).stream().map(ComparisonDocument::experiment).toList());
        document.put(
                "published",
                PublishedRow.of(RunGroups.of(runs)).stream()
                        .map(ComparisonDocument::published)
                        .toList());
        document.put(
                "searches",
                SearchRow.of(RunGroups.of(runs)).stream()
                        .map(ComparisonDocument::search)
                        .toList());
        return document;
    }

    /** What the genotypes of an experiment are worth by a table of true accuracies. */
    private static Map<String, Object> search(SearchRow row) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("method", row.method());
        document.put("runs", row.runs());
        document.put("true_accuracy", row.accuracy().document());
        document.put("rank", row.rank().document());
        document.put("parameters", row.parameters().document());
        document.put("search_seconds", row.seconds().document());
        document.put("search_multiply_adds", row.multiplyAdds().document());
        document.put("optimistic", row.optimistic());
        document.put("published", row.published().map(PublishedSearch::accuracy).orElse(null));
        document.put("source", row.published().map(PublishedSearch::source).orElse(null));
        return document;
    }

    /** A published accuracy and ours beside it. */
    private static Map<String, Object> published(PublishedRow row) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("experiment", row.group().label());
        document.put("network", row.network());
        document.put("method", row.figure().method());
        document.put("source", row.figure().source());
        document.put("published", row.figure().accuracy());
        document.put("published_epoch", row.figure().epoch().orElse(null));
        document.put("last_epoch", row.last().document());
        document.put("less_published", row.less().document());
        document.put("best_tested_epoch", row.best().document());
        document.put("epochs", row.epochs());
        return document;
    }

    private static Map<String, Object> run(Run run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", run.name());
        document.put("run_path", run.folder().toString());
        document.put("experiment", run.experiment());
        document.put("status", run.state());
        Json seeds = run.provenance().at("seeds");
        Map<String, Object> seed = new LinkedHashMap<>();
        seeds.names().forEach(name -> seed.put(name, seeds.whole(name).orElse(0)));
        document.put("seed", seed);
        for (CostFigure cost : CostFigure.values()) {
            document.put(cost.field(), orNull(run.summary().number(cost.field())));
        }
        List<Map<String, Object>> networks = new ArrayList<>();
        for (NetworkResult network : run.networks()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", network.name());
            for (Measure measure : Measure.values()) {
                one.put(measure.field(), orNull(measure.of(network)));
            }
            networks.add(one);
        }
        document.put("networks", networks);
        return document;
    }

    private static Map<String, Object> experiment(RunGroup group) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("experiment", group.label());
        document.put("runs", group.runs().stream().map(Run::name).toList());
        List<Map<String, Object>> networks = new ArrayList<>();
        for (String name : group.networks()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", name);
            for (Measure measure : Measure.values()) {
                one.put(measure.field(), group.sample(name, measure).document());
            }
            networks.add(one);
        }
        document.put("networks", networks);
        document.put("differences", differences(group));
        return document;
    }

    /** The searched network less each other one, within each run. */
    private static List<Map<String, Object>> differences(RunGroup group) {
        List<Map<String, Object>> differences = new ArrayList<>();
        for (String other : group.networks().stream().skip(1).toList()) {
            String lead = group.networks().get(0);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("network", lead);
            one.put("less", other);
            one.put("balanced", group.difference(lead, other, Measure.BALANCED).document());
            one.put(
                    "long_tailed",
                    group.difference(lead, other, Measure.LONG_TAILED).document());
            one.put("macro_f1", group.difference(lead, other, Measure.MACRO_F1).document());
            differences.add(one);
        }
        return differences;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
