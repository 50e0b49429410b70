package org.astrapia.data.sets.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.data.LabelSets;
import org.astrapia.data.NameList;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.data.sets.files.ImageFiles.Item;
import org.astrapia.data.sets.files.ItemSplit.Side;

/**
 * Draws which of a person's images are tested, and which are for validation.
 *
 * @param settings shares of each
 * @param grouping what must stay on one side
 * @param root below which the files lie
 * @param seed the data seed
 */
public record Drawing(SplitSettings settings, Optional<Grouping> grouping, Path root, long seed) {
    private static final int PER_CENT = 100;

    /** With groups by the paths of files, where the settings say so. */
    public static Drawing of(SplitSettings settings, Path root, long seed) {
        return new Drawing(settings, settings.group().map(expression -> Grouping.byPath(expression, root)), root, seed);
    }

    /** With other groups. */
    public Drawing by(Grouping other) {
        return new Drawing(settings, Optional.of(other), root, seed);
    }

    /**
     * Draws test images, and images for validation where the settings say so.
     *
     * @param classes number of classes, or of sets of labels
     * @param sets of labels; empty where each image has one
     * @param notes told what was done
     * @throws org.astrapia.language.InvalidInputException if an image has no group
     */
    public SplitItems testAndValidation(List<Item> items, int classes, Optional<LabelSets> sets, List<String> notes) {
        double test = settings.test().orElse(SplitSettings.USUAL_TEST);
        SplitItems drawn = draw(items, classes, sets, test);
        notes.add(String.format(
                Locale.ROOT,
                "%,d of %,d images are tested, drawn by seed.data: %s %% of each %s (%s)%s",
                drawn.test().size(),
                items.size(),
                percent(test),
                sets.isPresent() ? "label" : "class",
                SplitSettings.TEST_KEY,
                grouping.map(by -> ", " + new HashSet<>(groups(items, by)).size() + " groups as " + by.key()
                                + " names them, each on one side")
                        .orElse("")));
        return drawn;
    }

    /** Draws images for validation alone, where the settings say so. */
    public SplitItems validation(List<Item> items, int classes, Optional<LabelSets> sets) {
        return settings.validation().isPresent()
                ? draw(items, classes, sets, 0)
                : new SplitItems(items, List.of(), List.of());
    }

    private SplitItems draw(List<Item> items, int classes, Optional<LabelSets> sets, double test) {
        ItemSplit split = new ItemSplit(
                ImageFiles.labels(items), classes, sets, settings.validation().orElse(0), test, seed);
        Side[] sides = grouping.isPresent() ? split.grouped(groups(items, grouping.get())) : split.single();
        Map<Side, List<Item>> parts = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            parts.put(side, new ArrayList<>());
        }
        for (int i = 0; i < sides.length; i++) {
            parts.get(sides[i]).add(items.get(i));
        }
        return new SplitItems(parts.get(Side.TRAIN), parts.get(Side.VALIDATION), parts.get(Side.TEST));
    }

    private static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", PER_CENT * share);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private List<String> groups(List<Item> items, Grouping by) {
        List<String> groups = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Item item : items) {
            by.group()
                    .apply(item.file())
                    .ifPresentOrElse(
                            groups::add,
                            () -> others.add(root.relativize(item.file()).toString()));
        }
        if (!others.isEmpty()) {
            throw Refusal.ofSetting(
                    by.key(),
                    "it names no group for " + others.size() + " of " + items.size() + " images: "
                            + NameList.of(others));
        }
        return groups;
    }
}
