package org.astrapia.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What computes, as far as digits depend on it.
 *
 * @param cores that this process may use
 * @param model as the system names it; absent where it does not
 * @param instructions the widest of {@code avx512f}, {@code avx2} and {@code avx} that there is: TensorFlow has kernels of its own
 *     for each, which round differently; absent where it is not known
 */
public record Processor(int cores, Optional<String> model, Optional<String> instructions) {
    private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");
    /** As {@code /proc/cpuinfo} names AVX512_BF16 and the matrices of AMX. */
    private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16");

    private static final List<String> VECTORS = List.of("avx512f", "avx2", "avx");

    /** The processor of this machine. */
    public static Processor here() {
        List<String> lines = lines();
        Set<String> flags = flags(lines);
        return new Processor(
                Runtime.getRuntime().availableProcessors(),
                field(lines, "model name"),
                VECTORS.stream().filter(flags::contains).findFirst());
    }

    /** Whether this machine's processor multiplies numbers of 16 bits (bfloat16) by instructions of its own. */
    public static boolean hasBfloat16() {
        return BFLOAT16.stream().anyMatch(flags(lines())::contains);
    }

    private static Set<String> flags(List<String> lines) {
        return new HashSet<>(Arrays.asList(field(lines, "flags").orElse("").split(" ", -1)));
    }

    private static List<String> lines() {
        try {
            return Files.isReadable(DESCRIPTION)
                    ? Files.readAllLines(DESCRIPTION, StandardCharsets.ISO_8859_1)
                    : List.of();
        } catch (IOException e) { // a machine that does not tell
            return List.of();
        }
    }

    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** Its entries of {@code provenance.json}. */
    public Map<String, Object> entries() {
        Map<String, Object> entries = new java.util.LinkedHashMap<>();
        entries.put("cores", cores);
        entries.put("processor", model.orElse(null));
        entries.put("instructions", instructions.orElse(null));
        return entries;
    }

    /**
     * What a person should know who goes on here with a run that began elsewhere.
     *
     * @param began the processor on which it began
     * @param threads with which it goes on
     */
    public List<String> notes(Processor began, int threads) {
        List<String> notes = new ArrayList<>();
        if (cores != began.cores) {
            notes.add("the run began on " + count(began.cores) + " and goes on here on " + count(cores) + ", with "
                    + (threads == 1 ? "one thread" : threads + " threads")
                    + " in an operation as before, so that its numbers"
                    + " stay the same");
        }
        if (began.instructions.isPresent() && !instructions.equals(began.instructions)) {
            notes.add("the run began on a processor with " + began.instructions.get() + " and this one has "
                    + instructions.orElse("none of " + VECTORS) + ": the last digits of its numbers will differ");
        }
        return notes;
    }

    private static String count(int cores) {
        return cores == 1 ? "one core" : cores + " cores";
    }
}
