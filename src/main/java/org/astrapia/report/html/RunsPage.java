package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;

/** All runs, the newest first, as the first page of {@code serve}: each with a link to its report, and two or more to be compared. */
public final class RunsPage {
    private static final int RELOAD_SECONDS = 5;

    private RunsPage() {}

    /** @param runs oldest first */
    public static String of(List<Run> runs) {
        boolean live = runs.stream().anyMatch(run -> run.state().equals("running"));
        Markup page = live ? Page.open("Runs", RELOAD_SECONDS) : Page.open("Runs");
        page.open("header").element("p", "Astrapia", "class", "kicker");
        page.element("h1", runs.size() == 1 ? "1 run" : runs.size() + " runs");
        page.open("p")
                .element("a", "Genotypes that are kept", "href", "/genotypes")
                .closeLine();
        page.closeLine().open("main").open("section");
        if (runs.isEmpty()) {
            page.element("p", "There are no runs in this folder yet.");
        } else {
            table(page, runs);
        }
        page.closeLine().closeLine();
        return Page.end(page);
    }

    private static void table(Markup page, List<Run> runs) {
        page.open("form", "action", "/compare", "method", "get");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String title : List.of("Compare", "Run", "State", "Seed")) {
            page.element("th", title, "scope", "col");
        }
        for (String title : List.of("Balanced, per cent", "Baseline, per cent")) {
            page.element("th", title, "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        List<Run> newestFirst = new ArrayList<>(runs);
        Collections.reverse(newestFirst);
        newestFirst.forEach(run -> row(page, run));
        page.close().close().closeLine();
        page.open("p")
                .element("button", "Compare those that are marked", "type", "submit")
                .close();
        page.closeLine();
    }

    private static void row(Markup page, Run run) {
        page.open("tr").open("td");
        page.empty(
                "input", "type", "checkbox", "name", "run", "value", run.name(), "aria-label", "compare " + run.name());
        page.close().open("th", "scope", "row");
        page.element("a", run.name(), "href", "/run/" + run.name()).close();
        page.element("td", state(run)).element("td", run.seeds());
        page.element("td", NumberText.percent(accuracy(run, 0)), "class", "number");
        page.element("td", NumberText.percent(accuracy(run, 1)), "class", "number")
                .closeLine();
    }

    private static String state(Run run) {
        Optional<String> stage =
                run.status().map(status -> status.stage()).filter(name -> !run.isDone() && !name.isBlank());
        return run.state()
                + stage.map(name -> " in " + ReadableNames.stage(name) + progress(run, name))
                        .orElse("");
    }

    private static String progress(Run run, String stage) {
        int done = run.stage(stage).size();
        return run.settings()
                .value(stage.equals("baseline") ? "retrain.epochs" : stage + ".epochs")
                .map(epochs -> String.format(Locale.ROOT, ", %d of %s epochs", done, epochs))
                .orElse("");
    }

    private static OptionalDouble accuracy(Run run, int index) {
        List<NetworkResult> networks = run.networks();
        return index < networks.size() ? networks.get(index).balancedAccuracy() : OptionalDouble.empty();
    }
}
