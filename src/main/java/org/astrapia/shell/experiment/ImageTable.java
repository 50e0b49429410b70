package org.astrapia.shell.experiment;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.astrapia.data.Images;
import org.astrapia.data.UsedImages;
import org.astrapia.run.table.Csv;

/**
 * A table of the images that an experiment uses, so that another program can train on the very same ones. A row is an image; a reader
 * of {@code data.dataset: list} takes it too.
 */
public final class ImageTable {
    private static final List<String> COLUMNS =
            List.of("image", "part", "label", "class", "split", "search", "long_tailed");
    private static final String BETWEEN_LABELS = "|";

    private final UsedImages used;
    private final BitSet heldOut;
    private final boolean searches;
    private final StringBuilder text = new StringBuilder();

    private ImageTable(UsedImages used, int[] heldOut, boolean searches) {
        this.used = used;
        this.heldOut = set(heldOut);
        this.searches = searches;
    }

    /**
     * The table's text.
     *
     * @param heldOut training images that the retraining holds out
     * @param searches whether an architecture is searched
     */
    public static String of(UsedImages used, int[] heldOut, boolean searches) {
        return new ImageTable(used, heldOut, searches).write();
    }

    private String write() {
        text.append(Csv.line(COLUMNS));
        BitSet weights = set(used.search().weights());
        Images train = used.dataset().train();
        for (int image : used.train()) {
            String search = searches ? weights.get(image) ? "weights" : "architecture" : "";
            row(train, image, "train", heldOut.get(image) ? "validation" : "train", search, "");
        }
        used.dataset().validation().ifPresent(own -> {
            for (int image = 0; image < own.count(); image++) {
                row(own, image, "validation", "validation", "", "");
            }
        });
        BitSet rare = set(used.longTailedTest());
        Images test = used.dataset().test();
        for (int image = 0; image < test.count(); image++) {
            row(test, image, "test", "test", "", rare.get(image) ? "yes" : "no");
        }
        return text.toString();
    }

    private void row(Images images, int image, String part, String split, String search, String longTailed) {
        List<Integer> labels = images.labelsOf(image);
        text.append(Csv.line(List.of(
                images.names().of(image),
                part,
                joined(labels.stream().map(String::valueOf).toList()),
                joined(labels.stream().map(used.dataset().classes()::get).toList()),
                split,
                search,
                longTailed)));
    }

    private static String joined(List<String> labels) {
        return labels.stream().collect(Collectors.joining(BETWEEN_LABELS));
    }

    private static BitSet set(int[] indices) {
        BitSet set = new BitSet();
        IntStream.of(indices).forEach(set::set);
        return set;
    }
}
