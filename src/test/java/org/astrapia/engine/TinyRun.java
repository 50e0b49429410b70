package org.astrapia.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.StepEnded;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunFolders;
import org.astrapia.run.RunListener;

/**
 * A whole run in some seconds: search, retraining and a baseline on a few dozen drawn images. Its {@code moments} are the
 * ends of its steps and epochs, counted from 1 over all stages.
 *
 * @param home folder of its experiment, runs and genotypes
 */
record TinyRun(Path home) {
    private static final String EXPERIMENT = """
            experiment: tiny
            seed: 3
            data:
              dataset: shapes
              distribution: exponential(0.2)
              augment: crop(4) >> flip
              shapes: {train-per-class: 8, test-per-class: 3}
            space: {extends: fairdarts, cells: 3, channels: 4, nodes: 2, operations: [max_pool_3x3, skip_connect, sep_conv_3x3]}
            search:
              mixing: sigmoid
              epochs: 2
              batch: 6
              loss:
                weights: cross-entropy
                architecture: cross-entropy + 10 * zero-one(l2)
              test-every: 1
            derive: top(2)
            retrain:
              {cells: 3, channels: 4, epochs: 2, batch: 16, drop-path: 0.3, auxiliary: 0.4, test-every: 2,
               loss: "class-balanced(0.999, from=0.6) * ldam(0.5, scale=10)"}
            baseline: resnet-20
            evaluate: {logit-adjustment: 1}
            """;

    private static final List<String> CLOCK = List.of("images_per_second", "seconds");

    LoadedExperiment experiment(String... overrides) {
        Path file = home.resolve("tiny.yaml");
        try {
            Files.writeString(file, EXPERIMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExperimentReader.read(file, List.of(overrides));
    }

    RunFolders runs() {
        return new RunFolders(home.resolve("runs"));
    }

    Runner runner(Cancel cancel, RunListener listener) {
        return new Runner(runs(), home.resolve("genotypes"), folder -> {}, listener, cancel);
    }

    Runner runner() {
        return runner(new Cancel(), event -> {});
    }

    /** Calls with the number of each moment. */
    static RunListener atMoments(IntConsumer action) {
        int[] moment = {0};
        return event -> {
            if (event instanceof StepEnded || event instanceof EpochEnded) {
                action.accept(++moment[0]);
            }
        };
    }

    /** A listener that cancels at a moment. */
    static RunListener cancelAt(int moment, Cancel cancel) {
        return atMoments(now -> {
            if (now == moment) {
                cancel.request();
            }
        });
    }

    /** Every number that a run leaves, without those that its clock gave. */
    static Map<String, String> numbers(RunFolder folder) throws IOException {
        Map<String, String> numbers = new TreeMap<>();
        for (String name : List.of("architecture.csv", "genotype.yaml", "evaluation.json", "trials.csv")) {
            if (Files.exists(folder.file(name))) { // a search that moves no alpha leaves no table of it
                numbers.put(name, Files.readString(folder.file(name)));
            }
        }
        numbers.put("metrics.csv", withoutClock(Files.readAllLines(folder.file("metrics.csv"))));
        return numbers;
    }

    private static String withoutClock(List<String> lines) {
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            kept.add(Stream.iterate(0, i -> i < cells.length, i -> i + 1)
                    .filter(i -> !CLOCK.contains(header.get(i)))
                    .map(i -> cells[i])
                    .collect(Collectors.joining(",")));
        }
        return String.join("\n", kept);
    }

    /** Copies a run folder as it stands at this moment into the runs of another place. */
    static RunFolder copy(RunFolder folder, TinyRun to) {
        Path target = to.runs().root().resolve(folder.name());
        try (Stream<Path> paths = Files.walk(folder.path())) {
            for (Path path : paths.toList()) {
                Path copy = target.resolve(folder.path().relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (!path.endsWith(".lock")) { // opening and closing it would give up the lock
                    Files.copy(path, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunFolder(target);
    }
}
