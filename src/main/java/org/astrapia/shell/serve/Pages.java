package org.astrapia.shell.serve;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.report.html.ComparisonReport;
import org.astrapia.report.html.GenotypesPage;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.report.html.RunsPage;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunFolders;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;

/**
 * The pages by their addresses: {@code /}, {@code /run/NAME}, {@code /compare?run=NAME&run=NAME} and {@code /genotypes}. A name is
 * looked for among those that there are, and never made into a path.
 *
 * @param runs all runs
 * @param genotypes folder of the genotypes that people keep
 */
record Pages(RunFolders runs, Path genotypes) {
    private static final String RUN = "/run/";

    /** The page of an address; empty when there is none. */
    Optional<String> find(URI address) throws IOException {
        String path = address.getPath();
        if (path.equals("/")) {
            return Optional.of(RunsPage.of(read(runs.list())));
        }
        if (path.equals("/genotypes")) {
            return Optional.of(GenotypesPage.of(genotypes));
        }
        if (path.equals("/compare")) {
            return compare(Optional.ofNullable(address.getRawQuery()).orElse(""));
        }
        return path.startsWith(RUN) ? run(path.substring(RUN.length())) : Optional.empty();
    }

    private Optional<String> run(String name) throws IOException {
        List<Run> found = read(named(List.of(name)));
        return found.isEmpty() ? Optional.empty() : Optional.of(HtmlReport.of(found.get(0)));
    }

    private Optional<String> compare(String query) throws IOException {
        List<String> names = new ArrayList<>();
        for (String part : query.split("&")) {
            if (part.startsWith("run=")) {
                names.add(URLDecoder.decode(part.substring("run=".length()), StandardCharsets.UTF_8));
            }
        }
        List<Run> found = read(named(names));
        return found.isEmpty() ? Optional.empty() : Optional.of(ComparisonReport.of(found));
    }

    private List<RunFolder> named(List<String> names) {
        return runs.list().stream()
                .filter(folder -> names.contains(folder.name()))
                .toList();
    }

    private static List<Run> read(List<RunFolder> folders) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (RunFolder folder : folders) {
            runs.add(RunReader.read(folder.path()));
        }
        return runs;
    }
}
