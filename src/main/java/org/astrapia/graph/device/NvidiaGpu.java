package org.astrapia.graph.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A GPU as the driver's {@code nvidia-smi} describes it.
 *
 * @param index by which an experiment names it: {@code gpu:1}
 * @param name such as {@code NVIDIA H100 80GB HBM3}
 * @param memoryBytes of the GPU
 * @param computeCapability such as {@code 9.0}; empty where the driver is too old to tell
 */
public record NvidiaGpu(int index, String name, long memoryBytes, String computeCapability) {
    private static final List<String> COMMAND =
            List.of("nvidia-smi", "--query-gpu=index,name,memory.total,compute_cap", "--format=csv,noheader,nounits");

    private static final int SECONDS = 20;
    private static final int FIELDS = 4;

    /** Compute capabilities for which TensorFlow's natives hold machine code. */
    private static final double LEAST = 6.0;

    private static final double MOST = 9.0;

    /** Compute capability from which there are numbers of 16 bits with the range of 32. */
    private static final double AMPERE = 8.0;

    /** The GPUs that this process may use; empty when {@code nvidia-smi} is missing or cannot tell. */
    static List<NvidiaGpu> all() {
        Optional<String> visible = Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES"));
        return visible(ask(), visible);
    }

    private static List<NvidiaGpu> ask() {
        try {
            Process process = new ProcessBuilder(COMMAND)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) { // it is not installed
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** What {@code nvidia-smi} printed; lines of another form, such as its errors, are left out. */
    static List<NvidiaGpu> parse(String text) {
        List<NvidiaGpu> gpus = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] fields = line.strip().split("\\s*,\\s*");
            if (fields.length == FIELDS && fields[0].matches("\\d{1,3}")) {
                long megabytes = fields[2].matches("\\d{1,9}") ? Long.parseLong(fields[2]) : 0;
                String capability = fields[3].matches("\\d{1,3}\\.\\d") ? fields[3] : "";
                gpus.add(new NvidiaGpu(Integer.parseInt(fields[0]), fields[1], megabytes << 20, capability));
            }
        }
        return gpus;
    }

    /**
     * Those that {@code CUDA_VISIBLE_DEVICES} leaves, numbered as CUDA numbers them then; empty where it names them by
     * other things than numbers, so that nothing wrong is said.
     */
    static List<NvidiaGpu> visible(List<NvidiaGpu> all, Optional<String> variable) {
        if (variable.isEmpty()) {
            return all;
        }
        List<NvidiaGpu> left = new ArrayList<>();
        for (String word : variable.get().split(",")) {
            String number = word.strip();
            Optional<NvidiaGpu> named = all.stream()
                    .filter(gpu -> number.equals(Integer.toString(gpu.index())))
                    .findFirst();
            if (named.isEmpty()) { // CUDA stops at the first that it does not know
                break;
            }
            left.add(new NvidiaGpu(
                    left.size(),
                    named.get().name(),
                    named.get().memoryBytes(),
                    named.get().computeCapability()));
        }
        return left;
    }

    /** Why it does not multiply numbers of 16 bits with the range of 32 (bfloat16); empty when it does. */
    Optional<String> whyNoBfloat16() {
        boolean known = !computeCapability.isEmpty();
        return known && Double.parseDouble(computeCapability) >= AMPERE
                ? Optional.empty()
                : Optional.of("the compute capability of " + name + " is " + (known ? computeCapability : "not known")
                        + ", and such numbers need " + AMPERE);
    }

    /** Why TensorFlow's natives are not made for this GPU; empty when they are, or when nobody knows. */
    Optional<String> misfit() {
        if (computeCapability.isEmpty()) {
            return Optional.empty();
        }
        double capability = Double.parseDouble(computeCapability);
        return capability >= LEAST && capability <= MOST
                ? Optional.empty()
                : Optional.of("the compute capability of " + name + " is " + computeCapability
                        + ", and TensorFlow's natives hold machine code for " + LEAST + " to " + MOST);
    }
}
