package org.astrapia.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.astrapia.config.TrainedStage;
import org.astrapia.report.figures.PublishedFigure.Reading;
import org.astrapia.run.Settings;
import org.astrapia.run.content.Run;
import org.astrapia.run.table.Metric;

/**
 * A published accuracy beside ours of the same method on the same data.
 *
 * @param network ours that is of the method
 * @param last ours at the end of the training, which is what all else in a report is about
 * @param best the best epoch of those whose test was watched; of each run with at least two. It chose nothing here, and is only for
 *     publications that take it
 * @param less ours at the end less theirs
 */
public record PublishedRow(
        PublishedFigure figure, RunGroup group, String network, Sample last, Sample best, Sample less) {
    private static final int FEWEST_TESTED = 2;

    /** A row for each figure and each experiment that belongs to it, in the order of the figures. */
    public static List<PublishedRow> of(List<RunGroup> groups) {
        List<PublishedRow> rows = new ArrayList<>();
        for (PublishedFigure figure : PublishedFigures.all().accuracies()) {
            for (RunGroup group : groups) {
                if (figure.isOnDataOf(group)) {
                    figure.sameMethod(group, isKnown(group)).ifPresent(name -> rows.add(of(figure, group, name)));
                }
            }
        }
        return rows;
    }

    private static boolean isKnown(RunGroup group) {
        return PublishedFigures.all().accuracies().stream().anyMatch(figure -> figure.names(group.experiment()));
    }

    private static PublishedRow of(PublishedFigure figure, RunGroup group, String name) {
        Sample last = Sample.of(group.runs().stream()
                .map(run -> run.network(name)
                        .map(network -> figure.reading().of(run, network))
                        .orElse(OptionalDouble.empty()))
                .toList());
        boolean leads = group.lead().filter(name::equals).isPresent();
        String trained = leads ? TrainedStage.RETRAIN : TrainedStage.BASELINE;
        Sample best = Sample.of(group.runs().stream()
                .map(run -> best(run, trained, figure.reading()))
                .toList());
        Sample less = new Sample(
                last.values().stream().map(share -> share - figure.accuracy()).toList());
        return new PublishedRow(figure, group, name, last, best, less);
    }

    private static OptionalDouble best(Run run, String trained, Reading reading) {
        return switch (reading) {
            case PLAIN -> {
                String after = TrainedStage.after(trained);
                yield best(run, run.stage(after).isEmpty() ? trained : after);
            }
            case ADJUSTED -> OptionalDouble.empty();
            case BEFORE_CLASSIFIER -> best(run, trained);
        };
    }

    private static OptionalDouble best(Run run, String stage) {
        List<Double> tested = run.stage(stage).stream()
                .map(row -> row.value(Metric.TEST_BALANCED))
                .flatMap(value -> value.isPresent() ? Stream.of(value.getAsDouble()) : Stream.of())
                .toList();
        return tested.size() < FEWEST_TESTED
                ? OptionalDouble.empty()
                : tested.stream().mapToDouble(Double::doubleValue).max();
    }

    /** Epochs of ours, with and without labels, and where they are known of theirs: {@code 8 of 200}. */
    public String epochs() {
        Settings settings = group.settings();
        String ours = settings.value("retrain.epochs")
                .map(Long::parseLong)
                .map(epochs -> epochs
                        + settings.value("retrain.pretrain.epochs")
                                .map(Long::parseLong)
                                .orElse(0L))
                .map(String::valueOf)
                .orElse(NumberText.NONE);
        return figure.epochs().isPresent() ? ours + " of " + figure.epochs().getAsInt() : ours;
    }

    /** The published accuracy in per cent, with the test epoch where that is the best one: {@code 70.36 best}. */
    public String published() {
        String number = NumberText.percent(OptionalDouble.of(figure.accuracy()));
        return figure.epoch().map(epoch -> number + " " + epoch).orElse(number);
    }
}
