import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** See {@code storm} beside it. */
class Storm {
    static final String EXPERIMENT = """
            experiment: tiny
            data:
              dataset: shapes
              distribution: exponential(0.3)
              augment: crop(4) >> flip
              shapes: {train-per-class: 12, test-per-class: 4}
            space: {extends: fairdarts, cells: 3, channels: 2, nodes: 1, operations: [max_pool_3x3, skip_connect, sep_conv_3x3]}
            search: {epochs: 3, batch: 8, test-every: 1}
            derive: top(2)
            retrain:
              {cells: 3, channels: 4, epochs: 3, batch: 8, drop-path: 0.2, optimizer: "sgd(0.1, momentum=0.9) >> cosine(0)",
               test-every: 1}
            baseline: none
            """;
    static final String GENOTYPE = """
            format: genotype/1
            name: by-hand
            space: fairdarts
            cells:
              normal:
                2: sep_conv_3x3(0) + skip_connect(1)
                output: concat(2)
              reduce:
                2: max_pool_3x3(0) + sep_conv_3x3(1)
                output: concat(2)
            """;
    static final int KILLS = 100;
    static final int DISKS = 20;
    static final int AT_ONCE = 2;

    /** How a case is broken. */
    enum Kind {
        /** SIGKILL at a random moment, and perhaps again while it resumes. */
        KILL,
        /** SIGKILL at the moment at which its folder is made. */
        FIRST_SECOND,
        /** SIGKILL while a file is unfinished. */
        WRITING,
        TERM,
        HUP,
        USR1,
        /** SIGKILL of a retraining. */
        RETRAIN,
        /** SIGKILL, and then two processes that resume at the same time. */
        TWO,
        FULL_RUNS,
        FULL_GENOTYPES;

        static Kind of(int number) {
            int[] ends = {38, 50, 66, 74, 82, 86, 92, KILLS, KILLS + 14, KILLS + DISKS};
            return values()[(int) Arrays.stream(ends).filter(end -> end < number).count()];
        }
    }

    final Path launcher;
    final Path root;
    final long seed;
    Numbers wholeRun;
    Numbers wholeRetraining;
    double seconds;

