package org.astrapia.data.sets.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.data.NameList;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.data.sets.files.ImageFiles.Item;
import org.astrapia.data.sets.files.ItemSplit.Side;
import org.astrapia.language.Problem;

/**
 * Image files in three parts; each keeps the order in which they were found.
 *
 * @param train to be trained on
 * @param validation neither trained on nor tested
 * @param test to be tested
 */
public record SplitItems(List<Item> train, List<Item> validation, List<Item> test) {
    private static final int PER_CENT = 100;

    public SplitItems {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    public SplitItems withTest(List<Item> others) {
        return new SplitItems(train, validation, others);
    }

    public SplitItems withValidation(List<Item> others) {
        return new SplitItems(train, others, test);
    }

    /**
     * Draws which images are tested, and which are for validation.
     *
     * @param test share that is tested, 0 for none
     * @param root below which the paths are taken in which the group of an image is looked for
     * @param seed the data seed
     * @param problems told what is wrong
     * @param notes told what was done
     */
    public static SplitItems drawn(
            List<Item> items,
            int classes,
            double test,
            SplitSettings settings,
            Path root,
            long seed,
            List<Problem> problems,
            List<String> notes) {
        double validation = settings.validation().orElse(0);
        ItemSplit split = new ItemSplit(ImageFiles.labels(items), classes, validation, test, seed);
        Side[] sides;
        String how = "";
        if (settings.group().isPresent()) {
            List<String> groups = groups(items, settings.group().get(), root, problems);
            if (!problems.isEmpty()) {
                return new SplitItems(items, List.of(), List.of());
            }
            sides = split.grouped(groups);
            how = ", " + new HashSet<>(groups).size() + " groups as data.folder.group names them, each on one side";
        } else {
            sides = split.single();
        }
        Map<Side, List<Item>> parts = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            parts.put(side, new ArrayList<>());
        }
        for (int i = 0; i < sides.length; i++) {
            parts.get(sides[i]).add(items.get(i));
        }
        SplitItems drawn = new SplitItems(parts.get(Side.TRAIN), parts.get(Side.VALIDATION), parts.get(Side.TEST));
        if (test > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d images are tested, drawn by seed.data: %s %% of each class (%s)%s",
                    drawn.test().size(),
                    items.size(),
                    percent(test),
                    SplitSettings.TEST_KEY,
                    how));
        }
        return drawn;
    }

    private static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", PER_CENT * share);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static List<String> groups(List<Item> items, String expression, Path root, List<Problem> problems) {
        Pattern pattern = Pattern.compile(expression);
        List<String> groups = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Item item : items) {
            String path = root.relativize(item.file()).toString().replace(java.io.File.separatorChar, '/');
            Matcher matcher = pattern.matcher(path);
            if (matcher.find()) {
                groups.add(matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.group(1) : matcher.group());
            } else {
                others.add(path);
            }
        }
        if (!others.isEmpty()) {
            problems.add(Refusal.problemOfSetting(
                    SplitSettings.GROUP_KEY,
                    "`" + expression + "` finds no group in the paths of " + others.size() + " of " + items.size()
                            + " images: " + NameList.of(others),
                    List.of()));
        }
        return groups;
    }

    /** That there are images for validation, which nothing uses unless it is asked to. */
    public Optional<String> validationNote() {
        return validation.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d images are for validation: they are neither trained on nor tested",
                        validation.size()));
    }
}
