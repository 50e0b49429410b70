package org.astrapia.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a run folder as the engine would: CIFAR-10 with an exponential tail, numbers drawn with a fixed seed. */
public final class SampleRun {
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    public static final List<Integer> TRAIN = List.of(5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 15);
    private static final List<String> OPERATIONS = List.of(
            "none",
            "max_pool_3x3",
            "avg_pool_3x3",
            "skip_connect",
            "sep_conv_3x3",
            "sep_conv_5x5",
            "dil_conv_3x3",
            "dil_conv_5x5");

    private final Path folder;
    private final Random random;

    private SampleRun(Path folder) {
        this(folder, 7);
    }

    private SampleRun(Path folder, int seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** A run that ended. */
    public static Path finished(Path parent) throws IOException {
        return new SampleRun(Files.createDirectories(parent.resolve("2026-11-23_201500_ssf-nas"))).finish();
    }

    /** A run that ended, of another seed and distribution; the folder's name says which. */
    public static Path finished(Path parent, int seed, String distribution) throws IOException {
        String name = "2026-11-23_20150" + seed + "_ssf-nas-" + distribution.replaceAll("\\W", "");
        Path folder = new SampleRun(Files.createDirectories(parent.resolve(name)), seed).finish();
        replace(folder.resolve("resolved.yaml"), "exponential(0.01)", distribution);
        replace(
                folder.resolve("resolved.yaml"),
                "{data: 1, search: 1, retrain: 1}",
                "{data: 1, search: 1, retrain: 1}".replace("1", String.valueOf(seed)));
        replace(
                folder.resolve("provenance.json"),
                "{\"data\": 1, \"search\": 1, \"retrain\": 1}",
                "{\"data\": 1, \"search\": 1, \"retrain\": 1}".replace("1", String.valueOf(seed)));
        return folder;
    }

    /** Changes a file of a run. */
    public static void replace(Path file, String old, String text) throws IOException {
        Files.writeString(file, Files.readString(file).replace(old, text));
    }

    /** Gives a run two classes, and networks with so many images right of a hundred of each class. */
    public static void evaluate(Path folder, String network, int right, String other, int othersRight)
            throws IOException {
        Files.writeString(
                folder.resolve("evaluation.json"),
                "{\"classes\": [\"a\", \"b\"], \"train_counts\": [500, 50], \"networks\": ["
                        + small(network, 1_000, right) + "," + small(other, 4_000, othersRight) + "]}");
    }

    private static String small(String name, int parameters, int right) {
        int wrong = 100 - right;
        return "{\"name\": \"" + name + "\", \"parameters\": " + parameters + ", \"multiply_adds\": 9000,"
                + " \"confusion_balanced\": [[" + right + ", " + wrong + "], [" + wrong + ", " + right + "]]}";
    }

    private Path finish() throws IOException {
        SampleRun run = this;
        run.write(
                "status.json",
                "{\"status\": \"done\", \"stage\": \"baseline\", \"message\": \"\", \"pid\": 4711,"
                        + " \"updated\": \"2026-11-24T01:15:04Z\"}\n");
        run.write("provenance.json", PROVENANCE);
        run.write("metrics.csv", run.metrics(40, 60));
        run.write("architecture.csv", run.architecture(40));
        run.write("evaluation.json", run.evaluation());
        run.write("genotype.yaml", GENOTYPE);
        run.write("resolved.yaml", RESOLVED);
        run.write(
                "summary.json",
                "{\"status\": \"done\", \"seed\": 1, \"search_seconds\": 11843.2,"
                        + " \"retrain_seconds\": 5211.9, \"baseline_seconds\": 982.4}\n");
        return run.folder;
    }

    /** The same run with an evaluation of its first network's adjusted logits: on both sets what the long-tailed gave. */
    public static Path adjusted(Path parent) throws IOException {
        Path run = finished(parent);
        Path file = run.resolve("evaluation.json");
        String text = Files.readString(file);
        int begin = text.indexOf("\"confusion_long_tailed\": ");
        String confusion = text.substring(begin, text.indexOf("]]", begin) + 2);
        String adjusted = confusion.replace("_long_tailed", "_long_tailed_adjusted") + ", "
                + confusion.replace("_long_tailed", "_balanced_adjusted");
        Files.writeString(file, text.replace(confusion, confusion + ", " + adjusted));
        return run;
    }

    /** A run that was killed in its search, in the middle of a row. */
    public static Path killed(Path parent) throws IOException {
        SampleRun run = new SampleRun(Files.createDirectories(parent.resolve("2026-11-24_091203_ssf-nas")));
        run.write(
                "status.json",
                "{\"status\": \"interrupted\", \"stage\": \"search\", \"message\": \"stopped by a person\","
                        + " \"pid\": 4711, \"updated\": \"2026-11-24T09:42:10Z\"}");
        run.write("provenance.json", PROVENANCE);
        run.write("metrics.csv", run.metrics(6, 0) + "search,6,1110,0.02");
        run.write("architecture.csv", run.architecture(6) + "6,normal,2,0,no");
        run.write("resolved.yaml", RESOLVED);
        return run.folder;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String metrics(int searchEpochs, int trainEpochs) {
        StringBuilder csv = new StringBuilder("stage,epoch,steps,learning_rate,loss,accuracy,architecture_loss,"
                + "architecture_accuracy,zero_one,test_balanced,test_long_tailed,skips,images_per_second,seconds\n");
        for (int epoch = 0; epoch < searchEpochs; epoch++) {
            double done = learned(epoch, 14);
            String balanced = epoch % 5 == 4 ? number(0.1 + 0.5 * done) : "";
            String longTailed = epoch % 5 == 4 ? number(0.35 + 0.4 * done) : "";
            csv.append(String.format(
                    Locale.ROOT,
                    "search,%d,%d,%.4f,%s,%s,%s,%s,%s,%s,%s,%d,312.5,296.1%n",
                    epoch,
                    (epoch + 1) * 185,
                    0.025 * (1 - epoch / 41.0),
                    number(1.9 - 1.3 * done),
                    number(0.3 + 0.5 * done),
                    number(2 - 1.1 * done),
                    number(0.28 + 0.44 * done),
                    number(-0.02 * done),
                    balanced,
                    longTailed,
                    Math.min(6, epoch / 7)));
        }
        for (String stage : List.of("retrain", "baseline")) {
            double behind = stage.equals("retrain") ? 0 : 0.06;
            for (int epoch = 0; epoch < trainEpochs; epoch++) {
                double done = learned(epoch, 20) - behind;
                String test = epoch % 2 == 1 ? number(0.12 + 0.58 * done) : "";
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%d,%d,0.02,%s,%s,,,,%s,%s,,1800.0,51.2%n",
                        stage,
                        epoch,
                        (epoch + 1) * 128,
                        number(2.1 - 1.9 * done),
                        number(0.25 + 0.7 * done),
                        test,
                        epoch % 2 == 1 ? number(0.4 + 0.5 * done) : ""));
            }
        }
        return csv.toString().replace(System.lineSeparator(), "\n");
    }

