package org.astrapia.mutations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.storage.Storage;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.genotype.PythonGenotypes;
import org.astrapia.genotype.PythonGenotypes.Form;
import org.astrapia.language.Source;
import org.astrapia.report.SampleRun;
import org.astrapia.report.html.CellDrawing;
import org.astrapia.report.html.ComparisonReport;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.report.terminal.RunPlots;
import org.astrapia.report.terminal.RunsTable;
import org.astrapia.report.terminal.Style;
import org.astrapia.report.terminal.TerminalCell;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds is read or refused: no other exception, no hang, no memory without end. */
class MutationsTest {
    private static final Set<String> OPERATIONS = BuiltInSpaces.definitions().keySet();

    @TempDir
    private Path folder;

    @Test
    void experiments() throws IOException {
        List<String> sound = texts("experiments", ".yaml");
        List<String> words = KeyGuide.all().stream()
                .flatMap(key -> Stream.of(key.path().split("\\.")))
                .distinct()
                .toList();
        List<Map.Entry<String, String>> values =
                List.copyOf(KeyGuide.values(ExperimentReader.read(Path.of("experiments/quickstart.yaml"), List.of())
                                .experiment())
                        .entrySet());
        new Trials("an experiment", 0.32, 1024).run((random, shown) -> {
            TextMutator mutator = new TextMutator(random, words);
            String text = one(sound, random);
            List<String> overrides = new ArrayList<>(List.of("data.path=" + folder));
            if (random.nextInt(4) == 0) {
                Map.Entry<String, String> value = one(values, random);
                overrides.add(value.getKey() + "=" + new String(mutator.mutate(value.getValue()), UTF_8));
                shown.append(overrides).append('\n');
            }
            byte[] bytes = overrides.size() > 1 ? text.getBytes(UTF_8) : mutator.mutate(text);
            Experiment read = ExperimentReader.read(write("experiment.yaml", bytes, shown), overrides)
                    .experiment();

            Path resolved = Files.writeString(folder.resolve("resolved.yaml"), ResolvedWriter.write(read));
            assertThat(ExperimentReader.read(resolved, List.of()).experiment()).isEqualTo(read);
        });
    }

    @Test
    void genotypes() throws IOException {
        List<String> sound = texts("genotypes", ".yaml");
        List<String> words = List.copyOf(OPERATIONS);
        new Trials("a genotype", 0.15, 1024).run((random, shown) -> {
            byte[] bytes = new TextMutator(random, words).mutate(one(sound, random));
            Source source = Source.read(write("genotype.yaml", bytes, shown));
            Genotype read = GenotypeText.parse(source, OPERATIONS);

            assertThat(GenotypeText.parse(new Source("printed", GenotypeText.print(read)), OPERATIONS))
                    .isEqualTo(read);
            GenotypeCheck.check(source, OPERATIONS);
            assertThat(CellDrawing.document(read)).isNotBlank();
            assertThat(TerminalCell.render(read, Style.plain())).isNotBlank();
        });
    }

    @Test
    void pythonTexts() throws IOException {
        List<String> sound = PythonTexts.all();
        List<String> words = Stream.concat(OPERATIONS.stream(), Stream.of("normal", "reduce", "normal_concat", "None"))
                .toList();
        new Trials("a Python text", 0.2, 256).run((random, shown) -> {
            byte[] bytes = new TextMutator(random, words).mutate(one(sound, random));
            Source source = Source.read(write("genotypes.py", bytes, shown));
            Optional<String> name = random.nextInt(4) == 0 ? Optional.of("B") : Optional.empty();
            Form form = one(List.of(Form.values()), random);
            Genotype read =
                    PythonGenotypes.read(form, source, name, "read", OPERATIONS).genotype();

            assertThat(GenotypeText.parse(new Source("printed", GenotypeText.print(read)), OPERATIONS))
                    .isEqualTo(read);
        });
    }

