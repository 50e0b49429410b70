package org.astrapia.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.astrapia.run.content.Run;

/**
 * What the genotypes of an experiment are worth by a table of true accuracies, or what is published of a search method.
 *
 * @param method the experiment, or the publication's name of the method
 * @param runs how many searches of ours
 * @param accuracy by the table, of each run
 * @param rank in the table, of each run
 * @param of architectures that the table has
 * @param parameters of the network whose accuracy the table tells
 * @param seconds of the search
 * @param multiplyAdds of the search
 * @param optimistic whether the table itself chose the genotype
 * @param published what a publication states of the method
 */
public record SearchRow(
        String method,
        int runs,
        Sample accuracy,
        Sample rank,
        OptionalLong of,
        Sample parameters,
        Sample seconds,
        Sample multiplyAdds,
        boolean optimistic,
        Optional<PublishedSearch> published) {
    private static final String TRUTH = "true_accuracy";

    /** The experiments with a table, the best mean first, and then what is published of other methods; empty without any of ours. */
    public static List<SearchRow> of(List<RunGroup> groups) {
        List<SearchRow> rows = new ArrayList<>(groups.stream()
                .map(SearchRow::of)
                .filter(row -> row.accuracy().size() > 0)
                .sorted(Comparator.comparingDouble(
                                (SearchRow row) -> row.accuracy().mean())
                        .reversed())
                .toList());
        if (!rows.isEmpty()) {
            List<PublishedSearch> shown =
                    rows.stream().flatMap(row -> row.published().stream()).toList();
            PublishedFigures.all().searches().stream()
                    .filter(published -> !shown.contains(published))
                    .map(SearchRow::of)
                    .forEach(rows::add);
        }
        return rows;
    }

    private static SearchRow of(RunGroup group) {
        List<Run> runs = group.runs().stream()
                .filter(run -> run.summary().at(TRUTH).number("accuracy").isPresent())
                .toList();
        return new SearchRow(
                group.label(),
                runs.size(),
                sample(runs, "accuracy"),
                sample(runs, "rank"),
                runs.stream()
                        .map(run -> run.summary().at(TRUTH).whole("of"))
                        .findFirst()
                        .orElse(OptionalLong.empty()),
                sample(runs, "parameters"),
                cost(runs, CostFigure.SEARCH_TIME),
                cost(runs, CostFigure.SEARCH),
                runs.stream()
                        .anyMatch(run -> run.summary()
                                .at(TRUTH)
                                .text("optimistic")
                                .orElse("")
                                .equals("true")),
                PublishedFigures.all().searches().stream()
                        .filter(published -> published
                                .experiment()
                                .filter(group.experiment()::equals)
                                .isPresent())
                        .findFirst());
    }

    private static SearchRow of(PublishedSearch published) {
        Sample none = new Sample(List.of());
        return new SearchRow(
                published.method(),
                0,
                none,
                none,
                OptionalLong.empty(),
                none,
                none,
                none,
                false,
                Optional.of(published));
    }

    private static Sample sample(List<Run> runs, String field) {
        return Sample.of(
                runs.stream().map(run -> run.summary().at(TRUTH).number(field)).toList());
    }

    private static Sample cost(List<Run> runs, CostFigure cost) {
        return Sample.of(
                runs.stream().map(run -> run.summary().number(cost.field())).toList());
    }

    /** The method, with a mark where the table chose. */
    public String name() {
        return optimistic ? method + " (by the table)" : method;
    }

    /** Mean rank of how many. */
    public String ranks() {
        return rank.size() == 0
                ? NumberText.NONE
                : NumberText.whole(Math.round(rank.mean())) + (of.isPresent() ? " of " + NumberText.whole(of) : "");
    }

    /** Mean number of parameters. */
    public String sizes() {
        return parameters.size() == 0
                ? NumberText.NONE
                : NumberText.compact(OptionalLong.of(Math.round(parameters.mean())));
    }

    /** Mean time of a search. */
    public String time() {
        return seconds.size() == 0 ? NumberText.NONE : NumberText.duration(OptionalDouble.of(seconds.mean()));
    }

    /** Mean multiply-adds of a search. */
    public String cost() {
        return multiplyAdds.size() == 0
                ? NumberText.NONE
                : NumberText.compact(OptionalLong.of(Math.round(multiplyAdds.mean())));
    }

    /** What is published. */
    public String publishedPercent(boolean unicode) {
        return published.map(found -> found.percent(unicode)).orElse(NumberText.NONE);
    }
}
