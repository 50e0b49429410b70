package org.astrapia.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.language.Json;

/**
 * What people say of a run: {@code labels.json} in its folder, which the run itself never reads.
 *
 * @param tags single words, each once
 * @param note a line of text; empty without one
 */
public record RunLabels(List<String> tags, String note) {
    private static final String FILE = "labels.json";
    private static final RunLabels NONE = new RunLabels(List.of(), "");

    public RunLabels {
        tags = List.copyOf(tags);
    }

    /** Those of a run; none where nothing was said. */
    public static RunLabels of(RunFolder folder) {
        if (!folder.file(FILE).toFile().isFile()) { // as with most of thousands of runs
            return NONE;
        }
        Json document = JsonFile.find(folder.file(FILE));
        return new RunLabels(document.texts("tags"), document.text("note").orElse(""));
    }

    /** The same with a tag more; once is enough. */
    public RunLabels with(String tag) {
        List<String> all = new ArrayList<>(tags);
        if (!all.contains(tag)) {
            all.add(tag);
        }
        return new RunLabels(all, note);
    }

    /** The same without a tag. */
    public RunLabels without(String tag) {
        return new RunLabels(tags.stream().filter(other -> !other.equals(tag)).toList(), note);
    }

    /** The same with another note. */
    public RunLabels noting(String text) {
        return new RunLabels(tags, text);
    }

    /**
     * Writes them.
     *
     * @throws java.io.UncheckedIOException when they cannot be written
     */
    public void write(RunFolder folder) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tags", tags);
        document.put("note", note);
        JsonFile.write(folder.file(FILE), document);
    }
}