    Storm(Path launcher, Path root, long seed) {
        this.launcher = launcher;
        this.root = root;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws Exception {
        long seed = 1;
        List<Integer> numbers = IntStream.rangeClosed(1, KILLS + DISKS).boxed().toList();
        Path root = null;
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--only" -> numbers = Stream.of(arguments[++i].split(",")).map(Integer::valueOf).toList();
                default -> root = Path.of(arguments[i]).toAbsolutePath();
            }
        }
        root = root == null ? Files.createTempDirectory("storm-") : Files.createDirectories(root);
        System.exit(new Storm(Path.of(arguments[0]), root, seed).run(numbers) ? 0 : 1);
    }

    boolean run(List<Integer> numbers) throws Exception {
        long start = System.nanoTime();
        Path results = root.resolve("results.txt");
        TreeSet<Integer> passed = new TreeSet<>();
        if (Files.exists(results)) {
            Files.readAllLines(results).stream()
                    .filter(line -> line.matches("\\d+ +ok .*"))
                    .forEach(line -> passed.add(Integer.valueOf(line.substring(0, line.indexOf(' ')))));
        }
        wholeRun = whole("run", Kind.KILL);
        wholeRetraining = whole("retrain", Kind.RETRAIN);
        System.out.printf("%s: a run that nothing breaks takes %.1f s; seed %d%n", root, seconds, seed);
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        for (int number : numbers) {
            if (!passed.contains(number)) {
                pool.execute(() -> {
                    String line = tell(number);
                    synchronized (passed) {
                        System.out.println(line);
                        if (line.contains(" ok ")) {
                            passed.add(number);
                        }
                        append(results, line + "\n");
                    }
                });
            }
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.DAYS);
        long good = numbers.stream().filter(passed::contains).count();
        System.out.printf(
                "%d of %d runs ended with the numbers of one that nothing broke; %.1f minutes%n",
                good, numbers.size(), (System.nanoTime() - start) / 6e10);
        return good == numbers.size();
    }

    private Numbers whole(String name, Kind kind) throws Exception {
        Path home = Files.createDirectories(root.resolve("whole-" + name));
        if (Folders.runs(home).isEmpty()) {
            prepare(home);
            long start = System.nanoTime();
            if (begin(home, kind).end() != 0) {
                throw new Broken("the unbroken run failed");
            }
            seconds = Math.max(seconds, (System.nanoTime() - start) / 1e9);
            Files.writeString(home.resolve("seconds"), Double.toString(seconds));
        }
        seconds = Math.max(seconds, Double.parseDouble(Files.readString(home.resolve("seconds"))));
        return Numbers.of(Folders.runs(home).get(0));
    }

    private String tell(int number) {
        Kind kind = Kind.of(number);
        List<String> story = new ArrayList<>();
        try {
            carryOut(number, kind, story);
            return "%-3d ok     %-14s %s".formatted(number, kind, String.join("; ", story));
        } catch (Exception e) {
            return "%-3d BROKEN %-14s %s; %s".formatted(number, kind, String.join("; ", story), e);
        }
    }

    private void carryOut(int number, Kind kind, List<String> story) throws Exception {
        Random random = new Random(new SplittableRandom(seed * 1000 + number).nextLong());
        Path home = root.resolve(Integer.toString(number));
        Folders.delete(home);
        Files.createDirectories(home);
        prepare(home);
        Path disk = home.resolve(kind == Kind.FULL_RUNS ? "runs" : "genotypes");
        boolean isDisk = kind == Kind.FULL_RUNS || kind == Kind.FULL_GENOTYPES;
        if (isDisk) {
            int kilobytes = 4 * (kind == Kind.FULL_RUNS ? 1 + random.nextInt(120) : 1 + random.nextInt(2));
            Files.createDirectories(disk);
            command("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", disk.toString());
            story.add(kilobytes + " kB");
        }
        try {
            if (kind == Kind.FULL_GENOTYPES) {
                Files.write(disk.resolve("other"), new byte[4096]);
            }
            breakRun(home, kind, random, story);
            if (isDisk) {
                command("mount", "-o", "remount,size=64m", disk.toString());
            }
            finish(home, kind, random, story);
            Numbers whole = kind == Kind.RETRAIN ? wholeRetraining : wholeRun;
            String difference = Numbers.of(Folders.runs(home).get(0)).difference(whole);
            if (!difference.isEmpty()) {
                throw new Broken("other numbers in " + difference);
            }
            requireTidy(home, kind);
        } finally {
            if (isDisk) {
                command("umount", disk.toString());
            }
        }
        Folders.delete(home);
    }

    private void breakRun(Path home, Kind kind, Random random, List<String> story) throws Exception {
        Call call = begin(home, kind);
        switch (kind) {
            case KILL, RETRAIN, TWO -> kill(call, "KILL", sleep(random.nextDouble() * seconds), story);
            case FIRST_SECOND -> {
                while (call.process().isAlive() && Folders.all(home.resolve("runs")).isEmpty()) {
                    Thread.onSpinWait();
                }
                kill(call, "KILL", sleep(random.nextInt(4) == 0 ? random.nextDouble() : random.nextDouble() * 0.03), story);
            }
            case WRITING -> {
                int skipped = random.nextInt(40);
                String last = "";
                while (call.process().isAlive() && skipped >= 0) {
                    String now = Folders.all(home).stream().filter(name -> name.endsWith(".unfinished")).findFirst().orElse("");
                    skipped -= now.isEmpty() || now.equals(last) ? 0 : 1;
                    last = now.isEmpty() ? last : now;
                }
                call.process().destroyForcibly();
                story.add("KILL at " + last.replaceFirst(".*/", ""));
                call.end();
            }
            case TERM, HUP, USR1 -> {
                int status = kill(call, kind.name(), sleep(random.nextDouble() * seconds), story);
                boolean begun = !Folders.runs(home).isEmpty();
                if (begun && status != 130 && status != 0 || status == 130 && !call.said().contains("astrapia resume ")) {
                    throw new Broken("status " + status + " after " + kind + ": " + call.said());
                }
            }
            case FULL_RUNS, FULL_GENOTYPES -> {
                int status = call.end();
                boolean told = call.said().contains("No space left on device");
                story.add("status " + status + (told ? ", told" : ""));
                if (status != 0 && !told || kind == Kind.FULL_GENOTYPES && status != 0 || call.said().contains("should not")) {
                    throw new Broken("status " + status + ": " + call.said());
                }
            }
        }
        requireReadable(home, kind);
    }

    /** Resumes until it is done. */
    private void finish(Path home, Kind kind, Random random, List<String> story) throws Exception {
        boolean again = List.of(Kind.KILL, Kind.WRITING, Kind.FIRST_SECOND).contains(kind);
        for (int attempt = 1; attempt < 10; attempt++) {
            Call call = Folders.runs(home).isEmpty() ? begin(home, kind) : resume(home, "");
            if (again && random.nextInt(3) == 0) {
                kill(call, "KILL", sleep(random.nextDouble() * seconds), story);
                requireReadable(home, kind);
                continue;
            }
            if (kind == Kind.TWO && attempt == 1) {
                requireRefusal(home, call, story);
            }
            int status = call.end();
            if (status != 0) {
                throw new Broken("resume ended with " + status + ": " + call.said());
            }
            return;
        }
    }

    private void requireRefusal(Path home, Call first, List<String> story) throws Exception {
        Path lock;
        do {
            Thread.sleep(5);
            lock = Folders.runs(home).isEmpty() ? home : Folders.runs(home).get(0).resolve(".lock");
        } while (first.process().isAlive() && !isLockedBy(first, lock));
        Call second = resume(home, "-second");
        int status = second.end();
        if (!first.process().isAlive()) {
            story.add("the first was done before the second looked");
        } else if (status != 2 || !second.said().contains("another process is working on this run (process " + first.process().pid() + ")")) {
            throw new Broken("a second process ended with " + status + ": " + second.said());
        } else {
            story.add("a second one was refused");
        }
    }

    private static boolean isLockedBy(Call call, Path lock) throws IOException {
        return Files.isRegularFile(lock)
                && Files.readString(lock).strip().equals(Long.toString(call.process().pid()));
    }

    /** What is there says what it is, at any moment. */
    private void requireReadable(Path home, Kind kind) throws IOException {
        for (Path folder : Folders.runs(home)) {
            String status = Files.readString(folder.resolve("status.json"));
            if (!status.endsWith("}\n") || !Files.exists(folder.resolve("resolved.yaml"))) {
                throw new Broken(folder + " does not say what it is");
            }
        }
        String whole = wholeRun.files().get("genotype.yaml");
        for (String name : Folders.all(home.resolve("genotypes"))) {
            if (!name.endsWith("other") && !name.endsWith(".unfinished") && !Files.readString(Path.of(name)).equals(whole)) {
                throw new Broken(name + " is not a whole genotype");
            }
        }
    }

    private void requireTidy(Path home, Kind kind) throws IOException {
        List<String> left = Folders.all(home).stream()
                .filter(name -> name.endsWith(".unfinished") || name.contains(".changed"))
                .filter(name -> !Path.of(name).getParent().equals(home.resolve("runs"))) // goes after a minute
                .filter(name -> !name.contains("/runs/."))
                .toList();
        long genotypes = Folders.all(home.resolve("genotypes")).stream().filter(name -> name.endsWith(".yaml")).count();
        boolean saved = kind == Kind.RETRAIN ? genotypes == 0 : genotypes == 1 || kind == Kind.FULL_GENOTYPES;
        if (!left.isEmpty() || !saved || Folders.runs(home).size() != 1) {
            throw new Broken("left behind: " + left + ", " + genotypes + " genotypes, " + Folders.runs(home).size() + " folders");
        }
    }

    private int kill(Call call, String signal, double after, List<String> story) throws Exception {
        boolean alive = call.process().isAlive();
        call.signal(signal);
        int status = call.end();
        story.add("%s after %.2f s%s".formatted(signal, after, alive ? "" : ", which was too late"));
        return status;
    }

    private static double sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1000), (int) (seconds * 1e9 % 1_000_000));
        return seconds;
    }

    private void prepare(Path home) throws IOException {
        Files.writeString(home.resolve("tiny.yaml"), EXPERIMENT);
        Files.writeString(home.resolve("by-hand.yaml"), GENOTYPE);
    }

    private Call begin(Path home, Kind kind) throws IOException {
        return kind == Kind.RETRAIN
                ? call(home, "", "retrain", "tiny.yaml", "--genotype", "by-hand.yaml")
                : call(home, "", "run", "tiny.yaml");
    }

    private Call resume(Path home, String name) throws IOException {
        return call(home, name, "resume", Folders.runs(home).get(0).getFileName().toString());
    }

    private Call call(Path home, String name, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        Path out = home.resolve("out" + name);
        Path err = home.resolve("err" + name);
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Call(process, out, err);
    }

    private static void command(String... words) throws Exception {
        Process process = new ProcessBuilder(words).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new Broken("'" + String.join(" ", words) + "' failed; a full disk takes root");
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
