package org.astrapia.report.html;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.astrapia.language.Json;
import org.astrapia.report.figures.NumberText;
import org.astrapia.run.content.Run;

/** Where the numbers come from, and how to get them again. */
final class ProvenanceSection {
    private static final double GB = 1e9;

    private ProvenanceSection() {}

    static void write(Markup page, Run run) {
        if (run.provenance().isEmpty() && run.resolved().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Provenance");
        Json origin = run.provenance();
        page.open("dl", "class", "provenance");
        fact(page, "Command", origin.text("command"));
        fact(page, "Program", origin.text("program_version"));
        fact(page, "Commit", origin.text("commit").map(commit -> commit + changed(origin)));
        fact(page, "TensorFlow", origin.text("tensorflow_version"));
        fact(page, "Java", origin.text("java"));
        fact(page, "System", origin.text("os"));
        fact(page, "Processor", origin.text("processor"));
        fact(page, "Its instructions", origin.text("instructions"));
        fact(page, "Its cores", origin.text("cores"));
        fact(page, "Threads of an operation", origin.text("threads"));
        fact(page, "Device", origin.text("device"));
        fact(page, "Peak memory", peak(run));
        Json seeds = origin.at("seeds");
        fact(
                page,
                "Seeds",
                Optional.of(seeds.names().stream()
                                .map(name -> name + " " + seeds.text(name).orElse(NumberText.NONE))
                                .collect(Collectors.joining(", ")))
                        .filter(text -> !text.isEmpty()));
        fact(page, "Data", origin.at("data").text("path"));
        fact(page, "Data digest", origin.at("data").text("digest"));
        fact(page, "Started", origin.text("started"));
        page.closeLine();
        run.resolved().ifPresent(text -> {
            page.open("details").element("summary", "The experiment with every default (resolved.yaml)");
            page.open("pre").text(text).close().closeLine();
        });
        page.closeLine();
    }

    /** Whether the sources differed from their commit; a run of an earlier build does not tell. */
    private static String changed(Json origin) {
        return origin.text("uncommitted_changes")
                .filter("true"::equals)
                .map(yes -> ", and changes that are in no commit")
                .orElse("");
    }

    /** Of the process that ended the run. */
    private static Optional<String> peak(Run run) {
        OptionalDouble bytes = run.summary().number("peak_memory_bytes");
        return bytes.isPresent()
                ? Optional.of(String.format(Locale.ROOT, "%.1f GB", bytes.getAsDouble() / GB))
                : Optional.empty();
    }

    private static void fact(Markup page, String name, Optional<String> value) {
        value.ifPresent(
                text -> page.open("div").element("dt", name).element("dd", text).closeLine());
    }
}
