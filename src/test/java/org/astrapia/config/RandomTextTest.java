package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.ProblemPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds that nobody wrote: problems with places in it. Damaged experiments are tried by {@code MutationsTest}. */
class RandomTextTest {
    private static final int TEXTS = 700;
    private static final String PIECES =
            "aexs:,-[]{}()>+*&!|'\"%@`#?= \n\n  \t\r\uFEFF\u2028ü\uD83D\uDC26\0\u0007<~\\/019._";

    @TempDir
    private Path folder;

    @Test
    void noiseIsAnswered() throws IOException {
        Random random = new Random(8);
        for (int i = 0; i < TEXTS; i++) {
            byte[] bytes = noise(random, random.nextInt(60)).getBytes(StandardCharsets.UTF_8);
            if (i % 5 == 0) {
                random.nextBytes(bytes);
            }
            assertThat(answers(bytes, List.of())).isEqualTo(1);
        }
    }

    @Test
    void anOverrideOfNoiseIsAnswered() throws IOException {
        Random random = new Random(9);
        byte[] sound = "experiment: a\n".getBytes(StandardCharsets.UTF_8);
        List<String> keys = Keys.all().stream().map(Key::path).toList();
        for (int i = 0; i < TEXTS; i++) {
            String key = random.nextInt(4) == 0 ? noise(random, 6) : keys.get(random.nextInt(keys.size()));
            answers(sound, List.of(key + "=" + noise(random, random.nextInt(8)), "seed=1"));
        }
    }

    /** 1 when refused, 0 when read. */
    private int answers(byte[] bytes, List<String> overrides) throws IOException {
        Path file = Files.write(folder.resolve("a.yaml"), bytes);
        try {
            ExperimentReader.read(file, overrides);
            return 0;
        } catch (InvalidInputException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(ProblemPrinter.print(problem)).isNotBlank();
                assertThat(problem.at().line()).isPositive();
                assertThat(problem.at().column()).isPositive();
            });
            return 1;
        }
    }

    private static String noise(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return text.toString();
    }
}
