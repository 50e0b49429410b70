package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.astrapia.language.Json;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;

/** By which recipe each network was trained, and what was chosen on the way. */
final class TrainingSection {
    private TrainingSection() {}

    /** Nothing for a run that an earlier build ended. */
    static void write(Markup page, Run run) {
        List<Json> trained = new ArrayList<>(List.of(run.summary()));
        if (!run.summary().at("baseline").isEmpty()) {
            trained.add(run.summary().at("baseline"));
        }
        if (trained.get(0).at("recipe").isEmpty() || run.networks().size() < trained.size()) {
            return;
        }
        page.open("section").element("h2", "How the networks were trained").open("div", "class", "scroll");
        page.open("table").open("thead").open("tr").element("th", "Recipe", "scope", "col");
        for (NetworkResult network : run.networks()) {
            page.element("th", network.name(), "scope", "col");
        }
        page.close().close().open("tbody");
        row(page, "Before, without labels", trained, network -> without(network.at("recipe")));
        row(page, "Epochs", trained, network -> network.at("recipe").text("epochs"));
        row(page, "Images a step", trained, network -> network.at("recipe").text("batch"));
        row(page, "Optimizer", trained, network -> network.at("recipe").text("optimizer"));
        row(page, "Loss", trained, network -> network.at("recipe").text("loss"));
        row(page, "Sampler", trained, network -> network.at("recipe").text("sampler"));
        row(page, "Augmentation", trained, network -> network.at("recipe").text("augment"));
        row(
                page,
                "Classifier, made anew",
                trained,
                network -> classifier(network.at("recipe").at("classifier")));
        row(page, TestSet.of(run).heading() + " before that", trained, TrainingSection::before);
        row(page, "Width found", trained, network -> width(network.at("width")));
        row(page, "Weights kept", trained, network -> chosen(network.at("chosen")));
        page.close().close().close().closeLine();
    }

    private interface Fact {
        Optional<String> of(Json network);
    }

    /** Left out where there is nothing to say of any. */
    private static void row(Markup page, String label, List<Json> trained, Fact fact) {
        if (trained.stream().noneMatch(network -> fact.of(network).isPresent())) {
            return;
        }
        page.open("tr").element("th", label, "scope", "row");
        trained.forEach(network -> page.element("td", fact.of(network).orElse("–")));
        page.closeLine();
    }

    private static Optional<String> without(Json recipe) {
        Json before = recipe.at("pretrain");
        return before.text("epochs")
                .map(epochs -> epochs + (epochs.equals("1") ? " epoch of " : " epochs of ")
                        + before.text("loss").orElse(NumberText.NONE) + " by "
                        + before.text("optimizer").orElse(NumberText.NONE) + ", "
                        + before.text("batch").orElse(NumberText.NONE) + " images per step; then "
                        + recipe.text("head").orElse(NumberText.NONE));
    }

    private static Optional<String> classifier(Json anew) {
        return anew.text("method")
                .map(method -> method
                        + anew.text("epochs")
                                .map(epochs -> ": " + epochs + (epochs.equals("1") ? " epoch of " : " epochs of ")
                                        + anew.text("loss").orElse(NumberText.NONE) + " by "
                                        + anew.text("optimizer").orElse(NumberText.NONE) + ", "
                                        + anew.text("sampler").orElse(NumberText.NONE))
                                .orElse(""));
    }

    private static Optional<String> before(Json network) {
        OptionalDouble balanced = network.at("accuracy_before_classifier").number("balanced");
        return balanced.isPresent() ? Optional.of(NumberText.percent(balanced) + " %") : Optional.empty();
    }

    private static Optional<String> width(Json width) {
        OptionalLong found = width.whole("found");
        OptionalLong asked = width.whole("asked");
        OptionalDouble deviation = width.number("deviation");
        if (found.isEmpty() || asked.isEmpty() || deviation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s channels, which give %,d where %s asks for %,d (%+.1f %%)",
                width.text("channels").orElse(NumberText.NONE),
                found.getAsLong(),
                width.text("key").orElse("the experiment"),
                asked.getAsLong(),
                100 * deviation.getAsDouble()));
    }

    private static Optional<String> chosen(Json chosen) {
        OptionalLong epoch = chosen.whole("epoch");
        OptionalDouble score = chosen.number("score");
        if (epoch.isEmpty() || score.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("those of epoch " + (epoch.getAsLong() + 1) + " of "
                + chosen.text("epochs").orElse(NumberText.NONE) + ", by keep: "
                + chosen.text("keep").orElse(NumberText.NONE) + "; "
                + chosen.text("measure").orElse("score").replace('-', ' ') + " on images that were held out "
                + NumberText.percent(score) + " %");
    }
}
