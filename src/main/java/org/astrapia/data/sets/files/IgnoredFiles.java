package org.astrapia.data.sets.files;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Files and folders that systems and people leave among images. They are passed over, counted and told once. */
public final class IgnoredFiles {
    /** Written by Windows, macOS, and by the storage devices of Synology and QNAP. */
    private static final Set<String> KNOWN = Set.of(
            "thumbs.db",
            "thumbs.db:encryptable",
            "ehthumbs.db",
            "ehthumbs_vista.db",
            "desktop.ini",
            "picasa.ini",
            "icon\r",
            "__macosx",
            "$recycle.bin",
            "system volume information",
            "recycler",
            "lost+found",
            "@eadir",
            "#recycle",
            "@recycle",
            "@recently-snapshot",
            "__pycache__");

    private final Map<String, Integer> counts = new TreeMap<>();

    /** Whether something of this name is passed over unseen; counts it if so. */
    public boolean takes(String name) {
        boolean known = KNOWN.contains(name.toLowerCase(java.util.Locale.ROOT));
        if (known || name.startsWith(".")) {
            add(known || name.equals(".DS_Store") ? name.strip() : "hidden");
            return true;
        }
        return false;
    }

    /** Counts one more of a sort. */
    public void add(String sort) {
        counts.merge(sort, 1, Integer::sum);
    }

    /** One line; empty when there are none. */
    public Optional<String> note() {
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String sorts = counts.entrySet().stream()
                .map(sort -> sort.getValue() + " " + sort.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of("passed over " + all + (all == 1 ? " file or folder" : " files and folders")
                + " beside the images: " + sorts);
    }
}
