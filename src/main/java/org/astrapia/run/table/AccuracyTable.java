package org.astrapia.run.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.language.Suggestions;
import org.astrapia.space.SearchSpace;

/**
 * The true accuracies of architectures, from a table of a user's: a row an architecture, in a column its text as NAS-Bench-201 has it
 * ({@code architecture}), in others accuracies in per cent ({@code accuracy}). The columns of {@code nas-bench-201.csv} are known
 * by their own names.
 */
public final class AccuracyTable {
    /** Columns that hold the text of an architecture, the first of them that a table has. */
    private static final List<String> ARCHITECTURE = List.of("architecture", "ArchitectureString");

    /** Columns that hold an accuracy where none is named, by the data set that they are of. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("", "accuracy");
        KNOWN.put("cifar10", "CIFAR10TestAccuracy200Epochs");
        KNOWN.put("cifar100", "CIFAR100TestAccuracy200Epochs");
        KNOWN.put("imagenet16-120", "ImageNetTestAccuracy200Epochs");
    }

    private static final double PER_CENT = 100;

    private final Path file;
    private final Map<String, Integer> rows;
    private final Map<String, double[]> accuracies;

    private AccuracyTable(Path file, Map<String, Integer> rows, Map<String, double[]> accuracies) {
        this.file = file;
        this.rows = rows;
        this.accuracies = accuracies;
    }

    /**
     * Where an architecture stands.
     *
     * @param accuracy 0 to 1
     * @param rank 1 for the best; equal ones share the better rank
     * @param of architectures in the table
     * @param percentile share of the others that are worse, 0 to 100
     */
    public record Place(double accuracy, int rank, int of, double percentile) {}

    /**
     * Architectures that compute the same.
     *
     * @param form that they share, as the code of NAS-Bench-201 writes it
     * @param others how many there are besides
     * @param lowest accuracy of all of them, 0 to 1
     * @param highest accuracy of all of them, 0 to 1
     */
    public record Alike(String form, int others, double lowest, double highest) {}

