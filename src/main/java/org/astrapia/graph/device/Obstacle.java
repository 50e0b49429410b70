package org.astrapia.graph.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands between an experiment and a GPU. */
public sealed interface Obstacle {
    /** What is missing or wrong, as the end of a sentence. */
    String what();

    /** What a person can do, as a sentence. */
    String advice();

    /** The whole of several. */
    static String text(List<Obstacle> obstacles) {
        return obstacles.stream().map(Obstacle::what).collect(Collectors.joining("; and "));
    }

    /** What to do about the first of several. */
    static String advice(List<Obstacle> obstacles) {
        return obstacles.get(0).advice();
    }

    /** No driver shows itself. */
    record NoDriver() implements Obstacle {
        @Override
        public String what() {
            return "there is no NVIDIA driver: " + Driver.PLACES + " are missing";
        }

        @Override
        public String advice() {
            return "Maybe install NVIDIA's driver, version " + Driver.LEAST
                    + " or newer, or hand the GPU to the container (docker run --gpus all).";
        }
    }

    /** The driver does not run CUDA 12. */
    record OldDriver(String version) implements Obstacle {
        @Override
        public String what() {
            return "the NVIDIA driver is version " + version + ", and CUDA 12 needs " + Driver.LEAST + " or newer";
        }

        @Override
        public String advice() {
            return "Maybe install a newer driver.";
        }
    }

    /** TensorFlow's natives are those for processors. */
    record NoNatives() implements Obstacle {
        @Override
        public String what() {
            return "this build computes on the processor alone";
        }

        @Override
        public String advice() {
            return "Maybe start with --gpu: ./shell/astrapia --gpu COMMAND.";
        }
    }

    /**
     * Libraries that TensorFlow opens by name are not to be had.
     *
     * @param reasons why, in the loader's words, by name
     * @param bundled whether the build brings them
     */
    record MissingLibraries(Map<String, String> reasons, boolean bundled) implements Obstacle {
        public MissingLibraries {
            reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }

        @Override
        public String what() {
            Map<String, List<String>> byReason = new LinkedHashMap<>();
            reasons.forEach((library, reason) ->
                    byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(library));
            return "TensorFlow cannot open "
                    + byReason.entrySet().stream()
                            .map(group -> String.join(", ", group.getValue()) + ": " + group.getKey())
                            .collect(Collectors.joining("; "));
        }

        @Override
        public String advice() {
            boolean driver = reasons.containsKey(DRIVER_LIBRARY);
            String first = DRIVER_LIBRARY
                    + " belongs to the driver; maybe hand that to the container (docker run --gpus all).";
            if (driver && reasons.size() == 1) {
                return first;
            }
            String others = bundled
                    ? "Maybe the folder where they are unpacked is full; "
                            + CachePlaces.ofThisUser().setting() + " names another."
                    : "Maybe install CUDA 12 and cuDNN 9, or leave out ASTRAPIA_CUDA=system: the build then brings"
                            + " them.";
            return driver ? first + " " + others : others;
        }
    }

    /** The driver's own library. */
    String DRIVER_LIBRARY = "libcuda.so.1";

    /** Driver and libraries are there, and TensorFlow finds no GPU. */
    record NoDevice(List<NvidiaGpu> gpus) implements Obstacle {
        @Override
        public String what() {
            Optional<String> misfit =
                    gpus.stream().flatMap(gpu -> gpu.misfit().stream()).findFirst();
            return "TensorFlow sees no GPU"
                    + misfit.map(reason -> ": " + reason).orElse("");
        }

        @Override
        public String advice() {
            return "Maybe CUDA_VISIBLE_DEVICES hides it; TF_CPP_MIN_LOG_LEVEL=0 astrapia --gpu devices shows what"
                    + " TensorFlow says.";
        }
    }

    /** There are GPUs, but not so many. */
    record NoSuchGpu(int index, int count) implements Obstacle {
        @Override
        public String what() {
            return "TensorFlow sees no gpu:" + index + "; there "
                    + (count == 1 ? "is gpu:0 alone" : "are gpu:0 to gpu:" + (count - 1));
        }

        @Override
        public String advice() {
            return "`astrapia --gpu devices` lists them.";
        }
    }

    /**
     * A GPU does not compute.
     *
     * @param index of the GPU
     * @param reason in TensorFlow's words, or what was computed wrongly
     * @param misfit what is known of this kind of GPU, if anything
     */
    record FailedTest(int index, String reason, Optional<String> misfit) implements Obstacle {
        @Override
        public String what() {
            return "gpu:" + index + " fails a small computation: " + reason
                    + misfit.map(known -> " (" + known + ")").orElse("");
        }

        @Override
        public String advice() {
            return misfit.isPresent()
                    ? "Only a newer TensorFlow can help; set device: cpu until then."
                    : "Maybe another process holds the GPU's memory (nvidia-smi shows it); device: cpu does without.";
        }
    }
}
