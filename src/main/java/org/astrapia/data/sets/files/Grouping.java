package org.astrapia.data.sets.files;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.data.sets.ListSettings;
import org.astrapia.data.sets.SplitSettings;

/**
 * What must stay on one side when images are shared out.
 *
 * @param key that says it
 * @param group name of the group of a file; empty where there is none
 */
public record Grouping(String key, Function<Path, Optional<String>> group) {
    /**
     * By the paths of files.
     *
     * @param expression whose first group, or else whole match, is the name
     * @param root below which the paths are taken
     */
    static Grouping byPath(String expression, Path root) {
        Pattern pattern = Pattern.compile(expression);
        return new Grouping(SplitSettings.GROUP_KEY, file -> {
            Matcher matcher = pattern.matcher(root.relativize(file).toString().replace(File.separatorChar, '/'));
            return matcher.find()
                    ? Optional.of(
                            matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.group(1) : matcher.group())
                    : Optional.empty();
        });
    }

    /** By a table. */
    public static Grouping of(Map<Path, String> groups) {
        return new Grouping(ListSettings.GROUP_KEY, file -> Optional.ofNullable(groups.get(file)));
    }
}
