package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.shell.process.ExitStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program says and leaves is the same in every country, to the byte. */
class LocaleTest {
    private static final String SCRIPT = """
            data stats tiny.yaml
            compile tiny.yaml
            show tiny.yaml --resolved
            run tiny.yaml
            runs show
            runs list
            plot
            report
            genotype draw genotype.yaml
            genotype stats genotype.yaml
            echo "± … İı µ ١٢ 日本"
            help run
            check tiny.yaml search.batch=0
            """;

    private static final String TINY = "tiny.yaml";

    /** Hold times and memory among their numbers: how these are written counts, not what they are. */
    private static final Set<String> MEASURED = Set.of("metrics.csv", "log.txt", "report.html");

    @TempDir
    static Path usual;

    private static Map<String, String> expected;

    @TempDir
    Path folder;

    /** A country, as the environment or {@code ASTRAPIA_JAVA_OPTIONS} tells it. */
    private enum Country {
        ARABIC_DIGITS(List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab")),
        TURKISH(List.of("-Duser.language=tr", "-Duser.country=TR")),
        NONE(List.of()),
        LATIN_1(List.of("-Duser.language=de", "-Dfile.encoding=ISO-8859-1", "-Dnative.encoding=ISO-8859-1"));

        private final List<String> options;

        Country(List<String> options) {
            this.options = options;
        }

        Map<String, String> environment() {
            return this == NONE ? Map.of() : Map.of("LC_ALL", "C.UTF-8");
        }
    }

    @BeforeAll
    static void runAsUsual() throws Exception {
        expected = results(usual, List.of(), Map.of("LC_ALL", "C.UTF-8"));
        assertThat(expected.get("err")).contains("search: 1 epoch of ", "search.batch");
        assertThat(expected.get("out")).contains("± … İı µ ١٢ 日本", "status    done");
        assertThat(expected).containsKeys("metrics.csv", "resolved.yaml", "genotype.yaml", "report.html", "log.txt");
    }

    @AfterAll
    static void forget() {
        expected = Map.of();
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsTheSame(Country country) throws Exception {
        assertThat(results(folder, country.options, country.environment())).isEqualTo(expected);
    }

    private static Map<String, String> results(Path folder, List<String> options, Map<String, String> environment)
            throws Exception {
        Files.writeString(folder.resolve(TINY), Tiny.EXPERIMENT);
        Files.copy(Path.of("genotypes/darts-v2.yaml"), folder.resolve("genotype.yaml"));
        RealProgram program = new RealProgram(folder, options, environment, List.of("LANG", "LC_"), List.of());
        RealProgram.Result result = program.run(SCRIPT);
        Map<String, String> texts = new TreeMap<>();
        texts.put("status", String.valueOf(result.status()));
        texts.put("out", withoutClock(result.out(), folder));
        texts.put("err", withoutClock(result.err(), folder));
        assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.SCRIPT_STOPPED);
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            for (Path file : files.filter(LocaleTest::isText).toList()) {
                String name = file.getFileName().toString();
                String text = withoutClock(Files.readString(file), folder);
                texts.put(name, MEASURED.contains(name) ? text.replaceAll("[0-9][0-9.]*", "N") : text);
            }
        }
        return texts;
    }

    private static boolean isText(Path file) {
        return Files.isRegularFile(file)
                && Stream.of(".csv", ".yaml", ".html", ".txt").anyMatch(file.toString()::endsWith);
    }

    private static String withoutClock(String text, Path folder) throws IOException {
        return text.replace(folder.toRealPath().toString(), "FOLDER")
                .replace(folder.toString(), "FOLDER")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T_ ][\\d:]+(Z|[+-]\\d\\d:\\d\\d)?", "TIME")
                .lines()
                .filter(line -> !line.contains("mlir_graph_optimization_pass") && !line.contains("absl::"))
                .map(line -> line.replaceAll("[0-9]+ images/s", "N images/s").replaceAll("[0-9.]+ s\\b", "N s"))
                .collect(Collectors.joining("\n"));
    }
}