    @Test
    void filesOfARun() throws IOException {
        Path run = SampleRun.finished(folder);
        Run other = RunReader.read(SampleRun.finished(folder, 3, "balanced"));
        List<String> names = List.of(
                "metrics.csv",
                "architecture.csv",
                "evaluation.json",
                "summary.json",
                "genotype.yaml",
                "resolved.yaml",
                "provenance.json",
                "status.json");
        List<String> words = List.of("search", "retrain", "epoch", "normal", "reduce", "none", "1", "epoch,stage");
        int refused = new Trials("a file of a run", 0.12, 1024).refused((random, shown) -> {
            String name = one(random.nextBoolean() ? names.subList(0, 3) : names, random);
            byte[] sound = Files.exists(run.resolve(name)) ? Files.readAllBytes(run.resolve(name)) : new byte[0];
            byte[] bytes = new TextMutator(random, words).mutate(new String(sound, UTF_8));
            try {
                shown.append(name).append('\n').append(new String(bytes, UTF_8));
                Files.write(run.resolve(name), bytes);
                show(RunReader.read(run), other, random.nextInt(4));
            } finally {
                Files.write(run.resolve(name), sound);
            }
        });
        assertThat(refused).as("a run is shown as far as it can be read").isZero();
    }

    /** As figures and a table, as a report, or beside another run. */
    private static void show(Run run, Run other, int how) {
        if (how == 0) {
            assertThat(HtmlReport.of(run)).contains("</html>");
        } else if (how == 1) {
            assertThat(ComparisonReport.of(List.of(run, other))).contains("</html>");
        } else {
            for (RunPlots.Figure figure : RunPlots.Figure.values()) {
                RunPlots.draw(run, figure, Style.plain());
            }
            RunsTable.of(List.of(run, other)).render(Style.plain());
        }
    }

    @Test
    void cifarFiles() throws IOException {
        Path cifar = Files.createDirectory(folder.resolve("cifar"));
        DatasetChoice cifar10 = description("cifar10", cifar, "refuse");
        DatasetChoice cifar100 = description("cifar100", cifar, "refuse");
        new Trials("a CIFAR file", 0.08, 256).run((random, shown) -> {
            boolean ten = random.nextBoolean();
            int record = ten ? 3073 : 3074;
            for (String name :
                    List.of("data_batch_1.bin", "test_batch.bin", "train.bin", "test.bin", "batches.meta.txt")) {
                Files.deleteIfExists(cifar.resolve(name));
            }
            byte[] sound = new byte[3 * record];
            List<String> names = ten ? List.of("data_batch_1.bin", "test_batch.bin") : List.of("train.bin", "test.bin");
            for (String name : names) {
                Files.write(cifar.resolve(name), sound);
            }
            if (ten && random.nextInt(3) == 0) {
                String classes = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n";
                Files.write(
                        cifar.resolve("batches.meta.txt"), new TextMutator(random, List.of("a", "b")).mutate(classes));
            }
            byte[] bytes = new ByteMutator(random).mutate(sound);
            shown.append(bytes.length).append(" bytes");
            Files.write(cifar.resolve(one(names, random)), bytes);
            load(ten ? cifar10 : cifar100);
        });
    }

    @Test
    void images() throws IOException {
        Path images = folder.resolve("images");
        ImageMutator whole = new ImageMutator(new SplittableRandom(5));
        for (String place : List.of("train/a/0", "train/a/1", "train/b/0", "test/a/0", "test/b/0")) {
            Files.createDirectories(images.resolve(place).getParent());
            Files.write(images.resolve(place + ".png"), whole.sound());
        }
        DatasetChoice refusing = description("folder", images, "refuse");
        DatasetChoice skipping = description("folder", images, "skip");
        new Trials("an image", 0.13, 1024).run((random, shown) -> {
            ImageMutator mutator = new ImageMutator(random);
            byte[] bytes = mutator.mutate(mutator.sound());
            shown.append(bytes.length).append(" bytes, written to target/mutation.image");
            Files.write(images.resolve("train/a/0.png"), bytes);
            Files.write(Path.of("target/mutation.image"), bytes);
            load(random.nextBoolean() ? refusing : skipping);
        });
    }

    /** What the images of a folder are as an experiment says it. */
    private DatasetChoice description(String dataset, Path path, String onCorrupt) {
        return ExperimentReader.read(
                        folder.resolve("data.yaml"),
                        new Source("data.yaml", "experiment: images\ndata: {folder: {image-size-px: 16}}"),
                        List.of(
                                "data.dataset=" + dataset,
                                "data.path=" + path.toAbsolutePath(),
                                "data.folder.on-corrupt=" + onCorrupt))
                .experiment()
                .data()
                .dataset();
    }

    private static void load(DatasetChoice description) {
        assertThat(description.load(1, Storage.standard()).train().count()).isPositive();
    }

    private Path write(String name, byte[] bytes, StringBuilder shown) throws IOException {
        shown.append(new String(bytes, UTF_8));
        return Files.write(folder.resolve(name), bytes);
    }

    private static List<String> texts(String folder, String end) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(end)).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static <T> T one(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
