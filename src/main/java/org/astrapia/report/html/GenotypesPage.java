package org.astrapia.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;

/** Pictures of all genotypes that people keep, for {@code serve}. */
public final class GenotypesPage {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final int MOST = 200;

    private GenotypesPage() {}

    /**
     * The page.
     *
     * @param folder whose files are shown, by their names
     * @throws IOException when the folder cannot be read
     */
    public static String of(Path folder) throws IOException {
        Markup page = Page.open("Genotypes");
        page.open("header").element("p", "Astrapia", "class", "kicker").element("h1", "Genotypes");
        page.open("p").element("a", "All runs", "href", "/").closeLine();
        page.closeLine().open("main");
        for (Path file : files(folder)) {
            page.open("section").element("h2", String.valueOf(file.getFileName()));
            try {
                ArchitectureSection.writeCells(page, read(file));
            } catch (InvalidInputException damaged) {
                page.element("p", "It cannot be read: " + damaged.getMessage());
            }
            page.closeLine();
        }
        page.closeLine();
        return Page.end(page);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .sorted()
                    .limit(MOST)
                    .toList();
        }
    }

    /** Every operation that the text names is known here: a picture does not build it. */
    private static Genotype read(Path file) {
        Source source = Source.read(file);
        Set<String> named =
                NAME.matcher(source.text()).results().map(MatchResult::group).collect(Collectors.toSet());
        return GenotypeText.parse(source, named);
    }
}
