package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Json;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.table.Metric;

/**
 * The best practices checklist for architecture search (Lindauer and Hutter 2020, "Best Practices for Scientific Research
 * on Neural Architecture Search", JMLR 21), answered from what a run knows of itself.
 */
final class Checklist {
    /** An answer; what a run cannot know is not guessed. */
    enum Answer {
        YES("yes"),
        NO("no"),
        NOT_KNOWN("not known");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * A question with its answer.
     *
     * @param evidence where the answer comes from
     */
    record Item(String question, Answer answer, String evidence) {}

    private final Run run;
    private final Json origin;
    private final List<Item> items = new ArrayList<>();

    private Checklist(Run run) {
        this.run = run;
        this.origin = run.provenance();
    }

    /** Every question, in the paper's order. */
    static List<Item> of(Run run) {
        Checklist list = new Checklist(run);
        list.release();
        list.comparison();
        list.reporting();
        return List.copyOf(list.items);
    }

    private void release() {
        Optional<String> commit = origin.text("commit");
        add(
                "Is there the code of training, search space and search, at a known state?",
                commit.isPresent() ? Answer.YES : Answer.NOT_KNOWN,
                commit.map(id -> "commit " + id + "; whether files were changed since is not recorded")
                        .orElse("the run did not find a commit"));
        add(
                "Are the hyperparameters of the search and of the final training there?",
                known(run.resolved().isPresent()),
                run.resolved().isPresent() ? "all of them, with the defaults, in resolved.yaml" : "no resolved.yaml");
        boolean seeds = !origin.at("seeds").isEmpty();
        add(
                "Are the random seeds there?",
                known(seeds),
                seeds ? "seed " + run.seeds() + " in provenance.json" : "no seeds in provenance.json");
    }

    private void comparison() {
        List<String> fixed = run.networks().stream()
                .filter(network -> !network.isDerived())
                .map(NetworkResult::name)
                .toList();
        boolean beside = run.networks().size() > 1;
        boolean published = publishedRecipe();
        String sameData = String.join(", ", fixed) + ": trained by this run on the same images";
        add(
                "Were the networks that are compared trained with the same data, code and hyperparameters?",
                beside && !published ? Answer.YES : Answer.NO,
                !beside
                        ? "no network was trained beside"
                        : published
                                ? sameData + ", the fixed network by its published recipe and not by that of the cells;"
                                        + " both are shown above"
                                : sameData
                                        + " by the recipe of retraining; auxiliary head and drop-path belong to cells"
                                        + " alone");
        Optional<String> device = origin.text("device");
        add(
                "Were hardware and library versions the same for all that is compared?",
                known(device.isPresent() && origin.text("tensorflow_version").isPresent()),
                device.map(name -> "one run: device " + name + ", TensorFlow "
                                + origin.text("tensorflow_version").orElse("not known"))
                        .orElse("no device in provenance.json"));
        add(
                "Was the test set kept out of every choice?",
                run.stage("search").isEmpty() ? Answer.NOT_KNOWN : table() ? Answer.NO : Answer.YES,
                run.stage("search").isEmpty()
                        ? "this run had no search"
                        : table()
                                ? "the search asked a table of true accuracies: " + method()
                                : "the search saw training images alone; test accuracies on the way are only shown;"
                                        + " whether a person chose by them is not known");
        add("Was there an ablation study?", Answer.NOT_KNOWN, "one run cannot tell; see report RUN... for several");
        boolean curve = run.stage("search").stream()
                .anyMatch(row -> row.value(Metric.TEST_BALANCED).isPresent());
        add(
                "Was performance over time compared?",
                curve ? Answer.YES : Answer.NO,
                curve
                        ? "accuracy over the epochs of the search and of training in metrics.csv"
                        : "the supernet was not tested on its way (search.test-every)");
        Optional<String> random = random();
        add(
                "Was there a comparison with random search?",
                random.isPresent() ? Answer.YES : Answer.NO,
                random.orElse("no random architecture was trained beside the searched one"));
        add(
                "Were there several runs with reported seeds?",
                Answer.NO,
                "this is one run with seed " + run.seeds() + "; a claim needs at least three, paired by seed");
        Optional<String> table = run.settings().value("space.table");
        add(
                "Was a tabular or surrogate benchmark used for in-depth evaluation?",
                table.isPresent() ? Answer.YES : Answer.NO,
                table.map(name -> "true accuracies of " + name + ", beside what was trained")
                        .orElse("every network was trained"));
    }

    private void reporting() {
        add("Is it reported how hyperparameters were tuned?", Answer.NOT_KNOWN, "that happened outside of this run");
        boolean search = run.summary().number("search_seconds").isPresent();
        boolean training = run.summary().number("retrain_seconds").isPresent();
        add(
                "Is the time of the whole method reported, not of the search alone?",
                search && training ? Answer.YES : Answer.NO,
                (search ? "search time" : "no search time") + " and "
                        + (training ? "training time" : "no training time") + " in summary.json");
        boolean details = origin.text("os").isPresent() && !origin.at("data").isEmpty();
        add(
                "Are hardware and data reported?",
                known(details),
                details
                        ? origin.text("os").orElse("") + ", "
                                + origin.text("cores").orElse("not known") + " cores; images of each class and the"
                                + " data's digest"
                        : "they are not in provenance.json");
    }

    /** Whether a fixed network was trained by the recipe that was published with it. */
    private boolean publishedRecipe() {
        return run.settings()
                .value("baseline")
                .filter(name -> !"none".equals(name))
                .filter(name -> run.settings().value("baseline-recipe").isEmpty())
                .isPresent();
    }

    private boolean table() {
        return method().contains("evaluate=table");
    }

    private String method() {
        return run.settings().value("search.method").orElse("");
    }

    /** How random architectures took part. */
    private Optional<String> random() {
        return run.networks().stream()
                .map(NetworkResult::name)
                .filter(name -> name.startsWith("random"))
                .findFirst()
                .map(name -> name + " was trained beside")
                .or(() -> run.settings()
                        .value("search.method")
                        .filter(method -> method.startsWith("random"))
                        .map(method -> "this run is one: search.method " + method));
    }

    private static Answer known(boolean known) {
        return known ? Answer.YES : Answer.NOT_KNOWN;
    }

    private void add(String question, Answer answer, String evidence) {
        items.add(new Item(question, answer, evidence));
    }
}