    /**
     * Reads a table.
     *
     * @param column of the accuracies, where they are in one of another name
     * @throws InvalidInputException where it is none, with its line
     */
    public static AccuracyTable read(Path file, Optional<String> column) {
        List<Csv.Line> lines = Csv.read(file);
        if (lines.isEmpty()) {
            throw refusal(file, 1, 1, "the table is empty; its first line names the columns", List.of());
        }
        List<String> header = lines.get(0).cells();
        int text = ARCHITECTURE.stream()
                .mapToInt(header::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElseThrow(() -> refusal(
                        file,
                        1,
                        1,
                        "no column holds architectures; expected " + Suggestions.alternatives(ARCHITECTURE),
                        List.of()));
        List<String> wanted = column.map(List::of)
                .orElseGet(
                        () -> KNOWN.values().stream().filter(header::contains).toList());
        if (wanted.isEmpty() || !header.containsAll(wanted)) {
            String missing = column.map(name -> "there is no column `" + name + "`")
                    .orElse("no column holds accuracies in per cent; expected "
                            + Suggestions.alternatives(KNOWN.values()));
            throw refusal(file, 1, 1, missing, Suggestions.closest(column.orElse("accuracy"), header));
        }
        Map<String, Integer> rows = new LinkedHashMap<>();
        Map<String, double[]> accuracies = new LinkedHashMap<>();
        wanted.forEach(name -> accuracies.put(name, new double[lines.size() - 1]));
        for (Csv.Line line : lines.subList(1, lines.size())) {
            String architecture = EdgeTexts.ordered(line.cells().get(text))
                    .orElseThrow(() -> refusal(
                            file,
                            line.number(),
                            line.column(text),
                            "`" + line.cells().get(text) + "` is no architecture, such as " + EdgeTexts.EXAMPLE,
                            List.of()));
            int row = rows.size();
            if (rows.put(architecture, row) != null) {
                throw refusal(
                        file,
                        line.number(),
                        line.column(text),
                        "this architecture stands twice in the table",
                        List.of());
            }
            for (String name : wanted) {
                accuracies.get(name)[row] = accuracy(file, line, header.indexOf(name));
            }
        }
        return new AccuracyTable(file, rows, accuracies);
    }

    private static double accuracy(Path file, Csv.Line line, int column) {
        String cell = line.cells().get(column);
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException none) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value <= PER_CENT)) {
            throw refusal(
                    file,
                    line.number(),
                    line.column(column),
                    "`" + cell + "` is no accuracy in per cent, 0 to 100",
                    List.of());
        }
        return value / PER_CENT;
    }

    private static InvalidInputException refusal(
            Path file, int line, int column, String message, List<String> suggestions) {
        return new InvalidInputException(List.of(new Problem(
                Problem.Severity.ERROR, new Position(file.toString(), line, column), "", 1, message, suggestions)));
    }

    /** Its file. */
    public Path file() {
        return file;
    }

    /** The columns that hold accuracies. */
    public List<String> columns() {
        return List.copyOf(accuracies.keySet());
    }

    /** The column of a data set; the first one where none is known to be its. */
    public String column(String dataset) {
        return Optional.ofNullable(KNOWN.get(dataset))
                .filter(accuracies::containsKey)
                .orElse(columns().get(0));
    }

    /** How many architectures it has. */
    public int size() {
        return rows.size();
    }

    /** Where a genotype stands; empty where the table does not have it. */
    public Optional<Place> find(Genotype genotype, String column) {
        return Optional.ofNullable(rows.get(EdgeTexts.print(genotype))).map(row -> place(accuracies.get(column), row));
    }

    private static Place place(double[] all, int row) {
        double own = all[row];
        long better = Arrays.stream(all).filter(accuracy -> accuracy > own).count();
        long worse = Arrays.stream(all).filter(accuracy -> accuracy < own).count();
        double percentile = all.length == 1 ? PER_CENT : PER_CENT * worse / (all.length - 1);
        return new Place(own, Math.toIntExact(better + 1), all.length, percentile);
    }

    /** Architectures of the table that compute the same as a genotype that it has. */
    public Alike alike(Genotype genotype, String column) {
        String form = EdgeTexts.form(EdgeTexts.print(genotype));
        double[] all = accuracies.get(column);
        double[] same = rows.entrySet().stream()
                .filter(row -> EdgeTexts.form(row.getKey()).equals(form))
                .mapToDouble(row -> all[row.getValue()])
                .toArray();
        OptionalDouble lowest = Arrays.stream(same).min();
        OptionalDouble highest = Arrays.stream(same).max();
        return new Alike(form, same.length - 1, lowest.orElse(Double.NaN), highest.orElse(Double.NaN));
    }

    /**
     * Why it is no table of a space; empty where it has every architecture of the space.
     *
     * @param space of cells as NAS-Bench-201 has them
     */
    public Optional<String> lack(SearchSpace space) {
        Set<String> operations = Set.copyOf(space.operations());
        long in = rows.keySet().stream()
                .filter(text -> EdgeTexts.has(text, space.nodes(), operations))
                .count();
        double all = Math.pow(operations.size(), space.edges());
        if (in == all) {
            return Optional.empty();
        }
        String missing = all > rows.size() + 1e6
                ? ""
                : first(space).map(text -> ", for one " + text).orElse("");
        return Optional.of(String.format(
                Locale.ROOT,
                "the table %s has %,d of the %,.0f architectures of the space, so that some cannot be looked up%s",
                file.getFileName(),
                in,
                all,
                missing));
    }

    /** The first architecture of a space that is missing. */
    private Optional<String> first(SearchSpace space) {
        List<String> operations = space.operations();
        long all = (long) Math.pow(operations.size(), space.edges());
        return Stream.iterate(0L, number -> number < all, number -> number + 1)
                .map(number -> text(space, number))
                .filter(text -> !rows.containsKey(text))
                .findFirst();
    }

    /** The architecture of a number, whose digits are the operations. */
    private static String text(SearchSpace space, long number) {
        List<String> nodes = new ArrayList<>();
        long left = number;
        for (int node : space.numbers()) {
            StringBuilder text = new StringBuilder("|");
            for (int from : IntStream.range(0, node).toArray()) {
                int operation = (int) (left % space.operations().size());
                left /= space.operations().size();
                text.append(space.operations().get(operation))
                        .append('~')
                        .append(from)
                        .append('|');
            }
            nodes.add(text.toString());
        }
        return String.join("+", nodes);
    }
}
