package org.astrapia.config;

import java.util.List;

/** Writes an experiment with every default visible; the text stands alone and reads back as an equal experiment. */
public final class ResolvedWriter {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private List<String> section = List.of();

    private ResolvedWriter() {}

    /** The canonical YAML of an experiment. */
    public static String write(Experiment experiment) {
        ResolvedWriter writer = new ResolvedWriter();
        for (Key<?> key : Keys.all()) {
            key.print(experiment).ifPresent(value -> writer.add(key.segments(), value));
        }
        return writer.text.toString();
    }

    private void add(List<String> path, String value) {
        List<String> parents = path.subList(0, path.size() - 1);
        for (int depth = 0; depth < parents.size(); depth++) {
            boolean open =
                    section.size() > depth && section.subList(0, depth + 1).equals(parents.subList(0, depth + 1));
            if (!open) {
                text.append(INDENT.repeat(depth)).append(parents.get(depth)).append(":\n");
            }
        }
        section = parents;
        String indent = INDENT.repeat(parents.size());
        String nested = value.replace("\n", "\n" + indent + INDENT);
        text.append(indent).append(path.get(path.size() - 1)).append(':');
        text.append(value.startsWith("\n") ? "" : " ").append(nested).append('\n');
    }
}
