package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to one file of a run: it ends with the numbers of an unbroken one, or it is refused in a sentence. */
class ChangedFolderTest {
    /** {@code -Dchanges=200 -Dseed=6} tries more, and others. */
    private static final int CHANGES = Integer.getInteger("changes", 8);

    @Test
    void aChangedFileIsRepairedOrRefused(@TempDir Path home) throws IOException {
        String[] overrides = {"baseline=none", "search.test-every=0"};
        TinyRun whole = new TinyRun(Files.createDirectories(home.resolve("whole")));
        Map<String, String> expected = TinyRun.numbers(
                whole.runner().run(whole.experiment(overrides), List.of()).folder());
        TinyRun broken = new TinyRun(Files.createDirectories(home.resolve("broken")));
        Cancel cancel = new Cancel();
        RunFolder stopped = broken.runner(cancel, TinyRun.cancelAt(14, cancel))
                .run(broken.experiment(overrides), List.of())
                .folder();
        Random random = new Random(Integer.getInteger("seed", 5));
        Map<String, Integer> ends = new TreeMap<>();
        List<Path> files = files(stopped.path());
        Collections.shuffle(files, random);
        for (int i = 0; i < CHANGES; i++) {
            Path file = files.get(i % files.size());
            TinyRun copy = new TinyRun(home.resolve("copy-" + i));
            RunFolder folder = TinyRun.copy(stopped, copy);
            Path target = folder.path().resolve(stopped.path().relativize(file));
            String what = change(target, random);
            try {
                assertThat(copy.runner().resume(folder).state()).isEqualTo(State.DONE);
                assertThat(TinyRun.numbers(folder)).as("%s %s", what, file).isEqualTo(expected);
                ends.merge("repaired", 1, Integer::sum);
            } catch (InvalidInputException refused) {
                assertThat(refused.getMessage()).as(what).contains(target.toString());
                ends.merge("refused", 1, Integer::sum);
            } catch (RuntimeException other) {
                throw new AssertionError(what + " of " + file, other);
            }
        }
        assertThat(ends).containsKey("repaired");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".lock"))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static String change(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(Math.max(1, bytes.length));
        switch (random.nextInt(5)) {
            case 0 -> {
                Files.write(file, Arrays.copyOf(bytes, at));
                return "cut at " + at;
            }
            case 1 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                return "bit of " + at;
            }
            case 2 -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 512), (byte) 0);
                Files.write(file, bytes);
                return "zeros from " + at;
            }
            case 3 -> {
                Files.delete(file);
                return "removal";
            }
            default -> {
                random.nextBytes(bytes);
                Files.write(file, bytes);
                return "noise";
            }
        }
    }
}