    private double learned(int epoch, double pace) {
        return 1 - Math.exp(-(epoch + 1) / pace) + 0.008 * random.nextGaussian();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    /** Softmax over logits that drift apart, each edge its own way. */
    private String architecture(int epochs) {
        StringBuilder csv = new StringBuilder("epoch,cell,to,from,operation,weight\n");
        double[][] pull = random.doubles(28 * OPERATIONS.size(), -0.4, 1)
                .collect(
                        () -> new double[][] {new double[28 * OPERATIONS.size()], new double[1]},
                        (held, value) -> held[0][(int) held[1][0]++] = value,
                        (a, b) -> {});
        for (int epoch = -1; epoch < epochs; epoch++) {
            int edge = 0;
            for (String cell : List.of("normal", "reduce")) {
                for (int to = 2; to < 6; to++) {
                    for (int from = 0; from < to; from++) {
                        appendEdge(csv, epoch, cell, to, from, pull[0], edge++);
                    }
                }
            }
        }
        return csv.toString();
    }

    private static void appendEdge(
            StringBuilder csv, int epoch, String cell, int to, int from, double[] pull, int edge) {
        double[] weights = IntStream.range(0, OPERATIONS.size())
                .mapToDouble(o -> Math.exp(pull[edge * OPERATIONS.size() + o] * (epoch + 1) * 0.06))
                .toArray();
        double sum =
                IntStream.range(0, weights.length).mapToDouble(o -> weights[o]).sum();
        for (int o = 0; o < weights.length; o++) {
            csv.append(epoch)
                    .append(',')
                    .append(cell)
                    .append(',')
                    .append(to)
                    .append(',')
                    .append(from)
                    .append(',');
            csv.append(OPERATIONS.get(o))
                    .append(',')
                    .append(number(weights[o] / sum))
                    .append('\n');
        }
    }

    private String evaluation() {
        return "{\"classes\": "
                + CLASSES.stream().map(name -> "\"" + name + "\"").toList()
                + ", \"train_counts\": " + TRAIN
                + ", \"networks\": ["
                + network("genotype", 1_930_618L, 301_264_896L, 0.93) + ", "
                + network("resnet-20", 272_474L, 40_813_184L, 0.88) + "]}\n";
    }

    private String network(String name, long parameters, long multiplyAdds, double skill) {
        return "{\"name\": \"" + name + "\", \"parameters\": " + parameters + ", \"multiply_adds\": " + multiplyAdds
                + ", \"confusion_balanced\": "
                + confusion(skill, IntStream.generate(() -> 1000).limit(10).toArray())
                + ", \"confusion_long_tailed\": "
                + confusion(
                        skill,
                        TRAIN.stream().mapToInt(count -> Math.max(1, count / 5)).toArray()) + "}";
    }

    /** Classes with few training images are taken for those with many. */
    private List<List<Long>> confusion(double skill, int[] images) {
        return IntStream.range(0, 10)
                .mapToObj(truth -> {
                    double recall = skill - 0.07 * truth;
                    long[] row = new long[10];
                    for (int image = 0; image < images[truth]; image++) {
                        boolean right = random.nextDouble() < recall;
                        row[right ? truth : (int) (10 * Math.pow(random.nextDouble(), 2))]++;
                    }
                    return java.util.Arrays.stream(row).boxed().collect(Collectors.toList());
                })
                .collect(Collectors.toList());
    }

    public static final String PROVENANCE = """
            {"program_version": "0.1.0", "tensorflow_version": "2.18.0", "commit": "3f9c2d1a7b",
             "java": "17.0.12 (Debian)", "os": "Linux 6.1 amd64", "cores": 16, "device": "cpu",
             "seeds": {"data": 1, "search": 1, "retrain": 1},
             "data": {"dataset": "cifar10", "path": "/data/cifar-10-batches-bin",
              "digest": "sha256:6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
              "classes": ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
              "available": [5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000],
              "train_counts": [5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 15],
              "test_counts": [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000],
              "long_tailed_test_counts": [1000, 599, 359, 215, 129, 77, 46, 27, 16, 3]},
             "started": "2026-11-23T20:15:00Z",
             "command": "astrapia run experiments/ssf-nas.yaml data.path=/data search.epochs=40"}
            """;

    public static final String GENOTYPE = """
            format: genotype/1
            name: ssf-nas
            space: darts
            cells:
              normal:
                2: sep_conv_3x3(0) + sep_conv_5x5(1)
                3: sep_conv_3x3(2) + skip_connect(1)
                4: dil_conv_3x3(3) + skip_connect(0)
                5: max_pool_3x3(0) + dil_conv_5x5(2)
                output: concat(2, 3, 4, 5)
              reduce:
                2: max_pool_3x3(0) + max_pool_3x3(1)
                3: skip_connect(2) + max_pool_3x3(1)
                4: max_pool_3x3(0) + skip_connect(2)
                5: skip_connect(2) + avg_pool_3x3(1)
                output: concat(2, 3, 4, 5)
            """;

    private static final String RESOLVED = """
            experiment: ssf-nas
            seed: {data: 1, search: 1, retrain: 1}
            device: auto
            data:
              dataset: cifar10
              distribution: exponential(0.01)
              augment: crop(4) >> flip
            space:
              extends: darts
              cells: 8
              channels: 16
              nodes: 4
            search:
              epochs: 40
              batch: 64
              loss:
                weights: barlow-twins(lambda=0.0051, projector=[512, 512, 512])
                architecture: barlow-twins(lambda=0.0051, projector=[512, 512, 512]) + 10 * zero-one(l2)
            derive: top(2)
            """;
}
